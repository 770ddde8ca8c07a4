package org.esmpy.sim.imperfection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;

class TrueExposureTest {
    private static final ImageShape SHAPE = new ImageShape(60, 80);
    private static final double ROUNDING = 1e-12;

    private static TrueExposure exposure(Map<Imperfection, Double> sizes) {
        return new TrueExposure(new Imperfections(sizes, new TreeMap<>(), List.of(), new TreeMap<>()), SHAPE, 3);
    }

    @Test
    void hotAndDeadPixelsHaveTheirShares() {
        double[] dwell = exposure(Map.of(Imperfection.HOT_PIXELS, 5.0, Imperfection.DEAD_PIXELS, 10.0))
                .dwell();
        assertThat(Arrays.stream(dwell).filter(time -> time == 0).count()).isBetween(400L, 560L);
        assertThat(Arrays.stream(dwell).filter(time -> time == 20).count()).isBetween(180L, 300L);
    }

    @Test
    void withoutImperfectionsNothingChanges() {
        DMatrixRMaj amounts = new DMatrixRMaj(2, SHAPE.pixels());
        assertThat(exposure(Map.of()).dwell()).containsOnly(1);
        assertThat(exposure(Map.of()).drifted(amounts)).isSameAs(amounts);
    }

    /** A point becomes a line through it of the length of the way, and nothing is lost. */
    @Test
    void driftSpreadsAPointAlongItsWay() {
        DMatrixRMaj amounts = new DMatrixRMaj(1, SHAPE.pixels());
        amounts.set(0, SHAPE.pixel(30, 40), 1);
        DMatrixRMaj seen = exposure(Map.of(Imperfection.DRIFT, 12.0)).drifted(amounts);
        double sum = 0;
        double row = 0;
        double column = 0;
        double square = 0;
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double value = seen.get(0, p);
            sum += value;
            row += value * (p / SHAPE.width());
            column += value * (p % SHAPE.width());
            square += value * (Math.pow(p / SHAPE.width() - 30, 2) + Math.pow(p % SHAPE.width() - 40, 2));
        }
        assertThat(sum).isCloseTo(1, within(ROUNDING));
        assertThat(row).isCloseTo(30, within(1e-9));
        assertThat(column).isCloseTo(40, within(1e-9));
        assertThat(Math.sqrt(square))
                .as("12/√12 for a line, wider by frames and pixels")
                .isBetween(3.4, 4.2);
    }
}
