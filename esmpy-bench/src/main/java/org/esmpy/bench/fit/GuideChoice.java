package org.esmpy.bench.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PriorImages;
import org.esmpy.bench.settings.PriorSettings;
import org.esmpy.io.SideImage;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.prior.GuideImage;

/** Finds the image that guides the edges of the maps: one that is given as a file, or one of electrons in the file of the map. */
final class GuideChoice {
    /** Names of images of electrons. "SE" is one, "Se" the map of an element. */
    private static final Pattern ELECTRONS =
            Pattern.compile("\\b(?:[HML]?AA?DF|DF|A?BF|BSE|BED|SED?|IMG)\\d*\\b|\\b(?i:electron)\\b");

    private GuideChoice() {}

    /**
     * The guide of a fit.
     *
     * @param shape  of the map that is fitted
     * @param images images of the file of the map
     * @throws IllegalArgumentException if it is not there, or of another size
     */
    static Optional<GuideImage> of(FitSettings settings, ImageShape shape, List<SideImage> images) {
        Optional<String> guide = settings.priors().guide();
        if (guide.isEmpty()) {
            return Optional.empty();
        }
        boolean isInside = guide.get().equals(PriorSettings.GUIDE_OF_FILE);
        if (isInside && settings.map().crop().isPresent()) {
            throw new IllegalArgumentException(
                    "--guide auto cannot be used with --crop, which leaves the images of the file"
                            + " whole; write the image (convert --image), crop it, and give it as .npy");
        }
        String name = isInside ? "" : guide.get();
        double[] values;
        if (isInside) {
            SideImage chosen = electrons(images, shape);
            name = chosen.name();
            float[] floats = chosen.values();
            values = new double[floats.length];
            for (int p = 0; p < values.length; p++) {
                values[p] = floats[p];
            }
        } else {
            values = PriorImages.values(name, shape);
        }
        try {
            return Optional.of(GuideImage.of(values, shape));
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(name + ": " + refusal.getMessage(), refusal);
        }
    }

    /** HAADF if there is one, otherwise the first image of electrons. */
    private static SideImage electrons(List<SideImage> images, ImageShape shape) {
        List<SideImage> ofElectrons = images.stream()
                .filter(image -> ELECTRONS.matcher(image.name()).find())
                .sorted(Comparator.comparing(image -> !image.name().contains("HAADF")))
                .toList();
        return ofElectrons.stream()
                .filter(image -> image.shape().equals(shape))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--guide auto needs an image of electrons with the "
                        + size(shape) + " pixels of the map, but the file "
                        + (ofElectrons.isEmpty()
                                ? "holds none"
                                : "holds "
                                        + String.join(
                                                ", ",
                                                ofElectrons.stream()
                                                        .map(image -> image.name() + " with " + size(image.shape()))
                                                        .toList()))
                        + "; give one as .npy, or leave it out"));
    }

    private static String size(ImageShape shape) {
        return shape.height() + " x " + shape.width();
    }
}
