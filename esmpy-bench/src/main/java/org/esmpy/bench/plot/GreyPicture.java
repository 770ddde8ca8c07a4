package org.esmpy.bench.plot;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import org.esmpy.io.SideImage;

/** Draws an image of a file in grey, pixel by pixel: black for the least or an unknown value, white for the largest. */
public final class GreyPicture {
    private static final int WHITE = 255;

    private GreyPicture() {}

    public static BufferedImage of(SideImage image) {
        int width = image.shape().width();
        int height = image.shape().height();
        double black = image.minimum();
        double range = Math.max(image.maximum() - black, Double.MIN_NORMAL);
        float[] values = image.values();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = picture.getRaster();
        for (int p = 0; p < values.length; p++) {
            double share = Float.isNaN(values[p]) ? 0 : Math.min(1, Math.max(0, (values[p] - black) / range));
            raster.setSample(p % width, p / width, 0, (int) Math.round(WHITE * share));
        }
        return picture;
    }
}
