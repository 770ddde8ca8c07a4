package org.esmpy.io;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/** One spectrum: intensities that need not be counts, such as those of a model or a background. Immutable. */
public final class Spectrum {
    private final EnergyAxis energy;
    private final double[] values;
    private final Acquisition acquisition;
    private final ImageMetadata metadata;

    private Spectrum(EnergyAxis energy, double[] values, Acquisition acquisition, ImageMetadata metadata) {
        this.energy = energy;
        this.values = values;
        this.acquisition = acquisition;
        this.metadata = metadata;
    }

    /**
     * @param values finite intensities, one for each channel; copied
     * @throws IllegalArgumentException if their number is not that of the channels, or one is not finite
     */
    public static Spectrum of(EnergyAxis energy, double[] values) {
        if (values.length != energy.channels() || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a spectrum of " + energy.channels()
                    + " channels needs as many finite values, got " + values.length);
        }
        return new Spectrum(energy, values.clone(), Acquisition.unknown(), ImageMetadata.empty());
    }

    /** The sum of all pixels of an image, as it was taken; matrices of single pixels are left out. */
    public static Spectrum sumOf(SpectrumImage image) {
        double[] values =
                Arrays.stream(image.sumSpectrum()).mapToDouble(count -> count).toArray();
        return new Spectrum(
                image.energy(), values, image.acquisition(), image.metadata().withMatrices(Map.of()));
    }

    /**
     * The spectrum of an image of one pixel.
     *
     * @throws IllegalArgumentException if it has several
     */
    public static Spectrum of(SpectrumImage image) {
        if (image.shape().pixels() != 1) {
            throw new IllegalArgumentException("an image of " + image.shape().height() + " x "
                    + image.shape().width() + " pixels is not a single spectrum");
        }
        return sumOf(image).withMetadata(image.metadata());
    }

    public EnergyAxis energy() {
        return energy;
    }

    /** Intensities by channel; a copy. */
    public double[] values() {
        return values.clone();
    }

    public Acquisition acquisition() {
        return acquisition;
    }

    /** Title, elements and notes. */
    public ImageMetadata metadata() {
        return metadata;
    }

    public Spectrum withAcquisition(Acquisition value) {
        return new Spectrum(energy, values, value, metadata);
    }

    public Spectrum withMetadata(ImageMetadata value) {
        return new Spectrum(energy, values, acquisition, value);
    }

    /** The spectrum as an image of one pixel; empty unless all values are whole counts. */
    public Optional<SpectrumImage> asImage() {
        return asImage(CountRepair.none());
    }

    /** As {@link #asImage()}, after values that are not counts were repaired; empty if some cannot be repaired. */
    public Optional<SpectrumImage> asImage(CountRepair repair) {
        CountMatrixBuilder builder = CountMatrix.builder(energy.channels(), 1);
        for (int l = 0; l < values.length; l++) {
            int count = repair.count(values[l]);
            if (count < 0) {
                return Optional.empty();
            }
            builder.add(l, count);
        }
        return Optional.of(SpectrumImage.of(builder.endPixel().build(), new ImageShape(1, 1), energy)
                .withAcquisition(acquisition)
                .withMetadata(metadata));
    }
}
