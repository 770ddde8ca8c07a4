package org.esmpy.io.oxford;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.io.internal.hdf5.PixelMeans;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;

/**
 * Reads the measurement of one detector: a group {@code EDS}, {@code EDS1}, … of a slice with its header and its data.
 */
final class OinaDetector {
    static final String SPECTRA = "Spectrum";

    private static final String DATA = "Data";
    private static final double KEV_PER_EV = 1e-3;

    private final Hdf5Group group;
    private final OinaHeader header;

    OinaDetector(Hdf5Group group) {
        this.group = group;
        this.header = OinaHeader.of(group);
    }

    String name() {
        return group.name();
    }

    OinaHeader header() {
        return header;
    }

    /** The spectra, a row for each pixel; empty if the file keeps none. */
    Optional<Hdf5Data> spectra() {
        return data(SPECTRA);
    }

    /**
     * The energies of the channels.
     *
     * @throws SpectrumFormatException if the header does not give them, or another number of them
     */
    EnergyAxis energy(Hdf5Data spectra) {
        long[] shape = spectra.shape();
        if (shape.length != 2) {
            throw spectra.error("has " + shape.length + " axes; expected 2, of pixels and channels");
        }
        long channels = shape[1];
        double declared = header.number("Number Channels").orElse(channels);
        if (declared != channels || channels > Integer.MAX_VALUE) {
            throw spectra.error("has " + channels + " channels, but the header says " + declared);
        }
        try {
            return new EnergyAxis(
                    header.number("Start Channel").orElse(Double.NaN) * KEV_PER_EV,
                    header.number("Channel Width").orElse(Double.NaN) * KEV_PER_EV,
                    (int) channels);
        } catch (IllegalArgumentException e) {
            throw header.error("gives no energy axis (Start Channel, Channel Width): " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** A number for each pixel, such as a time; empty if there is none of the name and of so many pixels. */
    Optional<float[]> numbers(String name, ImageShape shape) {
        return data(name).filter(data -> isOfPixels(data, shape.pixels())).map(data -> PixelMeans.read(data, 1));
    }

    /**
     * The maps that AZtec computed from the spectra, such as integrals over windows: datasets in groups beside the
     * spectra.
     */
    List<Hdf5Data> maps(ImageShape shape) {
        return images(group, shape);
    }

    /** The images of a technique: datasets with one number for each pixel, in groups within its data. */
    static List<Hdf5Data> images(Hdf5Group technique, ImageShape shape) {
        List<Hdf5Data> images = new ArrayList<>();
        Optional<Hdf5Group> data = technique.find(DATA);
        for (String kind : data.map(Hdf5Group::names).orElse(Set.of())) {
            data.get()
                    .find(kind)
                    .ifPresent(maker -> maker.names().stream()
                            .flatMap(name -> maker.data(name).stream())
                            .filter(image -> isOfPixels(image, shape.pixels()))
                            .forEach(images::add));
        }
        return images;
    }

    private static boolean isOfPixels(Hdf5Data data, int pixels) {
        long[] shape = data.shape();
        return data.numberType().isPresent()
                && (shape.length == 1 || shape.length == 2 && shape[1] == 1)
                && shape[0] == pixels;
    }

    private Optional<Hdf5Data> data(String name) {
        return group.find(DATA).flatMap(data -> data.data(name));
    }
}
