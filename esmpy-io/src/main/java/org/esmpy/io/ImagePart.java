package org.esmpy.io;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.esmpy.model.Acquisition;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.SpectrumImage;

/** The parts of an image beside its counts and their shape, for which a file format may have no place. */
public enum ImagePart {
    ENERGY_AXIS("energy axis"),
    PIXEL_SIZE("pixel size"),
    ACQUISITION("beam, angles and times"),
    TITLE("title"),
    ELEMENTS("elements"),
    NOTES("notes"),
    MATRICES("matrices");

    private final String words;

    ImagePart(String words) {
        this.words = words;
    }

    /** The parts that an image has. */
    public static Set<ImagePart> of(SpectrumImage image) {
        Set<ImagePart> parts = of(image.acquisition(), image.metadata());
        if (image.pixelSize().isPresent()) {
            parts.add(PIXEL_SIZE);
        }
        return parts;
    }

    /** The parts that a spectrum has. */
    public static Set<ImagePart> of(Spectrum spectrum) {
        return of(spectrum.acquisition(), spectrum.metadata());
    }

    /**
     * The present parts that would be lost, in words.
     *
     * @return for instance {@code "title, elements"}; empty if nothing would be lost
     */
    public static Optional<String> lost(Set<ImagePart> present, Collection<ImagePart> omitted) {
        return present.stream()
                .filter(omitted::contains)
                .map(part -> part.words)
                .reduce((before, after) -> before + ", " + after);
    }

    private static Set<ImagePart> of(Acquisition acquisition, ImageMetadata metadata) {
        Set<ImagePart> parts = EnumSet.of(ENERGY_AXIS);
        addIf(!acquisition.equals(Acquisition.unknown()), ACQUISITION, parts);
        addIf(!metadata.title().isEmpty(), TITLE, parts);
        addIf(!metadata.elements().isEmpty(), ELEMENTS, parts);
        addIf(!metadata.notes().isEmpty(), NOTES, parts);
        addIf(!metadata.matrices().isEmpty(), MATRICES, parts);
        return parts;
    }

    private static void addIf(boolean present, ImagePart part, Set<ImagePart> parts) {
        if (present) {
            parts.add(part);
        }
    }
}
