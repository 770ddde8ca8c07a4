package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest extends AbundanceGeneratorContract {
    @TempDir
    Path folder;

    private Path dark;
    private Path light;

    @BeforeEach
    void draw() throws IOException {
        dark = grey("dark.png", 24, 32, 64);
        light = grey("light.png", 24, 32, 191);
    }

    private Path grey(String name, int height, int width, int level) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        int[] samples = new int[height * width];
        Arrays.fill(samples, level);
        image.getRaster().setSamples(0, 0, width, height, 0, samples);
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Override
    protected AbundanceGenerator generator() {
        return Pictures.read(List.of(dark, light));
    }

    @Test
    void whiteIsOne() {
        assertThat(generator().abundances(shape()).get(1, 5)).isCloseTo(191 / 255.0, within(1e-12));
    }

    /** Two halves are 128 of 255 each, which sum to 1.004. */
    @Test
    void evensTheRoundingOut() throws IOException {
        Path half = grey("half.png", 24, 32, 128);
        assertThat(Pictures.read(List.of(half, half)).abundances(shape()).get(0, 0))
                .isEqualTo(0.5);
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.read(List.of(dark, dark)))
                .withMessageContaining("must sum to one (white) in each pixel, but at row 0, column 0");
        Path small = grey("small.png", 24, 31, 191);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.read(List.of(dark, small)))
                .withMessageContaining("small.png has 24 x 31 pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.read(List.of(folder.resolve("none.png"))))
                .withMessageContaining("no such picture");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> generator().abundances(new ImageShape(24, 31)))
                .withMessageContaining("24 x 32");
    }
}
