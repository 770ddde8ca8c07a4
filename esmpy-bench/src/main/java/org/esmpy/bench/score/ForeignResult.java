package org.esmpy.bench.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.fit.KlObjective;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;

/** Spectra and maps that another program computed, to be scored in the same way as fits of esmpy. */
public final class ForeignResult {
    /** Largest difference from one of a sum of abundances in single precision, which have 7 digits. */
    private static final double ON_SIMPLEX = 1e-4;

    /** Largest distance of an energy from the centre of its channel, channel widths. */
    private static final double OFF_CENTRE = 0.5;

    private final String name;
    private final SpectraFile w;
    private final Path fileOfH;
    private final NpyArray h;

    private ForeignResult(String name, SpectraFile w, Path fileOfH, NpyArray h) {
        this.name = name;
        this.w = w;
        this.fileOfH = fileOfH;
        this.h = h;
    }

    /**
     * Reads a result.
     *
     * @param name name of the result
     * @param w    spectra, channels × phases: a CSV file, or an array of NumPy if its name ends with .npy
     * @param h    maps: an array of NumPy of shape (phases, height, width) or (phases, pixels)
     * @throws IllegalArgumentException if their shapes do not match, or a number is negative or not finite
     */
    public static ForeignResult read(String name, Path w, Path h) throws IOException {
        SpectraFile spectra = w.toString().endsWith(".npy") ? array(w) : SpectraFile.read(w);
        NpyArray maps = NpyFiles.read(h);
        requireNotNegative(w, spectra.values().data);
        requireNotNegative(h, maps.values());
        return new ForeignResult(name, spectra, h, maps);
    }

    private static SpectraFile array(Path file) throws IOException {
        NpyArray array = NpyFiles.read(file);
        int[] shape = array.shape();
        if (shape.length != 2) {
            throw new IllegalArgumentException(
                    file + " has the shape " + Arrays.toString(shape) + "; expected (channels, phases)");
        }
        DMatrixRMaj values = DMatrixRMaj.wrap(shape[0], shape[1], array.values());
        return new SpectraFile(file, List.of(), new double[0], values);
    }

    private static void requireNotNegative(Path file, double[] values) {
        for (double value : values) {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(file + " holds " + value
                        + "; spectra and maps must be finite and not negative, as those of NMF are; those of"
                        + " PCA and ICA are not");
            }
        }
    }

    /** Name of the result. */
    public String name() {
        return name;
    }

    /**
     * Scores the result.
     *
     * @param map   name of the map
     * @param image the map, with or without a truth
     * @return a row per true phase, or per phase of the result where the map holds no truth
     * @throws IllegalArgumentException if it is the result of a map of another size
     */
    public List<RunsTable.Row> rows(String map, SpectrumImage image) {
        DMatrixRMaj spectra = w.values();
        DMatrixRMaj maps = maps(image.shape());
        int first = firstChannel(image.energy());
        SpectrumImage seen = GroundTruth.keep(image, image.cropEnergy(first, first + spectra.getNumRows()));
        double dose = image.counts().total() / (double) image.counts().pixels();
        FitQuality quality = FitQuality.of(seen, spectra, maps);
        double nats = KlObjective.nats(seen.counts(), spectra, maps);
        RunEnd end = RunEnd.scored(Double.isFinite(nats) ? OptionalDouble.of(nats) : OptionalDouble.empty());
        return GroundTruth.of(seen)
                .map(truth -> TruthComparison.scores(truth, spectra, maps, onSimplex(maps)).stream()
                        .map(score -> RunsTable.Row.of(
                                map, dose, 0, name, end, Optional.of(quality), score.phase(), Optional.of(score)))
                        .toList())
                .orElseGet(() -> IntStream.rangeClosed(1, spectra.getNumCols())
                        .mapToObj(k -> RunsTable.Row.of(
                                map, dose, 0, name, end, Optional.of(quality), "phase_" + k, Optional.empty()))
                        .toList());
    }

    /**
     * Refuses a map of another size.
     *
     * @throws IllegalArgumentException if the map has other pixels or channels than the result
     */
    public void check(SpectrumImage image) {
        firstChannel(image.energy());
        maps(image.shape());
    }

    private DMatrixRMaj maps(ImageShape shape) {
        int phases = w.values().getNumCols();
        int[] found = h.shape();
        boolean cube = Arrays.equals(found, new int[] {phases, shape.height(), shape.width()});
        boolean flat = Arrays.equals(found, new int[] {phases, shape.pixels()});
        if (!cube && !flat) {
            boolean turned = Arrays.equals(found, new int[] {shape.height(), shape.width(), phases})
                    || Arrays.equals(found, new int[] {shape.pixels(), phases});
            throw new IllegalArgumentException(fileOfH + " has the shape " + Arrays.toString(found) + ", but for "
                    + phases + " phases (columns of " + w + ") and a map of " + shape.height() + " x " + shape.width()
                    + " pixels it is [" + phases + ", " + shape.height() + ", " + shape.width() + "]"
                    + (turned ? "; put the phases first" : ""));
        }
        return DMatrixRMaj.wrap(phases, shape.pixels(), h.values());
    }

    private int firstChannel(EnergyAxis axis) {
        int rows = w.values().getNumRows();
        double[] energies = w.energies();
        if (energies.length == 0) {
            if (rows != axis.channels()) {
                throw new IllegalArgumentException(otherRows(axis.channels()));
            }
            return 0;
        }
        int first = axis.nearestChannel(energies[0]);
        if (first + rows > axis.channels()
                || isOff(axis, first, energies[0])
                || isOff(axis, first + rows - 1, energies[rows - 1])) {
            throw new IllegalArgumentException(w + " has " + rows + " channels from " + energies[0] + " to "
                    + energies[rows - 1] + " keV, which are not those of the map: " + axis.channels() + " from "
                    + axis.centreKeV(0) + " to " + axis.centreKeV(axis.channels() - 1) + " keV");
        }
        return first;
    }

    private static boolean isOff(EnergyAxis axis, int channel, double energyKeV) {
        return Math.abs(axis.centreKeV(channel) - energyKeV) > OFF_CENTRE * axis.widthKeV();
    }

    private String otherRows(int channels) {
        int rows = w.values().getNumRows();
        int columns = w.values().getNumCols();
        String what = w + " is " + rows + " x " + columns;
        if (columns == channels) {
            return what + ": phases x channels; transpose it to channels x phases";
        }
        return w.names()
                .map(names -> what + ", with the rows " + names + ": weights of elements, not spectra; expected "
                        + channels + " channels x phases, as spectra.csv of esmpy has, or G·W of other programs")
                .orElse(what + ", but the map has " + channels + " channels; expected channels x phases (weights of"
                        + " elements are to be multiplied with the spectra of the elements, G·W)");
    }

    private static boolean onSimplex(DMatrixRMaj maps) {
        boolean any = false;
        for (int p = 0; p < maps.getNumCols(); p++) {
            double sum = 0;
            for (int k = 0; k < maps.getNumRows(); k++) {
                sum += maps.get(k, p);
            }
            if (sum > 0 && Math.abs(sum - 1) > ON_SIMPLEX) {
                return false;
            }
            any |= sum > 0;
        }
        return any;
    }
}
