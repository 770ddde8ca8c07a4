package org.esmpy.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.esmpy.model.PixelSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleBarTest {
    @ParameterizedTest
    @CsvSource({"1, 128, 20 nm", "3.6, 16, 10 nm", "0.00986, 80, 0.1 nm", "0.5, 1000, 100 nm"})
    void hasARoundLengthOfAboutAFifth(double size, int width, String label) {
        ScaleBar bar = ScaleBar.of(new PixelSize(size, "nm"), width);
        assertThat(bar.label()).isEqualTo(label);
        assertThat(bar.pixels()).isBetween(0.08 * width, 0.2 * width);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0003, um, 5 nm",
        "0.02, µm, 500 nm",
        "0.1, um, 2 µm",
        "2, Å, 5 nm",
        "0.01, mm, 200 µm",
        "1, px, 20 px"
    })
    void isInTheUnitThatNeedsFewestDigits(double size, String unit, String label) {
        assertThat(ScaleBar.of(new PixelSize(size, unit), 128).label()).isEqualTo(label);
    }
}
