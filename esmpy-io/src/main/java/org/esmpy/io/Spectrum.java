package org.esmpy.io;

import java.util.Arrays;
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
    private final String title;

    private Spectrum(EnergyAxis energy, double[] values, Acquisition acquisition, String title) {
        this.energy = energy;
        this.values = values;
        this.acquisition = acquisition;
        this.title = title;
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
        return new Spectrum(energy, values.clone(), Acquisition.unknown(), "");
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

    /** Title; may be empty. */
    public String title() {
        return title;
    }

    public Spectrum withAcquisition(Acquisition value) {
        return new Spectrum(energy, values, value, title);
    }

    public Spectrum withTitle(String value) {
        return new Spectrum(energy, values, acquisition, value);
    }

    /** The spectrum as an image of one pixel; empty unless all values are whole counts. */
    public Optional<SpectrumImage> asImage() {
        CountMatrixBuilder builder = CountMatrix.builder(energy.channels(), 1);
        for (int l = 0; l < values.length; l++) {
            int count = (int) values[l];
            if (count != values[l] || count < 0) {
                return Optional.empty();
            }
            builder.add(l, count);
        }
        return Optional.of(SpectrumImage.of(builder.endPixel().build(), new ImageShape(1, 1), energy)
                .withAcquisition(acquisition)
                .withMetadata(ImageMetadata.empty().withTitle(title)));
    }
}
