package org.esmpy.io;

import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Values that replace those of a file, or that the file has no place for. Absent values are taken from the file.
 *
 * @param shape           rows and columns
 * @param energyOffsetKeV centre of the first channel, keV
 * @param energyWidthKeV  channel width, keV
 * @param beamKeV         beam energy, keV
 * @param takeOffDeg      take-off angle, degrees
 */
public record ImageOverrides(
        Optional<ImageShape> shape,
        OptionalDouble energyOffsetKeV,
        OptionalDouble energyWidthKeV,
        OptionalDouble beamKeV,
        OptionalDouble takeOffDeg) {
    /** No value is replaced. */
    public static ImageOverrides none() {
        OptionalDouble none = OptionalDouble.empty();
        return new ImageOverrides(Optional.empty(), none, none, none, none);
    }

    public ImageOverrides withShape(ImageShape value) {
        return new ImageOverrides(Optional.of(value), energyOffsetKeV, energyWidthKeV, beamKeV, takeOffDeg);
    }

    /** Both ends of the energy axis: centre of the first channel and channel width, keV. */
    public ImageOverrides withEnergyKeV(double offset, double width) {
        return new ImageOverrides(shape, OptionalDouble.of(offset), OptionalDouble.of(width), beamKeV, takeOffDeg);
    }

    public ImageOverrides withBeamKeV(double value) {
        return new ImageOverrides(shape, energyOffsetKeV, energyWidthKeV, OptionalDouble.of(value), takeOffDeg);
    }

    public ImageOverrides withTakeOffDeg(double value) {
        return new ImageOverrides(shape, energyOffsetKeV, energyWidthKeV, beamKeV, OptionalDouble.of(value));
    }

    /**
     * The image with these values in place of its own.
     *
     * @throws IllegalArgumentException if the shape has another number of pixels, or a value is impossible
     */
    public SpectrumImage applyTo(SpectrumImage image) {
        SpectrumImage changed = SpectrumImage.of(image.counts(), shape.orElse(image.shape()), applyTo(image.energy()))
                .withAcquisition(applyTo(image.acquisition()))
                .withMetadata(image.metadata());
        return image.pixelSize().map(changed::withPixelSize).orElse(changed);
    }

    /**
     * The spectrum with these values in place of its own.
     *
     * @throws IllegalArgumentException if a shape of several pixels is given, or a value is impossible
     */
    public Spectrum applyTo(Spectrum spectrum) {
        if (shape.isPresent() && shape.get().pixels() != 1) {
            throw new IllegalArgumentException("one spectrum cannot have the shape "
                    + shape.get().height() + " x " + shape.get().width());
        }
        return Spectrum.of(applyTo(spectrum.energy()), spectrum.values())
                .withAcquisition(applyTo(spectrum.acquisition()))
                .withMetadata(spectrum.metadata());
    }

    private EnergyAxis applyTo(EnergyAxis axis) {
        return new EnergyAxis(
                energyOffsetKeV.orElse(axis.firstCentreKeV()), energyWidthKeV.orElse(axis.widthKeV()), axis.channels());
    }

    private Acquisition applyTo(Acquisition acquisition) {
        Acquisition changed = beamKeV.isPresent() ? acquisition.withBeamKeV(beamKeV.getAsDouble()) : acquisition;
        return takeOffDeg.isPresent() ? changed.withTakeOffDeg(takeOffDeg.getAsDouble()) : changed;
    }
}
