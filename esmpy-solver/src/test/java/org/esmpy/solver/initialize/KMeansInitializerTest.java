package org.esmpy.solver.initialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.InitializerContract;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.api.Test;

class KMeansInitializerTest extends InitializerContract {
    /** Channels 0 to 4 belong to one phase, 5 to 9 to the other; 2 % of the mean remain in either. */
    private static final double PURE = 0.95;

    @Override
    protected Initializer initializer() {
        return new KMeansInitializer();
    }

    /** Two halves of an image that share both phases 3 : 1 and 1 : 3: no pixel is pure, the spectra found nearly are. */
    @Test
    void movesClustersOfMixedPixelsTowardsThePurePhases() {
        SplittableRandom random = new SplittableRandom(1);
        CountMatrix counts = SmallProblems.counts(10, 48 * 48, (l, p) -> {
            double share = p % 48 < 24 == l < 5 ? 0.75 : 0.25;
            return random.nextDouble() < 0.5 * share ? 1 : 0;
        });
        Problem problem = new Problem(
                counts, new ImageShape(48, 48), Optional.empty(), 2, List.of(new Constraint.SimplexH()), List.of());
        Factors start = initializer().initialize(problem, Optional.empty(), random);
        double first = shareOfTheFirstChannels(start.w(), 0);
        double second = shareOfTheFirstChannels(start.w(), 1);
        assertThat(Math.max(first, second)).isGreaterThan(PURE);
        assertThat(Math.min(first, second)).isLessThan(1 - PURE);
        int left = first > second ? 0 : 1;
        assertThat(start.h().get(left, 5)).isGreaterThan(start.h().get(1 - left, 5));
        assertThat(start.h().get(left, 40)).isLessThan(start.h().get(1 - left, 40));
    }

    private static double shareOfTheFirstChannels(DMatrixRMaj w, int phase) {
        double part = 0;
        double all = 0;
        for (int l = 0; l < 10; l++) {
            part += l < 5 ? w.get(l, phase) : 0;
            all += w.get(l, phase);
        }
        return part / all;
    }
}
