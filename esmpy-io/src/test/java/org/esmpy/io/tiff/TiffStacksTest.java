package org.esmpy.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;
import ij.io.Opener;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks as ImageJ's own library and the JDK's reader see them. */
class TiffStacksTest {
    private static final ImageShape SHAPE = new ImageShape(3, 5);
    private static final List<String> NAMES = List.of("Phase 1: Fe", "µ", "c");

    /** Rationals of 31 bits. */
    private static final double RATIONAL = 1e-8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0.37, nm, nm", "0.00869140625, µm, µm", "1234.5, nm, nm", "1e-7, mm, mm"})
    void imageJOpensACalibratedHyperstackWithNames(double size, String unit, String seen) throws IOException {
        Path file = folder.resolve("maps.tif");
        TiffStacks.write(file, NAMES, values(3), SHAPE, Optional.of(new PixelSize(size, unit)));

        ImagePlus image = new Opener().openTiff(folder.toString() + "/", "maps.tif");

        assertThat(image.getDimensions()).containsExactly(5, 3, 3, 1, 1);
        assertThat(image.getBitDepth()).isEqualTo(32);
        assertThat(image.getCalibration().getUnit()).isEqualTo(seen);
        assertThat(image.getCalibration().pixelWidth / size).isCloseTo(1, within(RATIONAL));
        assertThat(image.getCalibration().pixelHeight / size).isCloseTo(1, within(RATIONAL));
        for (int k = 0; k < 3; k++) {
            assertThat(image.getStack().getSliceLabel(k + 1)).isEqualTo(NAMES.get(k));
            for (int p = 0; p < 15; p++) {
                Float value = image.getStack().getProcessor(k + 1).getf(p % 5, p / 5);
                assertThat(value).isEqualTo(Float.valueOf((float) values(3)[15 * k + p]));
            }
        }
    }

    @Test
    void anotherReaderSeesAPageForEachMap() throws IOException {
        Path file = folder.resolve("maps.tif");
        TiffStacks.write(file, NAMES, values(3), SHAPE, Optional.empty());

        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            for (int k = 0; k < 3; k++) {
                Raster page = reader.read(k).getRaster();
                assertThat(page.getSampleFloat(4, 2, 0)).isEqualTo((float) values(3)[15 * k + 14]);
            }
        }
    }

    @Test
    void oneMapIsAnImage() throws IOException {
        TiffStacks.write(folder.resolve("a.tif"), List.of("O-Ka"), values(1), SHAPE, Optional.empty());

        ImagePlus image = new Opener().openTiff(folder.toString() + "/", "a.tif");
        assertThat(image.getStackSize()).isEqualTo(1);
        assertThat(image.getProcessor().getf(1, 1)).isEqualTo((float) values(1)[6]);
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TiffStacks.write(folder.resolve("a.tif"), NAMES, values(2), SHAPE, Optional.empty()))
                .withMessageContaining("3 maps of 15 pixels");
        assertThat(folder).isEmptyDirectory();
    }

    private static double[] values(int maps) {
        double[] values = new double[15 * maps];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 3 ? Double.NaN : Math.sin(i) * Math.pow(10, i % 7 - 3);
        }
        return values;
    }
}
