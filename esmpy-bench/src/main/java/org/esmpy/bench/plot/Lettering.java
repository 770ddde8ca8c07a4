package org.esmpy.bench.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Tests whether Java can draw text here. Without fonts or fontconfig it cannot, and throws one of many errors. */
public final class Lettering {
    private Lettering() {}

    public static boolean isPossible() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                            .stringWidth("esmpy")
                    > 0;
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return false;
        } finally {
            graphics.dispose();
        }
    }
}
