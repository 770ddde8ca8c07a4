package org.esmpy.model;

import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;

/**
 * An EDX map: sparse counts, the axes they lie on and what is known about how they were taken. Immutable; every
 * operation returns a new image. Binning and masking conserve the counts they keep.
 */
public final class SpectrumImage {
    private final CountMatrix counts;
    private final ImageShape shape;
    private final EnergyAxis energy;
    private final Optional<PixelSize> pixelSize;
    private final Acquisition acquisition;
    private final ImageMetadata metadata;

    private SpectrumImage(
            CountMatrix counts,
            ImageShape shape,
            EnergyAxis energy,
            Optional<PixelSize> pixelSize,
            Acquisition acquisition,
            ImageMetadata metadata) {
        this.counts = counts;
        this.shape = shape;
        this.energy = energy;
        this.pixelSize = pixelSize;
        this.acquisition = acquisition;
        this.metadata = metadata;
    }

    /**
     * Counts on their axes, with nothing else known.
     *
     * @throws IllegalArgumentException if the sizes disagree
     */
    public static SpectrumImage of(CountMatrix counts, ImageShape shape, EnergyAxis energy) {
        if (counts.channels() != energy.channels() || counts.pixels() != shape.pixels()) {
            throw new IllegalArgumentException("counts are " + counts.channels() + " channels x " + counts.pixels()
                    + " pixels, but the axes have " + energy.channels() + " channels and " + shape.height() + " x "
                    + shape.width() + " pixels");
        }
        return new SpectrumImage(counts, shape, energy, Optional.empty(), Acquisition.unknown(), ImageMetadata.empty());
    }

    public CountMatrix counts() {
        return counts;
    }

    public ImageShape shape() {
        return shape;
    }

    public EnergyAxis energy() {
        return energy;
    }

    public Optional<PixelSize> pixelSize() {
        return pixelSize;
    }

    public Acquisition acquisition() {
        return acquisition;
    }

    public ImageMetadata metadata() {
        return metadata;
    }

    public SpectrumImage withPixelSize(PixelSize value) {
        return new SpectrumImage(counts, shape, energy, Optional.of(value), acquisition, metadata);
    }

    public SpectrumImage withAcquisition(Acquisition value) {
        return new SpectrumImage(counts, shape, energy, pixelSize, value, metadata);
    }

    public SpectrumImage withMetadata(ImageMetadata value) {
        return new SpectrumImage(counts, shape, energy, pixelSize, acquisition, value);
    }

    /** Channels {@code from <= i < to} alone. */
    public SpectrumImage cropEnergy(int from, int to) {
        return new SpectrumImage(
                CountRegrouping.cropChannels(counts, from, to),
                shape,
                energy.crop(from, to),
                pixelSize,
                acquisition,
                metadata.withoutMatrices());
    }

    /** The pixels of a rectangle alone. */
    public SpectrumImage cropPixels(int row, int column, ImageShape size) {
        Objects.checkFromIndexSize(row, size.height(), shape.height());
        Objects.checkFromIndexSize(column, size.width(), shape.width());
        return new SpectrumImage(
                CountRegrouping.cropPixels(counts, shape, row, column, size),
                size,
                energy,
                pixelSize,
                acquisition,
                metadata.withoutMatrices());
    }

    /** {@code factor} × {@code factor} pixels summed into one; incomplete bins at the far edges are kept. */
    public SpectrumImage binPixels(int factor) {
        return new SpectrumImage(
                CountRegrouping.binPixels(counts, shape, factor),
                shape.bin(factor),
                energy,
                pixelSize.map(size -> size.bin(factor)),
                acquisition,
                metadata.withoutMatrices());
    }

    /** {@code factor} channels summed into one; an incomplete last group is kept. */
    public SpectrumImage binEnergy(int factor) {
        return new SpectrumImage(
                CountRegrouping.binChannels(counts, factor),
                shape,
                energy.bin(factor),
                pixelSize,
                acquisition,
                metadata.withoutMatrices());
    }

    /** Counts of the pixels in {@code keep} alone; the others become empty. */
    public SpectrumImage maskPixels(BitSet keep) {
        return new SpectrumImage(
                CountRegrouping.maskPixels(counts, keep), shape, energy, pixelSize, acquisition, metadata);
    }

    /** Sum spectrum; length L. */
    public long[] sumSpectrum() {
        return counts.channelTotals();
    }

    @Override
    public String toString() {
        return shape.height() + " x " + shape.width() + " pixels x " + energy.channels() + " channels, "
                + counts.total() + " counts";
    }
}
