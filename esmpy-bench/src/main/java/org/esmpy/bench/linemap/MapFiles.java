package org.esmpy.bench.linemap;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.io.tiff.TiffStacks;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/** Writes maps of numbers: a stack for ImageJ, an array for NumPy, or a picture for each. */
public final class MapFiles {
    private static final String PNG = ".png";

    private MapFiles() {}

    /**
     * The files that {@link #write} makes.
     *
     * @param file  {@code .tif}, {@code .npy}, or {@code .png}, to whose name that of each map is added
     * @param names names of the maps
     * @throws IllegalArgumentException if the name has another extension
     */
    public static List<Path> files(Path file, List<String> names) {
        String name = String.valueOf(file.getFileName());
        if (has(file, ".tif") || has(file, ".tiff") || has(file, ".npy")) {
            return List.of(file);
        }
        if (!has(file, PNG)) {
            throw new IllegalArgumentException(
                    "'" + name + "' must end in .tif (a stack for ImageJ), .npy or .png (a picture for each map)");
        }
        String stem = name.substring(0, name.length() - PNG.length());
        return names.stream()
                .map(map -> file.resolveSibling(stem + "-" + map + PNG))
                .toList();
    }

    /**
     * Writes in the form of the file's extension.
     *
     * @param file   see {@link #files}
     * @param names  names of the maps
     * @param values map after map, row after row
     * @return the files that were written
     */
    public static List<Path> write(
            Path file, List<String> names, double[] values, ImageShape shape, Optional<PixelSize> pixelSize)
            throws IOException {
        List<Path> files = files(file, names);
        if (has(file, PNG)) {
            writePictures(files, names, values, shape, pixelSize);
        } else if (has(file, ".npy")) {
            NpyFiles.write(file, values, names.size(), shape.height(), shape.width());
        } else {
            TiffStacks.write(file, names, values, shape, pixelSize);
        }
        return files;
    }

    private static boolean has(Path file, String extension) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(extension);
    }

    private static void writePictures(
            List<Path> files, List<String> names, double[] values, ImageShape shape, Optional<PixelSize> pixelSize)
            throws IOException {
        for (int k = 0; k < names.size(); k++) {
            double[] map = Arrays.copyOfRange(values, k * shape.pixels(), (k + 1) * shape.pixels());
            double top = Math.max(Double.MIN_NORMAL, Arrays.stream(map).max().orElse(0));
            BufferedImage picture = new AbundanceMapPicture().draw(names.get(k), map, shape, pixelSize, top);
            if (!ImageIO.write(picture, "png", files.get(k).toFile())) {
                throw new IOException(files.get(k) + ": this Java writes no PNG");
            }
        }
    }
}
