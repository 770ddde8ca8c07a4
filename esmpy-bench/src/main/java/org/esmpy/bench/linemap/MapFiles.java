package org.esmpy.bench.linemap;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
     * Writes in the form of the file's extension.
     *
     * @param file   {@code .tif}, {@code .npy}, or {@code .png}, to whose name that of each map is added
     * @param names  names of the maps
     * @param values map after map, row after row
     * @return the files that were written
     * @throws IllegalArgumentException if the name has another extension
     */
    public static List<Path> write(
            Path file, List<String> names, double[] values, ImageShape shape, Optional<PixelSize> pixelSize)
            throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".tif") || name.endsWith(".tiff")) {
            TiffStacks.write(file, names, values, shape, pixelSize);
            return List.of(file);
        }
        if (name.endsWith(".npy")) {
            NpyFiles.write(file, values, names.size(), shape.height(), shape.width());
            return List.of(file);
        }
        if (name.endsWith(PNG)) {
            return writePictures(file, names, values, shape, pixelSize);
        }
        throw new IllegalArgumentException("'" + file.getFileName()
                + "' must end in .tif (a stack for ImageJ), .npy or .png (a picture for each map)");
    }

    private static List<Path> writePictures(
            Path file, List<String> names, double[] values, ImageShape shape, Optional<PixelSize> pixelSize)
            throws IOException {
        String stem = file.getFileName().toString();
        List<Path> files = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            double[] map = Arrays.copyOfRange(values, k * shape.pixels(), (k + 1) * shape.pixels());
            double top = Math.max(Double.MIN_NORMAL, Arrays.stream(map).max().orElse(0));
            BufferedImage picture = new AbundanceMapPicture().draw(names.get(k), map, shape, pixelSize, top);
            Path one = file.resolveSibling(stem.substring(0, stem.length() - PNG.length()) + "-" + names.get(k) + PNG);
            if (!ImageIO.write(picture, "png", one.toFile())) {
                throw new IOException(one + ": this Java writes no PNG");
            }
            files.add(one);
        }
        return files;
    }
}
