package org.esmpy.solver.internal.reduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reduced objective where every phase has a G of its own. */
class ReducedObjectiveOfPhasesTest {
    private static final double TOLERANCE = 1e-16;

    /** Relative step of finite differences. */
    private static final double STEP = 1e-5;

    /** Truncation of central differences plus rounding of the objective over the step, relative. */
    private static final double REL = 1e-5;

    /** Sums in another order, relative. */
    private static final double ROUNDING = 1e-9;

    /** Abundances to the square root of the tolerance, relative. */
    private static final double SOLVED = 1e-6;

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "5,true", "3,false"})
    void derivativesAreSlopes(int phases, boolean simplex) {
        ReducedFixture fixture = fixture(phases, simplex);
        ReducedModel model = fixture.at(fixture.w);
        int size = fixture.w.length;
        for (int i = 0; i < size; i++) {
            double step = STEP * fixture.w[i];
            ReducedModel above = fixture.at(fixture.moved(i, step));
            ReducedModel below = fixture.at(fixture.moved(i, -step));
            double scale = fixture.total() / fixture.w[i];
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
        ReducedFixture fixture = fixture(phases, simplex);
        PhaseBases bases =
                own(SmallProblems.basis(fixture.problem).orElseThrow().g(), phases);
        int columns = bases.columns();
        DMatrixRMaj all = new DMatrixRMaj(bases.channels(), columns * phases);
        double[] w = new double[columns * phases * phases];
        for (int i = 0; i < columns * phases; i++) {
            int k = i / columns;
            int c = i % columns;
            w[i * phases + k] = fixture.w[c * phases + k];
            for (int l = 0; l < all.getNumRows(); l++) {
                all.set(l, i, bases.of(k).get(l, c));
            }
        }
        ReducedModel twin = fixture.objective(PhaseBases.shared(all)).evaluate(w, fixture.ht.clone(), TOLERANCE, 1);
        ReducedModel model = fixture.at(fixture.w);
        assertThat(model.objectiveNats()).isCloseTo(twin.objectiveNats(), within(ROUNDING * model.objectiveNats()));
        int size = columns * phases;
        for (int i = 0; i < size; i++) {
            int row = i / columns * size + i;
            double slope = Math.sqrt(model.scale()[i]);
            assertThat(model.gradient()[i])
                    .as("gradient %d", i)
                    .isCloseTo(twin.gradient()[row], within(SOLVED * slope));
            for (int j = 0; j < size; j++) {
                double scale = slope * Math.sqrt(model.scale()[j]);
                assertThat(model.curvature()[i * size + j])
                        .as("curvature %d, %d", i, j)
                        .isCloseTo(
                                twin.curvature()[row * size * phases + j / columns * size + j], within(SOLVED * scale));
            }
        }
    }

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "4,true", "5,true", "3,false"})
    void equalBasesGiveTheBitsOfASharedOne(int phases, boolean simplex) {
        ReducedFixture fixture = fixture(phases, simplex);
        DMatrixRMaj g = SmallProblems.basis(fixture.problem).orElseThrow().g();
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

    /** Every entry of G is another one in every phase. */
    private static ReducedFixture fixture(int phases, boolean simplex) {
        Problem problem = ReducedFixture.problem(phases, simplex);
        return new ReducedFixture(
                problem, own(SmallProblems.basis(problem).orElseThrow().g(), phases));
    }

    private static PhaseBases own(DMatrixRMaj g, int phases) {
        SplittableRandom random = new SplittableRandom(6);
        List<DMatrixRMaj> own = new ArrayList<>();
        for (int k = 0; k < phases; k++) {
            DMatrixRMaj absorbed = g.copy();
            for (int i = 0; i < absorbed.getNumElements(); i++) {
                absorbed.data[i] *= random.nextDouble(0.7, 1.1);
            }
            own.add(absorbed);
        }
        return PhaseBases.of(g, own);
    }
}
