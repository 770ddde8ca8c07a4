package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.fit.TracePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest sizes that are promised: 60 columns of G, 8192 channels, 12 phases. */
class ManyWeightsTest {
    private static final int COLUMNS = 60;
    private static final int CHANNELS = 8192;
    private static final int PHASES = 12;
    private static final ImageShape SHAPE = new ImageShape(12, 12);

    private static final Problem PROBLEM = problem();

    /** Above some 150 entries of W, newton takes the response of H from a sample of the pixels. */
    @Test
    void exactSolversReachACertifiedOptimum() {
        double approached = fit("squarem", 80).objectiveNats();
        assertThat(List.of("newton", "bcd")).allSatisfy(id -> {
            FitResult result = fit(id, 80);
            assertThat(result.stopReason()).isEqualTo(StopReason.CERTIFIED);
            assertThat(result.objectiveNats()).isLessThan(approached);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "nmf", "nmf-frobenius"})
    void othersFallAllTheWay(String id) {
        FitResult result = fit(id, 20);
        assertFalls(result);
        FitResult further = fit(id, result.factors(), 20);
        assertFalls(further);
        assertThat(further.certificate().hBoundNats())
                .isLessThan(result.certificate().hBoundNats());
    }

    private static void assertFalls(FitResult result) {
        List<TracePoint> trace = result.trace();
        assertThat(result.iterations()).isEqualTo(20);
        for (int i = 1; i < trace.size(); i++) {
            assertThat(trace.get(i).objectiveNats()).isLessThan(trace.get(i - 1).objectiveNats());
        }
    }

    private static FitResult fit(String id, int iterations) {
        Solver solver = SolverCatalog.defaults().create(id);
        return fit(id, SmallProblems.start(solver.accept(PROBLEM), 2), iterations);
    }

    private static FitResult fit(String id, Factors start, int iterations) {
        return Fit.of(PROBLEM, SolverCatalog.defaults().create(id))
                .start(start)
                .until(StoppingRules.anyOf(StoppingRules.certified(1), StoppingRules.iterations(iterations)))
                .run();
    }

    private static Problem problem() {
        SplittableRandom random = new SplittableRandom(1);
        DMatrixRMaj g = new DMatrixRMaj(CHANNELS, COLUMNS);
        for (int l = 0; l < CHANNELS; l++) {
            g.set(l, 0, 2e-3);
            for (int c = 1; c < COLUMNS; c++) {
                double centre = (c + 0.5) * CHANNELS / COLUMNS;
                g.set(l, c, peak(l, centre, 0.02) + peak(l, CHANNELS - 0.7 * centre, 0.01));
            }
        }
        DMatrixRMaj w = new DMatrixRMaj(COLUMNS, PHASES);
        for (int k = 0; k < PHASES; k++) {
            for (int c = 0; c < COLUMNS; c++) {
                w.set(c, k, c % PHASES == k ? 20 : 2 * random.nextDouble());
            }
        }
        DMatrixRMaj h = SmallProblems.simplex(PHASES, SHAPE.pixels(), random);
        return SmallProblems.poisson(SHAPE, g, new Factors(w, h), random, new Constraint.SimplexH());
    }

    private static double peak(int channel, double centre, double height) {
        double distance = (channel - centre) / 20;
        return Math.abs(distance) < 4 ? height * Math.exp(-distance * distance) : 0;
    }
}
