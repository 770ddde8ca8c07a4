package org.esmpy.io.msa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumImageWriterContract;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MsaFormatTest {
    /** The listed sum is rounded. */
    private static final double PRINTED = 5e-3;

    @TempDir
    private Path folder;

    /** The contract of readers. */
    @Nested
    class ReaderTest extends SpectrumImageReaderContract {
        @Override
        protected SpectrumImageReader reader() {
            return new MsaFormat();
        }

        @Override
        protected Path example(Path target) throws IOException {
            Path file = target.resolve("example.msa");
            SpectrumImage image =
                    TestImages.random(new ImageShape(1, 1), 200, 900, 1).withAcquisition(TestImages.acquisition());
            new MsaFormat().write(image, file, WriteOptions.defaults());
            return file;
        }
    }

    /** The contract of writers. */
    @Nested
    class WriterTest extends SpectrumImageWriterContract {
        @Override
        protected SpectrumImageWriter writer() {
            return new MsaFormat();
        }

        @Override
        protected SpectrumImageReader reader() {
            return new MsaFormat();
        }

        @Override
        protected SpectrumImage image(int max) {
            return TestImages.random(new ImageShape(1, 1), 33, max, 1);
        }
    }

    @Test
    void aSpectrumReadsBackBitForBit() throws IOException {
        Spectrum spectrum = Spectrum.of(new EnergyAxis(-0.1, 0.01, 4), new double[] {0.1, -3e-9, 7, 1e300})
                .withMetadata(ImageMetadata.empty().withTitle("Olivin"))
                .withAcquisition(TestImages.acquisition());
        Path file = folder.resolve("a.msa");

        new MsaFormat().writeSpectrum(spectrum, file);
        Spectrum read = new MsaFormat().readSpectrum(file);

        assertThat(read.values()).isEqualTo(spectrum.values());
        assertThat(read.energy()).isEqualTo(spectrum.energy());
        assertThat(read.metadata().title()).isEqualTo("Olivin");
        assertThat(read.acquisition().liveTimeS()).hasValue(28.085);
    }

    @Test
    void dateTimeAndOwnerAreThoseOfTheStandard() throws IOException {
        Spectrum sample = new MsaFormat().readSpectrum(Samples.file("msa", "ISO_22029_2022_compliance.msa"));

        assertThat(sample.metadata().notes())
                .containsEntry("date", "1991-10-01")
                .containsEntry("time", "12:00")
                .containsEntry("owner", "EMSA/MAS TASK FORCE");
        Path file = folder.resolve("a.msa");
        new MsaFormat().writeSpectrum(sample, file);
        assertThat(file).content().contains("#DATE        : 01-OCT-1991\r\n", "#TIME        : 12:00\r\n");
        assertThat(new MsaFormat().readSpectrum(file).metadata()).isEqualTo(sample.metadata());
    }

    @Test
    void whatIsWrittenIsAscii() throws IOException {
        Path file = folder.resolve("a.msa");
        SpectrumImage image = TestImages.random(new ImageShape(1, 1), 3, 5, 1).withMetadata(TestImages.metadata());

        new MsaFormat().write(image, file, WriteOptions.defaults());

        assertThat(Files.readString(file, StandardCharsets.US_ASCII)).doesNotContain("?"); // stands for the others
    }

    @Test
    void theXraySampleIsRead() throws IOException {
        Spectrum spectrum = new MsaFormat().readSpectrum(Samples.file("msa", "example2.msa"));

        assertThat(spectrum.energy()).isEqualTo(new EnergyAxis(0.2, 0.01, 80));
        assertThat(Arrays.stream(spectrum.values()).sum()).isCloseTo(21_060.105, within(PRINTED));
        assertThat(Arrays.stream(spectrum.values()).max()).hasValue(872.97);
        assertThat(spectrum.acquisition().beamKeV()).hasValue(120);
        assertThat(spectrum.acquisition().liveTimeS()).hasValue(100);
    }

    @Test
    void pairsAndMinimalMetadataAreRead() throws IOException {
        for (String name : new String[] {"ISO_22029_2022_compliance.msa", "example1.msa"}) {
            SpectrumImage image = read(Samples.file("msa", name));

            assertThat(image.energy().firstCentreKeV()).isCloseTo(0.52013, within(1e-12));
            assertThat(image.energy().channels()).isEqualTo(21);
            assertThat(image.sumSpectrum()).startsWith(4066, 3996).endsWith(4429, 4217);
        }
        Spectrum minimal = new MsaFormat().readSpectrum(Samples.file("msa", "minimum_metadata.msa"));
        assertThat(minimal.values()).containsExactly(1);
    }

    @Test
    void valuesThatAreNoCountsAreNoImage() throws IOException {
        Path file = folder.resolve("a.msa");
        new MsaFormat().writeSpectrum(Spectrum.of(new EnergyAxis(0, 1, 2), new double[] {1, 0.5}), file);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("channel 1 (1.0 keV) holds 0.5, which is not a count")
                .withMessageContaining("--round");
    }

    @Test
    void aLineThatIsNeitherKeywordNorNumberIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.msa"), "#FORMAT : EMSA/MAS Spectral Data File\nhello\n");

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("line 2");
    }

    private static SpectrumImage read(Path file) throws IOException {
        return new MsaFormat().read(file, ReadOptions.defaults(), ProgressListener.none());
    }
}
