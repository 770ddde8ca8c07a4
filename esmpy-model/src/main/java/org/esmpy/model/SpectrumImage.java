package org.esmpy.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An EDX map: sparse counts, their axes and the conditions of the acquisition. Immutable; every operation returns a new
 * image. Binning and masking conserve the counts they keep.
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

    /**
     * A dense array on its axes, with nothing else known. Copied.
     *
     * @param counts height × width × channels, at least 0
     * @throws IllegalArgumentException if rows differ in length, the axis has other channels, or a count is negative
     */
    public static SpectrumImage ofDense(int[][][] counts, EnergyAxis energy) {
        int width = counts.length == 0 ? 0 : counts[0].length;
        if (width == 0) {
            throw new IllegalArgumentException("an image needs at least 1 pixel, got an empty array");
        }
        ImageShape shape = new ImageShape(counts.length, width);
        CountMatrixBuilder builder = CountMatrix.builder(energy.channels(), shape.pixels());
        for (int row = 0; row < shape.height(); row++) {
            if (counts[row].length != width) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + counts[row].length + " pixels, but row 0 has " + width);
            }
            for (int column = 0; column < width; column++) {
                int[] spectrum = counts[row][column];
                if (spectrum.length != energy.channels()) {
                    throw new IllegalArgumentException("the pixel in row " + row + ", column " + column + " has "
                            + spectrum.length + " channels, but the axis has " + energy.channels());
                }
                for (int l = 0; l < spectrum.length; l++) {
                    builder.add(l, spectrum[l]);
                }
                builder.endPixel();
            }
        }
        return of(builder.build(), shape, energy);
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

    /**
     * These counts on another energy axis, such as a calibrated one.
     *
     * @throws IllegalArgumentException if the number of channels differs
     */
    public SpectrumImage withEnergy(EnergyAxis value) {
        if (value.channels() != energy.channels()) {
            throw new IllegalArgumentException("an axis of " + value.channels() + " channels does not suit "
                    + energy.channels() + " channels of counts");
        }
        return new SpectrumImage(counts, shape, value, pixelSize, acquisition, metadata);
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

    /**
     * The channels between two energies alone: the first lies wholly above {@code fromKeV}, the last holds
     * {@code toKeV}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SpectrumImage cropKeV(double fromKeV, double toKeV) {
        if (!(fromKeV < toKeV && toKeV > energy.lowestKeV() && fromKeV < energy.highestKeV())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "no channel between %.3f and %.3f keV; the map has %.3f to %.3f keV",
                    fromKeV,
                    toKeV,
                    energy.lowestKeV(),
                    energy.highestKeV()));
        }
        int from = energy.firstChannelFrom(fromKeV);
        int to = toKeV >= energy.highestKeV() ? energy.channels() : energy.nearestChannel(toKeV) + 1;
        return from == 0 && to == energy.channels() ? this : cropEnergy(from, Math.max(to, from + 1));
    }

    /** The pixels of a rectangle alone, with the share of the times that was spent on them. */
    public SpectrumImage cropPixels(int row, int column, ImageShape size) {
        Objects.checkFromIndexSize(row, size.height(), shape.height());
        Objects.checkFromIndexSize(column, size.width(), shape.width());
        return new SpectrumImage(
                CountRegrouping.cropPixels(counts, shape, row, column, size),
                size,
                energy,
                pixelSize,
                acquisition.withShareOfTimes((double) size.pixels() / shape.pixels()),
                metadata.withoutMatrices());
    }

    /** {@code factor} × {@code factor} pixels summed into one; incomplete bins at the far edges are kept. */
    public SpectrumImage binPixels(int factor) {
        return binPixels(factor, factor);
    }

    /**
     * {@code rows} × {@code columns} pixels summed into one; incomplete bins at the far edges are kept. Pixels that are
     * not square any more have no size.
     */
    public SpectrumImage binPixels(int rows, int columns) {
        return new SpectrumImage(
                CountRegrouping.binPixels(counts, shape, rows, columns),
                shape.bin(rows, columns),
                energy,
                pixelSize.filter(size -> rows == columns).map(size -> size.bin(rows)),
                acquisition,
                metadata.withoutMatrices());
    }

    /**
     * All pixels summed into one, which has no size.
     *
     * @throws IllegalArgumentException if the sum has more than 2³¹−1 counts in a channel
     */
    public SpectrumImage sumPixels() {
        long most = Arrays.stream(sumSpectrum()).max().orElse(0);
        if (most > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the sum has " + most + " counts in a channel; an image holds at most "
                    + Integer.MAX_VALUE + ". Write it into .csv or .msa");
        }
        SpectrumImage sum = binPixels(shape.height(), shape.width());
        return new SpectrumImage(
                sum.counts, sum.shape, energy, Optional.empty(), acquisition, metadata.withoutMatrices());
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

    /**
     * Counts of the pixels in {@code keep} alone, with the share of the times spent on them; the others become empty.
     */
    public SpectrumImage maskPixels(BitSet keep) {
        int kept = keep.get(0, shape.pixels()).cardinality();
        return new SpectrumImage(
                CountRegrouping.maskPixels(counts, keep),
                shape,
                energy,
                pixelSize,
                acquisition.withShareOfTimes((double) kept / shape.pixels()),
                metadata);
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
