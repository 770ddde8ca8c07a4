package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

class HomotopyTest {
    private static final ImageShape SHAPE = new ImageShape(40, 48);
    private static final double DOSE = 60;
    private static final PixelBins BINS = new PixelBins(SHAPE, 4);
    private static final Homotopy HOMOTOPY = Homotopy.defaults();

    @Test
    void everyPointObeysAndTheSparsestIsTheLast() {
        JointFit fit = fit(1);
        List<Homotopy.Point> path = HOMOTOPY.follow(fit, Mixture.even(Scenes.twoPhases(DOSE), fit.pixels()));
        assertThat(path).extracting(Homotopy.Point::strengthNats).isEqualTo(HOMOTOPY.strengthsNats());
        for (Homotopy.Point point : path) {
            DMatrixRMaj a = point.mixture().abundances();
            for (int p = 0; p < a.getNumRows(); p++) {
                assertThat(a.get(p, 0) + a.get(p, 1)).isCloseTo(1, within(1e-9));
            }
        }
        int first = path.get(0).mixture().freeAbundances();
        assertThat(path.get(path.size() - 1).mixture().freeAbundances()).isLessThan(first);
        assertThat(path.get(path.size() - 1).divergenceNats())
                .isGreaterThan(path.get(0).divergenceNats());
    }

    @Test
    void settledAbundancesKeepTheirPhases() {
        DMatrixRMaj w = Scenes.twoPhases(DOSE);
        assertThat(HOMOTOPY.settled(fit(3), w, 1).w()).isSameAs(w);
    }

    @Test
    void aCancelledPathHasAPoint() {
        CancellableWorkers cancelled = new CancellableWorkers(Workers.single(), () -> true);
        JointFit fit = JointFit.onBins(Scenes.inclusions(SHAPE, DOSE, 4), BINS, cancelled);
        assertThat(HOMOTOPY.follow(fit, Mixture.even(Scenes.twoPhases(DOSE), fit.pixels())))
                .extracting(Homotopy.Point::strengthNats)
                .containsExactly(0.03);
    }

    @Test
    void needsAStrength() {
        assertThat(HOMOTOPY.largest()).isEqualTo(3);
        assertThatThrownBy(() -> new Homotopy(List.of(), 0.05, 0.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 strength");
    }

    private static JointFit fit(long seed) {
        return JointFit.onBins(Scenes.inclusions(SHAPE, DOSE, seed), BINS, CancellableWorkers.single());
    }
}
