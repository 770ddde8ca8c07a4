package org.esmpy.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakNamesTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 200;
    private static final int PEAK_TOP = 150;
    private static final int DARK = 128;

    /** The name of the second peak moves up, and the line from it to its peak passes the name of the first. */
    @Test
    void theLineOfAHigherNameDoesNotGoThroughALowerOne() {
        BufferedImage alone = picture(List.of(60));
        BufferedImage crowded = picture(List.of(60, 64, 56));
        int letters = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (isDark(alone, x, y)) {
                    letters++;
                    assertThat(isDark(crowded, x, y)).as("%d, %d", x, y).isTrue();
                }
            }
        }
        assertThat(letters).isPositive();
    }

    private static BufferedImage picture(List<Integer> peaks) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        PeakNames names = new PeakNames(picture, new Rectangle(WIDTH, HEIGHT), new Rectangle());
        peaks.forEach(x -> names.place("Fe H", x, PEAK_TOP, (from, to) -> PEAK_TOP));
        names.close();
        return picture;
    }

    private static boolean isDark(BufferedImage picture, int x, int y) {
        return new Color(picture.getRGB(x, y)).getGreen() < DARK;
    }
}
