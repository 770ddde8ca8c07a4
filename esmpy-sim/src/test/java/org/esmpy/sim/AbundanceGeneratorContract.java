package org.esmpy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;

/** What every {@link AbundanceGenerator} must do. Extend it with a generator. */
public abstract class AbundanceGeneratorContract {
    /** Rounding of a sum of a few numbers of order one. */
    private static final double ROUNDING = 1e-12;

    /** The generator under test. */
    protected abstract AbundanceGenerator generator();

    /** A shape that the generator can fill; not square, so that rows and columns cannot be mixed up unnoticed. */
    protected ImageShape shape() {
        return new ImageShape(24, 32);
    }

    @Test
    void hasARowPerPhaseAndAColumnPerPixel() {
        DMatrixRMaj h = generator().abundances(shape());
        assertThat(generator().phases()).isPositive();
        assertThat(h.getNumRows()).isEqualTo(generator().phases());
        assertThat(h.getNumCols()).isEqualTo(shape().pixels());
    }

    @Test
    void liesOnTheSimplexInEveryPixelWithSpecimen() {
        DMatrixRMaj h = generator().abundances(shape());
        double[] thickness = generator().thickness(shape());
        assertThat(thickness).hasSize(shape().pixels());
        for (int p = 0; p < h.getNumCols(); p++) {
            double sum = 0;
            for (int k = 0; k < h.getNumRows(); k++) {
                assertThat(h.get(k, p)).as("phase %d, pixel %d", k, p).isBetween(0.0, 1.0);
                sum += h.get(k, p);
            }
            assertThat(thickness[p])
                    .as("thickness of pixel %d", p)
                    .isNotNegative()
                    .isFinite();
            assertThat(sum).as("pixel %d", p).isCloseTo(thickness[p] > 0 ? 1 : 0, within(ROUNDING));
        }
    }

    @Test
    void givesANewMatrixWithTheSameNumbersEveryTime() {
        DMatrixRMaj first = generator().abundances(shape());
        double[] before = first.data.clone();
        first.fill(-1);
        assertThat(generator().abundances(shape()).data).containsExactly(before);
    }
}
