package org.esmpy.io.hspy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.CountReading;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The axes of a signal, in the order of the data. The energy axis is the one in eV or keV, wherever it is; of the
 * others the first counts rows and the second columns, as everywhere in HyperSpy.
 */
final class HspyAxes {
    private static final Logger LOG = LoggerFactory.getLogger(HspyAxes.class);

    /** Largest relative difference of the edges of a square pixel. */
    private static final double SQUARE = 1e-3;

    private final List<HspyAxis> axes;
    private final Hdf5Data data;
    private final int energy;

    private HspyAxes(Hdf5Group experiment, Hdf5Data data, List<HspyAxis> axes) {
        this.data = data;
        this.axes = axes;
        this.energy = findEnergy(experiment);
    }

    /**
     * @throws SpectrumFormatException if the axes do not fit the data or none is an energy axis
     */
    static HspyAxes read(Hdf5Group experiment, Hdf5Data data) {
        record Placed(double index, HspyAxis axis) {}
        List<Placed> placed = new ArrayList<>();
        long[] shape = data.shape();
        for (int i = 0; i < shape.length; i++) {
            int index = i;
            Hdf5Group group = experiment
                    .group("axis-" + i)
                    .orElseThrow(() -> data.error("has " + shape.length + " axes, but " + experiment.path() + "/axis-"
                            + index + " is missing"));
            placed.add(new Placed(group.number("index_in_array").orElse(i), HspyAxis.read(group)));
        }
        placed.sort(Comparator.comparingDouble(Placed::index));
        List<HspyAxis> axes = placed.stream().map(Placed::axis).toList();
        IntStream.range(0, shape.length).forEach(i -> axes.get(i).checkSize(shape[i], data));
        return new HspyAxes(experiment, data, axes);
    }

    /** Index of the energy axis in the data. */
    int energyIndex() {
        return energy;
    }

    /** The energy axis. */
    EnergyAxis energy() {
        HspyAxis axis = axes.get(energy);
        double unit = axis.unitKeV();
        try {
            return new EnergyAxis(unit * axis.offset(), unit * axis.scale(), (int) data.shape()[energy]);
        } catch (IllegalArgumentException e) {
            throw data.error("has an energy axis (" + axis.path() + ") that is not evenly spaced upwards: "
                            + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Rows and columns; a line is one row, a spectrum one pixel. */
    ImageShape shape() {
        long[] lengths = data.shape();
        List<Integer> pixels = pixelAxes();
        int width = pixels.isEmpty() ? 1 : (int) lengths[pixels.get(pixels.size() - 1)];
        int height = pixels.size() < 2 ? 1 : (int) lengths[pixels.get(0)];
        return new ImageShape(height, width);
    }

    /** Size of a pixel, if it is known and square. */
    Optional<PixelSize> pixelSize() {
        List<HspyAxis> pixels = pixelAxes().stream().map(axes::get).toList();
        boolean known = !pixels.isEmpty()
                && pixels.stream()
                        .allMatch(axis -> axis.scale() > 0
                                && Double.isFinite(axis.scale())
                                && !axis.units().isEmpty());
        if (!known) {
            return Optional.empty();
        }
        HspyAxis first = pixels.get(0);
        HspyAxis last = pixels.get(pixels.size() - 1);
        if (!first.lengthUnit().equals(last.lengthUnit())
                || Math.abs(first.scale() - last.scale()) > SQUARE * last.scale()) {
            LOG.warn(
                    "{}: pixels of {} {} x {} {} are not square; their size is left out",
                    first.path(),
                    first.scale(),
                    first.units(),
                    last.scale(),
                    last.units());
            return Optional.empty();
        }
        return Optional.of(new PixelSize(last.scale(), last.lengthUnit()));
    }

    /**
     * Checks the choice of frames against the axes. With four axes, the first that is not the energy axis counts
     * frames.
     *
     * @throws IllegalArgumentException if the file has no frames but some are chosen, or lacks a chosen one
     */
    void checkFrames(ReadOptions options) {
        boolean chosen = !options.frames().equals(FrameRange.all());
        boolean apart = axes.size() == CountReading.FRAMES_APART;
        if (!options.segments().isEmpty() || chosen && !apart) {
            throw data.refusal("does not keep frames or segments apart; read without --frames and --segments");
        }
        if (!apart) {
            return;
        }
        long frames = data.shape()[energy == 0 ? 1 : 0];
        if (!chosen) {
            throw data.error("has 4 axes "
                    + axes.stream().map(HspyAxis::label).toList() + ": a map of " + frames
                    + " frames kept apart. Sum them by --frames 0-" + (frames - 1) + ", or some of them");
        }
        if (options.frames().end() > frames) {
            throw data.refusal("has no frame " + (options.frames().end() - 1) + "; available: 0 to " + (frames - 1));
        }
    }

    private List<Integer> pixelAxes() {
        int frames = axes.size() < CountReading.FRAMES_APART ? 0 : 1;
        return IntStream.range(0, axes.size())
                .filter(i -> i != energy)
                .skip(frames)
                .boxed()
                .toList();
    }

    private int findEnergy(Hdf5Group experiment) {
        List<Integer> found = IntStream.range(0, axes.size())
                .filter(i -> axes.get(i).unitKeV() > 0)
                .boxed()
                .toList();
        if (found.size() > 1) {
            found = found.stream()
                    .filter(i -> !axes.get(i).navigate().orElse(false))
                    .toList();
        }
        if (found.size() != 1) {
            throw data.error("has no energy axis: expected one axis in eV or keV among "
                    + axes.stream().map(HspyAxis::label).toList() + ". Set its units in HyperSpy and save again");
        }
        return found.get(0);
    }
}
