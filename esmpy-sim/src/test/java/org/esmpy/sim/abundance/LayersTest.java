package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class LayersTest extends AbundanceGeneratorContract {
    private static final ImageShape SHAPE = new ImageShape(20, 30);

    @Override
    protected AbundanceGenerator generator() {
        return layers(1.5, 0.7);
    }

    private static Layers layers(double wavePx, double roughnessPx) {
        return new Layers(
                3,
                List.of(
                        new StackLayer(0, 6),
                        new StackLayer(1, 2),
                        new StackLayer(0, 3.5),
                        new StackLayer(2, Double.POSITIVE_INFINITY)),
                wavePx,
                roughnessPx,
                5);
    }

    @Test
    void flatLayersHaveTheirThicknessInEveryColumn() {
        DMatrixRMaj h = layers(0, 0).abundances(SHAPE);
        for (int column = 0; column < SHAPE.width(); column++) {
            double[] counted = new double[3];
            for (int row = 0; row < SHAPE.height(); row++) {
                for (int k = 0; k < 3; k++) {
                    counted[k] += h.get(k, SHAPE.pixel(row, column));
                }
            }
            assertThat(counted).containsExactly(9.5, 2, 8.5);
            assertThat(h.get(1, SHAPE.pixel(6, column))).isEqualTo(1);
            assertThat(h.get(0, SHAPE.pixel(11, column))).isEqualTo(0.5);
        }
    }

    @Test
    void aWaveShiftsAThinLayerButLeavesItItsThickness() {
        DMatrixRMaj h = layers(2, 0).abundances(SHAPE);
        double lowest = SHAPE.height();
        double highest = 0;
        for (int column = 0; column < SHAPE.width(); column++) {
            double thickness = 0;
            double moment = 0;
            for (int row = 0; row < SHAPE.height(); row++) {
                double share = h.get(1, SHAPE.pixel(row, column));
                thickness += share;
                moment += share * (row + 0.5);
            }
            assertThat(thickness).isCloseTo(2, within(1e-12));
            lowest = Math.min(lowest, moment / thickness);
            highest = Math.max(highest, moment / thickness);
        }
        assertThat(highest - lowest).isBetween(2.0, 5.0);
    }

    @Test
    void refusesLayersThickerThanTheImage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layers(0, 0).abundances(new ImageShape(11, 4)))
                .withMessage("layers of 11.5 pixels together do not fit into an image of 11 rows");
        assertThatIllegalArgumentException().isThrownBy(() -> new StackLayer(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Layers(1, List.of(new StackLayer(1, 2)), 0, 0, 1));
    }
}
