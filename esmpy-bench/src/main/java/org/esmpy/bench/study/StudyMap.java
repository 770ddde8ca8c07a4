package org.esmpy.bench.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;

/**
 * A map in a file that a study fits, with the truth inside that the fits are compared with.
 *
 * @param name as the study calls it
 * @param file its file
 * @param dose at which it was simulated, as the file says; otherwise its counts per pixel
 */
public record StudyMap(String name, Path file, double dose) {
    private static final String DOSE = "simulation/dose";

    /**
     * Reads a map to see that a study can use it.
     *
     * @param name of its file as the study gives it
     * @param file with the truth inside
     * @throws IllegalArgumentException if there is no such file, or no counts or no truth about all of them are in it
     */
    static StudyMap of(FormatCatalog formats, String name, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such map: " + file);
        }
        SpectrumImage image = read(formats, file);
        try {
            if (image.counts().total() == 0) {
                throw new IllegalArgumentException("there are no counts in the map");
            }
            if (GroundTruth.of(image).isEmpty()) {
                throw new IllegalArgumentException("there is no truth in the map to compare with; 'esmpy simulate'"
                        + " writes it, and 'esmpy compare' takes maps without");
            }
            return new StudyMap(name, file, dose(image));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** The same with the absolute path of the file. */
    StudyMap absolute() {
        return new StudyMap(name, file.toAbsolutePath(), dose);
    }

    /** The map. */
    SpectrumImage read(FormatCatalog formats) throws IOException {
        return read(formats, file);
    }

    private static SpectrumImage read(FormatCatalog formats, Path file) throws IOException {
        return formats.read(file, ReadOptions.defaults());
    }

    private static double dose(SpectrumImage image) {
        String said = image.metadata().notes().get(DOSE);
        if (said == null) {
            return image.counts().total() / (double) image.counts().pixels();
        }
        try {
            double dose = Double.parseDouble(said);
            if (dose > 0 && dose < Double.POSITIVE_INFINITY) {
                return dose;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new IllegalArgumentException("the note " + DOSE + " is '" + said + "'; expected counts per pixel");
    }
}
