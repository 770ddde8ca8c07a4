package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.esmpy.bench.info.SideImageFacts;
import org.esmpy.bench.plot.GreyPicture;
import org.esmpy.io.SideImage;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.io.tiff.TiffStacks;

/** Writes the images that a file holds beside its spectra, as arrays for other programs or as pictures. */
public final class SideImageFiles {
    private static final String PNG = ".png";
    private static final String NPY = ".npy";
    private static final List<String> TIFF = List.of(".tif", ".tiff");

    private SideImageFiles() {}

    /**
     * Refuses a file name with an extension that is no format of images.
     *
     * @throws IllegalArgumentException if it ends in none of {@code .tif}, {@code .npy} and {@code .png}
     */
    public static void check(Path file) {
        if (!has(file, PNG) && !has(file, NPY) && TIFF.stream().noneMatch(ending -> has(file, ending))) {
            throw new IllegalArgumentException("an image is written as .tif (values and pixel size, for ImageJ), .npy"
                    + " (values) or .png (a grey picture), not as '" + file.getFileName() + "'");
        }
    }

    /** Writes one image in the form of the file's extension. */
    public static void write(SideImage image, Path file) throws IOException {
        check(file);
        if (has(file, PNG)) {
            AtomicFiles.write(file, part -> writePicture(image, part));
            return;
        }
        double[] values = new double[image.shape().pixels()];
        for (int p = 0; p < values.length; p++) {
            values[p] = image.values()[p];
        }
        if (has(file, NPY)) {
            NpyFiles.write(file, values, image.shape().height(), image.shape().width());
        } else {
            TiffStacks.write(file, List.of(image.name()), values, image.shape(), image.pixelSize());
        }
    }

    /**
     * Writes a picture of each image into {@code images} in a folder of results.
     *
     * @return facts about the images, with the files of their pictures
     */
    public static List<SideImageFacts> writePictures(List<SideImage> images, Path folder) throws IOException {
        List<SideImageFacts> facts = new ArrayList<>();
        if (!images.isEmpty()) {
            Files.createDirectory(folder.resolve("images"));
        }
        for (SideImage image : images) {
            String file = "images/image_" + (facts.size() + 1) + PNG;
            writePicture(image, folder.resolve(file));
            facts.add(SideImageFacts.of(image).withFile(file));
        }
        return facts;
    }

    private static void writePicture(SideImage image, Path file) throws IOException {
        if (!ImageIO.write(GreyPicture.of(image), "png", file.toFile())) {
            throw new IOException(file + ": this Java writes no PNG");
        }
    }

    private static boolean has(Path file, String extension) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(extension);
    }
}
