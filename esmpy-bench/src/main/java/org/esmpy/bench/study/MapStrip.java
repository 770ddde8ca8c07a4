package org.esmpy.bench.study;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;

/**
 * Stores maps from 0 to 1 side by side in one picture of 256 greys. The files are small; the values are precise enough
 * for pictures, not for computations.
 */
public final class MapStrip {
    private static final int WHITE = 255;

    private final BufferedImage picture;
    private final ImageShape shape;

    private MapStrip(BufferedImage picture, ImageShape shape) {
        this.picture = picture;
        this.shape = shape;
    }

    /**
     * @param maps K×P; below 0 is black, above 1 white
     */
    static MapStrip of(DMatrixRMaj maps, ImageShape shape) {
        BufferedImage picture =
                new BufferedImage(maps.getNumRows() * shape.width(), shape.height(), BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = picture.getRaster();
        for (int k = 0; k < maps.getNumRows(); k++) {
            for (int row = 0; row < shape.height(); row++) {
                for (int column = 0; column < shape.width(); column++) {
                    double value = Math.max(0, Math.min(1, maps.get(k, shape.pixel(row, column))));
                    raster.setSample(k * shape.width() + column, row, 0, (int) Math.round(WHITE * value));
                }
            }
        }
        return new MapStrip(picture, shape);
    }

    /**
     * Reads maps.
     *
     * @param file   picture written by {@link #write}
     * @param phases number of maps in it
     * @throws IllegalArgumentException if it is no such picture
     */
    public static MapStrip read(Path file, int phases) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        if (picture == null || picture.getWidth() % phases != 0) {
            throw new IllegalArgumentException(
                    file + " is not a picture of " + phases + " maps side by side; delete it and repeat the run");
        }
        return new MapStrip(picture, new ImageShape(picture.getHeight(), picture.getWidth() / phases));
    }

    void write(Path file) throws IOException {
        ImageIO.write(picture, "png", file.toFile());
    }

    /** Height and width of a map. */
    public ImageShape shape() {
        return shape;
    }

    /** The values of a phase, P, row after row. */
    public double[] values(int phase) {
        double[] values = new double[shape.pixels()];
        for (int p = 0; p < values.length; p++) {
            int column = p % shape.width();
            int row = p / shape.width();
            values[p] = picture.getRaster().getSample(phase * shape.width() + column, row, 0) / (double) WHITE;
        }
        return values;
    }
}
