package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;

/** Small images with known content, and their comparison. */
public final class TestImages {
    private static final double ZEROS = 0.9;

    private TestImages() {}

    /** An image of random sparse counts up to {@code max}; every channel of the first pixel holds {@code max}. */
    public static SpectrumImage random(ImageShape shape, int channels, int max, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        CountMatrixBuilder builder = CountMatrix.builder(channels, shape.pixels());
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                boolean zero = pixel > 0 && random.nextDouble() < ZEROS;
                builder.add(channel, zero ? 0 : pixel == 0 ? max : 1 + random.nextInt(max));
            }
            builder.endPixel();
        }
        return SpectrumImage.of(builder.build(), shape, new EnergyAxis(-0.1, 0.01, channels))
                .withPixelSize(new PixelSize(0.37, "nm"));
    }

    /** Everything that can be known about how an image was taken. */
    public static Acquisition acquisition() {
        return Acquisition.unknown()
                .withBeamKeV(200)
                .withTakeOffDeg(35.5)
                .withDetectorGeometry(OptionalDouble.of(22), OptionalDouble.of(45), OptionalDouble.of(-3))
                .withTimes(OptionalDouble.of(28.085), OptionalDouble.of(410.872))
                .withCurrentNA(0.25)
                .withSolidAngleSr(0.7);
    }

    /** Metadata with awkward characters, a long text and matrices; elements are left to the caller. */
    public static ImageMetadata metadata() {
        DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{1, -0.0, Math.PI}, {Double.MIN_VALUE, 1e300, 0.1}});
        Map<String, String> notes = new TreeMap<>();
        notes.put("date", "2020-07-29");
        notes.put("density", "4.5");
        notes.put("thickness", "100 nm");
        notes.put("remark", "Fe/Mg µ-Karte, «dünn»\nzweite Zeile");
        notes.put("long", "x".repeat(70_000));
        notes.put("nothing", "");
        return ImageMetadata.empty()
                .withTitle("Bridgmanite / µ-map")
                .withNotes(notes)
                .withMatrices(Map.of("truth/H", matrix, "W", new DMatrixRMaj(new double[][] {{2.5}})));
    }

    /** Fails unless both images hold the same counts on the same axes. */
    public static void assertSameCounts(SpectrumImage actual, SpectrumImage expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.energy()).isEqualTo(expected.energy());
        assertThat(actual.counts().total()).isEqualTo(expected.counts().total());
        for (int pixel = 0; pixel < expected.shape().pixels(); pixel++) {
            assertThat(pixel(actual, pixel)).as("pixel %d", pixel).isEqualTo(pixel(expected, pixel));
        }
    }

    /** Fails unless both images agree, to the last bit, in all parts but those that may be missing. */
    public static void assertSameParts(SpectrumImage actual, SpectrumImage expected, Set<ImagePart> omitted) {
        for (ImagePart part : EnumSet.complementOf(copy(omitted))) {
            assertThat(value(actual, part)).as(part.toString()).isEqualTo(value(expected, part));
        }
    }

    private static EnumSet<ImagePart> copy(Set<ImagePart> parts) {
        EnumSet<ImagePart> copy = EnumSet.noneOf(ImagePart.class);
        copy.addAll(parts);
        return copy;
    }

    private static Object value(SpectrumImage image, ImagePart part) {
        return switch (part) {
            case ENERGY_AXIS -> image.energy();
            case PIXEL_SIZE -> image.pixelSize();
            case ACQUISITION -> image.acquisition();
            case TITLE -> image.metadata().title();
            case ELEMENTS -> image.metadata().elements();
            case NOTES -> image.metadata().notes();
            case MATRICES ->
                image.metadata().matrices().entrySet().stream()
                        .map(named -> named.getKey() + " " + named.getValue().getNumRows() + " "
                                + Arrays.toString(named.getValue().getData()))
                        .toList();
        };
    }

    private static Map<Integer, Integer> pixel(SpectrumImage image, int pixel) {
        Map<Integer, Integer> counts = new TreeMap<>();
        image.counts().forEach(pixel, counts::put);
        return counts;
    }
}
