package org.esmpy.bench.settings;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.ImageShape;

/** Reads images with a number for each pixel of a map, such as regions and labels of phases. */
public final class PriorImages {
    private PriorImages() {}

    /**
     * Reads whole numbers.
     *
     * @param file  PNG with one band (grey values or palette indices are the numbers), or npy
     * @param shape the shape of the map, which the image must have
     * @throws IllegalArgumentException if the file is missing, has another shape, or a number that is not whole
     */
    public static int[] labels(String file, ImageShape shape) {
        if (isPng(file)) {
            return png(file, shape);
        }
        double[] values = values(file, shape);
        int[] labels = new int[values.length];
        for (int p = 0; p < labels.length; p++) {
            labels[p] = (int) values[p];
            if (labels[p] != values[p]) {
                throw new IllegalArgumentException(file + ": the value " + values[p] + " of pixel " + p
                        + " is not the number of a phase; mark pixels of phase k with k, others with 0");
            }
        }
        return labels;
    }

    /**
     * Reads the numbers of an npy file.
     *
     * @param shape the shape of the map, which the array must have
     */
    public static double[] values(String file, ImageShape shape) {
        NpyArray array = read(file, NpyFiles::read);
        int[] found = array.shape();
        if (found.length != 2 || found[0] != shape.height() || found[1] != shape.width()) {
            throw otherShape(file, Arrays.toString(found), shape);
        }
        return array.values();
    }

    /**
     * Reads the pixels that are not 0, in a PNG those that are neither black nor transparent.
     *
     * @param file  PNG of any colours, or npy
     * @param shape the shape of the map, which the image must have
     */
    static BitSet region(String file, ImageShape shape) {
        BitSet region = new BitSet(shape.pixels());
        if (!isPng(file)) {
            double[] values = values(file, shape);
            for (int p = 0; p < values.length; p++) {
                region.set(p, values[p] != 0);
            }
            return region;
        }
        BufferedImage image = image(file);
        if (image.getHeight() != shape.height() || image.getWidth() != shape.width()) {
            throw otherShape(file, "[" + image.getHeight() + ", " + image.getWidth() + "]", shape);
        }
        for (int p = 0; p < shape.pixels(); p++) {
            int argb = image.getRGB(p % shape.width(), p / shape.width());
            region.set(p, argb >>> 24 != 0 && (argb & 0xffffff) != 0);
        }
        return region;
    }

    private static boolean isPng(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".png");
    }

    private static BufferedImage image(String file) {
        BufferedImage image = read(file, path -> ImageIO.read(path.toFile()));
        if (image == null) {
            throw new IllegalArgumentException(file + " is no PNG image");
        }
        return image;
    }

    private static int[] png(String file, ImageShape shape) {
        Raster raster = image(file).getRaster();
        if (raster.getNumBands() != 1) {
            throw new IllegalArgumentException(file + " has " + raster.getNumBands()
                    + " colour bands; the numbers of phases need one: save it as grey values or with a palette");
        }
        if (raster.getHeight() != shape.height() || raster.getWidth() != shape.width()) {
            throw otherShape(file, "[" + raster.getHeight() + ", " + raster.getWidth() + "]", shape);
        }
        return raster.getSamples(0, 0, shape.width(), shape.height(), 0, (int[]) null);
    }

    private static IllegalArgumentException otherShape(String file, String found, ImageShape shape) {
        return new IllegalArgumentException(file + " has the shape " + found + ", but the map has [" + shape.height()
                + ", " + shape.width() + "] (rows, columns)");
    }

    private static <T> T read(String file, Reading<T> reading) {
        try {
            return reading.read(existing(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The path of a file.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Path existing(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        return path;
    }

    /** How a file is read. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Path file) throws IOException;
    }
}
