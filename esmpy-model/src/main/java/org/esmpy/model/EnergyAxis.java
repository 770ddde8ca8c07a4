package org.esmpy.model;

import java.util.Objects;

/**
 * Linear energy calibration of a spectrum: channel {@code i} is centred on {@code firstCentreKeV + i * widthKeV},
 * {@code 0 <= i < channels}.
 *
 * @param firstCentreKeV centre of channel 0, keV; may be negative (zero-loss offset)
 * @param widthKeV       channel width, keV; positive and finite
 * @param channels       number of channels, L; at least 1
 */
public record EnergyAxis(double firstCentreKeV, double widthKeV, int channels) {
    /** Allowance for rounding: an edge less than this below an energy is taken to be at it. */
    private static final double ROUNDING_KEV = 1e-9;

    public EnergyAxis {
        if (!Double.isFinite(firstCentreKeV) || !(widthKeV > 0 && Double.isFinite(widthKeV))) { // NaN fails too
            throw new IllegalArgumentException(
                    "an energy axis needs a finite first centre and a positive finite width, got " + firstCentreKeV
                            + " keV and " + widthKeV + " keV");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("an energy axis needs at least 1 channel, got " + channels);
        }
    }

    /** Centre of {@code channel}, keV. */
    public double centreKeV(int channel) {
        return firstCentreKeV + Objects.checkIndex(channel, channels) * widthKeV;
    }

    /** Lower edge of {@code channel}, keV. {@code channel} may equal L: the upper edge of the last channel. */
    public double edgeKeV(int channel) {
        return firstCentreKeV + (Objects.checkIndex(channel, channels + 1) - 0.5) * widthKeV;
    }

    /** Lower edges of the channels {@code from <= i < to} and the upper edge of the last of them, keV. */
    public double[] edgesKeV(int from, int to) {
        double[] edges = new double[to - from + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = edgeKeV(from + i);
        }
        return edges;
    }

    /** Lower edge of the first channel, keV. */
    public double lowestKeV() {
        return edgeKeV(0);
    }

    /** Upper edge of the last channel, keV. */
    public double highestKeV() {
        return edgeKeV(channels);
    }

    /** Whether {@code energyKeV} falls into a channel. */
    public boolean contains(double energyKeV) {
        return energyKeV >= lowestKeV() && energyKeV < highestKeV();
    }

    /** Channel that holds {@code energyKeV}; the first or the last one if the energy is outside. */
    public int nearestChannel(double energyKeV) {
        double channel = Math.floor((energyKeV - lowestKeV()) / widthKeV);
        return (int) Math.max(0, Math.min(channels - 1.0, channel));
    }

    /**
     * First channel that lies wholly above {@code energyKeV}; the last one if none does.
     *
     * @throws IllegalArgumentException if the axis ends below
     */
    public int firstChannelFrom(double energyKeV) {
        if (!(energyKeV < highestKeV())) {
            throw new IllegalArgumentException(
                    "no channel lies above " + energyKeV + " keV; the energy axis ends at " + highestKeV() + " keV");
        }
        int channel = nearestChannel(energyKeV);
        boolean cut = edgeKeV(channel) < energyKeV - ROUNDING_KEV;
        return cut && channel + 1 < channels ? channel + 1 : channel;
    }

    /** The channels {@code from <= i < to} alone. */
    public EnergyAxis crop(int from, int to) {
        Objects.checkFromToIndex(from, to, channels);
        return new EnergyAxis(centreKeV(from), widthKeV, to - from);
    }

    /** {@code factor} channels merged into one; a last, incomplete group makes one more channel. */
    public EnergyAxis bin(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("a bin needs at least 1 channel, got " + factor);
        }
        return new EnergyAxis(
                firstCentreKeV + (factor - 1) * widthKeV / 2, factor * widthKeV, (channels - 1) / factor + 1);
    }
}
