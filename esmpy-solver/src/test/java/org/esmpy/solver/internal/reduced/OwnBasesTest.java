package org.esmpy.solver.internal.reduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.SpectraOperator;
import org.esmpy.solver.internal.StartValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reduced objective where every phase has a G of its own. */
class OwnBasesTest {
    private static final double TOLERANCE = 1e-16;

    /** Relative step of finite differences. */
    private static final double STEP = 1e-5;

    /** Truncation of central differences plus rounding of the objective over the step, relative. */
    private static final double REL = 1e-5;

    /** Sums in another order, and abundances to the square root of the tolerance, relative. */
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "5,true", "3,false"})
    void derivativesAreSlopes(int phases, boolean simplex) {
        Fixture fixture = new Fixture(phases, simplex);
        ReducedModel model = fixture.at(fixture.w);
        int size = fixture.w.length;
        for (int i = 0; i < size; i++) {
            double step = STEP * fixture.w[i];
            ReducedModel above = fixture.at(fixture.moved(i, step));
            ReducedModel below = fixture.at(fixture.moved(i, -step));
            double scale = fixture.problem.counts().total() / fixture.w[i];
            int packed = fixture.packed(i);
            assertThat(model.gradient()[packed])
                    .as("gradient by entry %d", i)
                    .isCloseTo((above.objectiveNats() - below.objectiveNats()) / (2 * step), within(REL * scale));
            for (int j = 0; j < size; j++) {
                assertThat(model.curvature()[packed * size + j])
                        .as("curvature by entry %d, %d", packed, j)
                        .isCloseTo((above.gradient()[j] - below.gradient()[j]) / (2 * step), within(10 * REL * scale));
            }
        }
    }

    /** One G with the columns of all phases, of which every phase has its own only, is the same problem in more unknowns. */
    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"2,true", "3,true", "4,true", "5,true", "3,false"})
    void equalsOneBasisWithTheColumnsOfAllPhases(int phases, boolean simplex) {
        Fixture fixture = new Fixture(phases, simplex);
        int columns = fixture.bases.columns();
        DMatrixRMaj all = new DMatrixRMaj(fixture.bases.channels(), columns * phases);
        double[] w = new double[columns * phases * phases];
        for (int i = 0; i < columns * phases; i++) {
            int k = i / columns;
            int c = i % columns;
            w[i * phases + k] = fixture.w[c * phases + k];
            for (int l = 0; l < all.getNumRows(); l++) {
                all.set(l, i, fixture.bases.of(k).get(l, c));
            }
        }
        ReducedModel twin = fixture.objective(PhaseBases.shared(all)).evaluate(w, fixture.ht.clone(), TOLERANCE, 1);
        ReducedModel model = fixture.at(fixture.w);
        assertThat(model.objectiveNats()).isCloseTo(twin.objectiveNats(), within(ROUNDING * model.objectiveNats()));
        int size = columns * phases;
        for (int i = 0; i < size; i++) {
            int row = i / columns * size + i;
            double slope = Math.sqrt(model.scale()[i]);
            assertThat(model.gradient()[i]).as("gradient %d", i).isCloseTo(twin.gradient()[row], within(1e-6 * slope));
            for (int j = 0; j < size; j++) {
                double scale = slope * Math.sqrt(model.scale()[j]);
                assertThat(model.curvature()[i * size + j])
                        .as("curvature %d, %d", i, j)
                        .isCloseTo(
                                twin.curvature()[row * size * phases + j / columns * size + j], within(1e-6 * scale));
            }
        }
    }

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "4,true", "5,true", "3,false"})
    void equalBasesGiveTheBitsOfASharedOne(int phases, boolean simplex) {
        Fixture fixture = new Fixture(phases, simplex);
        DMatrixRMaj g = fixture.bases.mean();
        List<DMatrixRMaj> copies = new ArrayList<>();
        for (int k = 0; k < phases; k++) {
            copies.add(g.copy());
        }
        ReducedModel shared =
                fixture.objective(PhaseBases.shared(g)).evaluate(fixture.w, fixture.ht.clone(), TOLERANCE, 1);
        ReducedModel own =
                fixture.objective(PhaseBases.of(g, copies)).evaluate(fixture.w, fixture.ht.clone(), TOLERANCE, 1);
        assertThat(own.objectiveNats()).isEqualTo(shared.objectiveNats());
        assertThat(own.hBoundNats()).isEqualTo(shared.hBoundNats());
        assertThat(own.wKkt()).isEqualTo(shared.wKkt());
        assertThat(own.gradient()).containsExactly(shared.gradient());
        assertThat(own.curvature()).containsExactly(shared.curvature());
        assertThat(own.scale()).containsExactly(shared.scale());
    }

    private static final class Fixture {
        private final Problem problem;
        private final PhaseBases bases;
        private final ReducedObjective objective;
        private final double[] w;
        private final double[] ht;

        Fixture(int phases, boolean simplex) {
            this.problem = SmallProblems.poisson(
                    new ImageShape(5, 6),
                    24,
                    6,
                    phases,
                    4,
                    simplex ? new Constraint[] {new Constraint.SimplexH()} : new Constraint[0]);
            DMatrixRMaj g = SmallProblems.basis(problem).orElseThrow().g();
            SplittableRandom random = new SplittableRandom(6);
            List<DMatrixRMaj> own = new ArrayList<>();
            for (int k = 0; k < phases; k++) {
                DMatrixRMaj absorbed = g.copy();
                for (int i = 0; i < absorbed.getNumElements(); i++) {
                    absorbed.data[i] *= random.nextDouble(0.7, 1.1);
                }
                own.add(absorbed);
            }
            this.bases = PhaseBases.of(g, own);
            this.objective = objective(bases);
            this.w = random.doubles((long) bases.columns() * phases, 0.5, 1.5).toArray();
            this.ht = new StartValues(SmallProblems.start(problem, 4), problem).ht();
        }

        ReducedObjective objective(PhaseBases of) {
            return new ReducedObjective(
                    problem,
                    SpectraOperator.of(of),
                    ReducedObjective.secondOrder(of),
                    new CountPasses(problem.counts(), problem.phases(), Workers.single()));
        }

        ReducedModel at(double[] weights) {
            return objective.evaluate(weights, ht.clone(), TOLERANCE, 1);
        }

        double[] moved(int entry, double step) {
            double[] weights = w.clone();
            weights[entry] += step;
            return weights;
        }

        /** Where the model keeps an entry of W. */
        int packed(int entry) {
            int phases = problem.phases();
            return entry % phases * (w.length / phases) + entry / phases;
        }
    }
}
