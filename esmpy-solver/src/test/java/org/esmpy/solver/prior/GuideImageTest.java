package org.esmpy.solver.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideImageTest {
    private static final ImageShape SHAPE = new ImageShape(50, 60);
    private static final double NOISE = 2;
    private static final double STEP = 60;

    /** Three relative standard errors of a standard deviation from the median of 6000 differences, which share pixels. */
    private static final double NOISE_REL = 0.08;

    private static final double ROUNDING = 1e-12;

    /** Three standard deviations of a difference are 3·√2 of those of a pixel. */
    @ParameterizedTest
    @ValueSource(doubles = {1, -1e-5, 1e306})
    void neighboursAreCoupledFullyWithinTheNoiseAndLessAtAnEdgeInAnyUnit(double unit) {
        GuideImage guide = GuideImage.of(halves(unit), SHAPE);
        int full = 0;
        double atEdge = 0;
        for (int y = 0; y < SHAPE.height(); y++) {
            for (int x = 0; x < SHAPE.width() - 1; x++) {
                double coupling = guide.coupling(SHAPE.pixel(y, x), SHAPE.pixel(y, x + 1));
                assertThat(coupling).isEqualTo(guide.coupling(SHAPE.pixel(y, x + 1), SHAPE.pixel(y, x)));
                if (x == SHAPE.width() / 2 - 1) {
                    atEdge += Math.sqrt(coupling) / SHAPE.height();
                } else {
                    full += coupling == 1 ? 1 : 0;
                }
            }
        }
        assertThat(full).isGreaterThan((int) (0.99 * SHAPE.height() * (SHAPE.width() - 2)));
        double expected = 3 * Math.sqrt(2) * NOISE / STEP;
        assertThat(atEdge).isCloseTo(expected, within(NOISE_REL * expected));
    }

    @Test
    void withoutNoiseEveryDifferenceIsAnEdge() {
        double[] labels = new double[SHAPE.pixels()];
        labels[7] = 1e-9;
        GuideImage guide = GuideImage.of(labels, SHAPE);
        assertThat(guide.coupling(7, 8)).isZero();
        assertThat(guide.coupling(8, 9)).isEqualTo(1);
    }

    @Test
    void someOfThePixelsHaveTheNoiseOfAll() {
        GuideImage guide = GuideImage.of(halves(1), SHAPE);
        int edge = SHAPE.width() / 2;
        GuideImage two = guide.at(new int[] {edge - 1, edge, -1});
        assertThat(two.pixels()).isEqualTo(3);
        assertThat(two.coupling(0, 1)).isCloseTo(guide.coupling(edge - 1, edge), within(ROUNDING));
    }

    @Test
    void refusesWhatIsNoImageOfThePixels() {
        double[] values = halves(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuideImage.of(values, new ImageShape(60, 51)))
                .withMessage("a guide of 60 x 51 pixels needs as many values, got 3000");
        values[2 * 60 + 3] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuideImage.of(values, SHAPE))
                .withMessage("a guide needs finite values, but that in row 2, column 3 is NaN");
        values[2 * 60 + 3] = Double.NEGATIVE_INFINITY;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuideImage.of(values, SHAPE))
                .withMessageContaining("column 3 is -Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuideImage.of(new double[3000], SHAPE))
                .withMessage("the guide is 0.0 in all 3000 pixels and shows no edges; leave it out");
    }

    /** Dark on the left, bright on the right, with noise. */
    private static double[] halves(double unit) {
        Random random = new Random(1);
        double[] values = new double[SHAPE.pixels()];
        for (int p = 0; p < values.length; p++) {
            double grey = p % SHAPE.width() < SHAPE.width() / 2 ? 0 : STEP;
            values[p] = unit * (grey + NOISE * random.nextGaussian());
        }
        return values;
    }
}
