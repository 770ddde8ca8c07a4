package org.esmpy.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import org.esmpy.io.Spectrum;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {
    @TempDir
    private Path folder;

    @Test
    void aSpectrumIsATableInFullPrecision() throws IOException {
        Path file = folder.resolve("a.csv");
        Spectrum spectrum = Spectrum.of(new EnergyAxis(-0.1, 0.01, 4), new double[] {12, 0.1 + 0.2, -0.0, 1e300});

        new CsvFormat().writeSpectrum(spectrum, file);

        assertThat(file).hasContent("""
                energy_keV,counts
                -0.1,12
                -0.09000000000000001,0.30000000000000004
                -0.08,-0.0
                -0.07,1.0E300
                """);
    }

    @Test
    void anImageOfOnePixelIsASpectrum() throws IOException {
        SpectrumImage image = TestImages.random(new ImageShape(1, 1), 3, 7, 1);
        Path file = folder.resolve("a.csv");

        new CsvFormat().write(image, file, WriteOptions.defaults());

        assertThat(file).content().endsWith(",7\n").hasLineCount(4);
    }

    @Test
    void aMapIsRefused() {
        SpectrumImage image = TestImages.random(new ImageShape(2, 3), 3, 7, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvFormat().write(image, folder.resolve("a.csv"), WriteOptions.defaults()))
                .withMessageContaining("6 pixels");
        assertThat(folder).isEmptyDirectory();
    }
}
