package org.esmpy.sim.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.EnergyAxis;

/** A measured spectrum that is read from a CSV file: counts against energy, interpolated linearly, 0 outside. */
final class MeasuredSpectrum {
    private final List<Double> energiesKeV = new ArrayList<>();
    private final List<Double> counts = new ArrayList<>();

    private MeasuredSpectrum() {}

    /**
     * @param file CSV of energy (keV, rising) and counts (at least 0); lines that begin with a letter or {@code #} are
     *     left out
     * @throws IllegalArgumentException if the file has another form; names the line
     */
    static MeasuredSpectrum read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such spectrum: " + file);
        }
        try {
            MeasuredSpectrum spectrum = new MeasuredSpectrum();
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                spectrum.add(file + ", line " + (i + 1), lines.get(i).strip());
            }
            if (spectrum.counts.stream().noneMatch(count -> count > 0)) {
                throw new IllegalArgumentException(
                        file + " holds no spectrum: CSV of energy (keV) and counts expected");
            }
            return spectrum;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void add(String where, String line) {
        if (line.isEmpty() || line.charAt(0) == '#' || Character.isLetter(line.charAt(0))) {
            return;
        }
        String[] words = line.split(",");
        try {
            double energyKeV = Double.parseDouble(words[0]);
            double count = Double.parseDouble(words[1]);
            boolean rises = energiesKeV.isEmpty() || energyKeV > energiesKeV.get(energiesKeV.size() - 1);
            if (!rises || !Double.isFinite(energyKeV) || !(count >= 0 && count < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        where + ": expected a rising energy (keV) and counts of at least 0, got '" + line + "'");
            }
            energiesKeV.add(energyKeV);
            counts.add(count);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(where + ": expected energy (keV), counts, got '" + line + "'", e);
        }
    }

    /** On the channels of an axis, scaled to a sum of one; length L. */
    double[] on(EnergyAxis axis) {
        double[] values = new double[axis.channels()];
        int next = 0;
        double sum = 0;
        for (int l = 0; l < values.length; l++) {
            double energyKeV = axis.centreKeV(l);
            while (next < counts.size() && energiesKeV.get(next) < energyKeV) {
                next++;
            }
            if (next < counts.size() && energiesKeV.get(next) == energyKeV) {
                values[l] = counts.get(next);
            } else if (next > 0 && next < counts.size()) {
                double share =
                        (energyKeV - energiesKeV.get(next - 1)) / (energiesKeV.get(next) - energiesKeV.get(next - 1));
                values[l] = (1 - share) * counts.get(next - 1) + share * counts.get(next);
            }
            sum += values[l];
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException(
                    "a spectrum has no counts between " + axis.lowestKeV() + " and " + axis.highestKeV() + " keV");
        }
        for (int l = 0; l < values.length; l++) {
            values[l] /= sum;
        }
        return values;
    }
}
