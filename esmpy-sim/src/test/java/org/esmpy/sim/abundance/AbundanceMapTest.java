package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AbundanceMapTest {
    /** The same formulas in another order of operations. */
    private static final double ROUNDING = 1e-14;

    private static final ImageShape SHAPE = new ImageShape(12, 16);

    /** The reference takes the width of a Gaussian for 2.355 σ instead of 2√(2 ln 2) σ. */
    private static final double REFERENCE_FWHM = 4 * 2 * Math.sqrt(2 * Math.log(2)) / 2.355;

    static Stream<Arguments> reference() {
        return Stream.of(
                Arguments.of("sphere", Ellipsoid.sphere(5, 7, 4, 0.5)),
                Arguments.of("ellipsoid", new Ellipsoid(5, 7, 3 * 1.5, 3 * 0.8, 0.5)),
                Arguments.of("ripple", new Ripple(8, REFERENCE_FWHM, 1)),
                Arguments.of("wedge", new Wedge(0, 0, SHAPE, 0, 0.5)));
    }

    @ParameterizedTest
    @MethodSource("reference")
    void agreesWithTheReference(String name, AbundanceMap map) throws IOException {
        double[] expected = read(name);
        assertThat(expected).hasSize(SHAPE.pixels());
        assertThat(map.values(SHAPE)).containsExactly(expected, within(ROUNDING));
    }

    @Test
    void sphereIsCutAtTheBorder() {
        double[] values = Ellipsoid.sphere(0, -3, 5, 1).values(new ImageShape(2, 4));
        assertThat(values)
                .containsExactly(
                        new double[] {0.8, 0.6, 0, 0, Math.sqrt(15) / 5, Math.sqrt(8) / 5, 0, 0}, within(ROUNDING));
    }

    @Test
    void discIsEvenInside() {
        assertThat(new Disc(0, 1, 1, 0.3).values(new ImageShape(2, 4))).containsExactly(0.3, 0.3, 0.3, 0, 0, 0.3, 0, 0);
    }

    @Test
    void wedgeRisesInItsRectangleOnly() {
        assertThat(new Wedge(1, 1, new ImageShape(1, 3), 0.2, 0.4).values(new ImageShape(2, 5)))
                .containsExactly(new double[] {0, 0, 0, 0, 0, 0, 0.2, 0.3, 0.4, 0}, within(ROUNDING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wedge(1, 1, new ImageShape(1, 3), 0, 1).values(new ImageShape(2, 3)))
                .withMessage("a wedge of 1 x 3 pixels at row 1, column 1 does not fit into an image of 2 x 3 pixels");
    }

    @Test
    void rippleHasItsWidthAtHalfMaximum() {
        double[] values = new Ripple(50, 10, 0.8).values(new ImageShape(1, 200));
        assertThat(values[45]).isCloseTo(0.4, within(ROUNDING));
        assertThat(values[55]).isCloseTo(0.4, within(ROUNDING));
        assertThat(values[199]).isZero();
        assertThat(new Ripple(0, 10, 0.8).values(new ImageShape(2, 1))).containsExactly(0.8, 0.8);
    }

    @Test
    void refuseWhatIsNoAbundance() {
        for (double peak : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ellipsoid.sphere(0, 0, 1, peak))
                    .withMessage("an abundance must lie between 0 and 1, got " + peak);
        }
    }

    private static double[] read(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AbundanceMapTest.class.getResourceAsStream("espm-weights.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(","))
                    .filter(cells -> cells[0].equals(name))
                    .flatMap(cells -> Arrays.stream(cells).skip(2))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}
