package org.esmpy.bench.info;

import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.io.SideImage;
import org.esmpy.model.PixelSize;

/**
 * Facts about an image that a file holds beside its spectra; the names of the components are keys of {@code esmpy info
 * --json} and of {@code result.json}.
 *
 * @param file file of its picture, relative to the folder of results
 */
public record SideImageFacts(
        String name,
        Optional<String> file,
        int height,
        int width,
        OptionalDouble pixelSize,
        Optional<String> pixelUnit,
        double minimum,
        double maximum) {
    /** Facts without a picture. */
    public static SideImageFacts of(SideImage image) {
        return new SideImageFacts(
                image.name(),
                Optional.empty(),
                image.shape().height(),
                image.shape().width(),
                image.pixelSize().stream().mapToDouble(PixelSize::value).findFirst(),
                image.pixelSize().map(PixelSize::unit),
                image.minimum(),
                image.maximum());
    }

    /** The same with a picture. */
    public SideImageFacts withFile(String value) {
        return new SideImageFacts(name, Optional.of(value), height, width, pixelSize, pixelUnit, minimum, maximum);
    }
}
