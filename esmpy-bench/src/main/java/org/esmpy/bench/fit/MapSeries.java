package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Maps that were recorded in the same way, such as frames, tiles or time steps, as one map in which they are one above the
 * other. Holds the counts of all of them.
 */
public final class MapSeries {
    /** Shift of a channel that does not matter, in channels: axes are rounded differently in files. */
    private static final double SAME_CHANNEL = 1e-3;

    private final List<SpectrumImage> members = new ArrayList<>();

    /**
     * Adds a map below those before.
     *
     * @param name of the map, for messages
     * @throws IllegalArgumentException if it has other channels, another beam or another detector than the first
     */
    public void add(String name, SpectrumImage member) {
        if (!members.isEmpty()) {
            requireSame(name, members.get(0), member);
        }
        members.add(member);
    }

    /** The map of all members; rows of narrower members end with pixels without counts. */
    public SpectrumImage whole() {
        SpectrumImage first = members.get(0);
        int width = members.stream()
                .mapToInt(member -> member.shape().width())
                .max()
                .orElseThrow();
        int height =
                members.stream().mapToInt(member -> member.shape().height()).sum();
        CountMatrixBuilder counts = CountMatrix.builder(first.energy().channels(), Math.multiplyExact(width, height));
        for (SpectrumImage member : members) {
            int columns = member.shape().width();
            for (int row = 0; row < member.shape().height(); row++) {
                for (int column = 0; column < width; column++) {
                    if (column < columns) {
                        member.counts().forEach(row * columns + column, counts::add);
                    }
                    counts.endPixel();
                }
            }
        }
        SpectrumImage whole = SpectrumImage.of(counts.build(), new ImageShape(height, width), first.energy())
                .withAcquisition(first.acquisition())
                .withMetadata(first.metadata().withMatrices(Map.of()));
        return first.pixelSize().map(whole::withPixelSize).orElse(whole);
    }

    private static void requireSame(String name, SpectrumImage first, SpectrumImage other) {
        EnergyAxis axis = first.energy();
        EnergyAxis its = other.energy();
        int last = axis.channels() - 1;
        if (its.channels() != axis.channels()
                || Math.abs(its.centreKeV(0) - axis.centreKeV(0)) > SAME_CHANNEL * axis.widthKeV()
                || Math.abs(its.centreKeV(last) - axis.centreKeV(last)) > SAME_CHANNEL * axis.widthKeV()) {
            throw new IllegalArgumentException(
                    name + " has " + words(its) + ", but the first map of the series has " + words(axis));
        }
        if (!recorded(other.acquisition()).equals(recorded(first.acquisition()))) {
            throw new IllegalArgumentException(
                    name + " was recorded with another beam or detector than the first map of" + " the series: "
                            + recorded(other.acquisition()) + " instead of " + recorded(first.acquisition()));
        }
    }

    private static String words(EnergyAxis axis) {
        return axis.channels() + " channels of " + axis.widthKeV() + " keV from " + axis.firstCentreKeV() + " keV";
    }

    /** What decides G. */
    private static String recorded(Acquisition acquisition) {
        return "beam " + text(acquisition.beamKeV()) + " keV, take-off " + acquisition.takeOffAnglesDeg()
                + " deg, tilt " + text(acquisition.tiltDeg()) + " deg";
    }

    private static String text(OptionalDouble known) {
        return known.isPresent() ? Double.toString(known.getAsDouble()) : "unknown";
    }
}
