package org.esmpy.io.hspy;

import java.util.Optional;
import java.util.Set;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5Group;

/**
 * An axis of a signal.
 *
 * @param path     where it is in the file
 * @param name     its name; empty if it has none
 * @param size     its length; −1 if the file does not say
 * @param offset   value at index 0, in {@code units}; NaN if unknown
 * @param scale    step in {@code units}; NaN if unknown or not uniform
 * @param units    its unit; empty if it has none
 * @param navigate whether it counts pixels; empty in old files
 */
record HspyAxis(
        String path, String name, long size, double offset, double scale, String units, Optional<Boolean> navigate) {
    /** Largest deviation from even spacing that counts as rounding, relative to the step. */
    private static final double UNIFORM = 1e-4;

    private static final Set<String> NOTHING = Set.of("_None_", "<undefined>", "None");

    static HspyAxis read(Hdf5Group group) {
        double offset = group.number("offset").orElse(Double.NaN);
        double scale = group.number("scale").orElse(Double.NaN);
        Optional<Hdf5Data> values = group.data("axis");
        if (values.isPresent()) {
            double[] points = values.get().numbers();
            offset = points.length == 0 ? Double.NaN : points[0];
            scale = step(points);
        }
        return new HspyAxis(
                group.path(),
                known(group.text("name")),
                (long) group.number("size").orElse(-1),
                offset,
                scale,
                known(group.text("units")),
                group.flag("navigate"));
    }

    /** keV per unit of this axis; 0 if it is not an axis of energy. */
    double unitKeV() {
        if (units.equalsIgnoreCase("keV")) {
            return 1;
        }
        return units.equalsIgnoreCase("eV") ? 1e-3 : 0;
    }

    /** Unit of length, micrometres always with the same letter. */
    String lengthUnit() {
        return units.equals("um") || units.equals("μm") ? "µm" : units; // Greek mu becomes the micro sign
    }

    /** The axis for messages, e.g. {@code "Energy (keV)"}. */
    String label() {
        return (name.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : name) + " ("
                + (units.isEmpty() ? "no unit" : units) + ")";
    }

    /**
     * Refuses a length that is not that of the data.
     *
     * @throws SpectrumFormatException if the lengths differ
     */
    void checkSize(long length, Hdf5Data data) {
        if (size >= 0 && size != length) {
            throw data.error("has " + length + " elements along " + label() + ", but " + path + " says " + size
                    + "; the file is damaged");
        }
    }

    private static double step(double[] points) {
        double step = points.length < 2 ? Double.NaN : (points[points.length - 1] - points[0]) / (points.length - 1);
        for (int i = 0; i < points.length; i++) {
            if (!(Math.abs(points[0] + i * step - points[i]) <= UNIFORM * Math.abs(step))) {
                return Double.NaN;
            }
        }
        return step;
    }

    private static String known(Optional<String> text) {
        return text.map(String::strip).filter(value -> !NOTHING.contains(value)).orElse("");
    }
}
