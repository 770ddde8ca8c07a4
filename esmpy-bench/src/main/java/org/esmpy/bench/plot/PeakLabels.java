package org.esmpy.bench.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.LineEmission;

/**
 * Chooses the lines that are named in a picture of spectra: the strongest of each shell of each element, if it makes up
 * at least 30 % of a spectrum at its energy; the highest first.
 */
public final class PeakLabels {
    private static final Map<Character, String> FAMILY = Map.of('K', "Kα", 'L', "Lα", 'M', "Mα");

    /** Least share of a spectrum at the energy of a line for which the line is named. */
    private static final double VISIBLE_SHARE = 0.3;

    private PeakLabels() {}

    /**
     * @param energy  the axis
     * @param basis   G
     * @param weights W, C×K, on the columns of {@code basis}
     * @param spectra D, L×K
     */
    public static List<PeakLabel> of(EnergyAxis energy, Basis basis, DMatrixRMaj weights, DMatrixRMaj spectra) {
        List<Candidate> candidates = new ArrayList<>();
        for (int c = 0; c < basis.size(); c++) {
            for (Map.Entry<String, Double> line : lines(basis.columns().get(c)).entrySet()) {
                int channel = energy.nearestChannel(line.getValue());
                double height = visibleHeight(basis, weights, spectra, c, channel);
                if (height > 0) {
                    candidates.add(new Candidate(new PeakLabel(line.getKey(), line.getValue()), height));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::height).reversed());
        return candidates.stream().map(Candidate::label).toList();
    }

    private static double visibleHeight(
            Basis basis, DMatrixRMaj weights, DMatrixRMaj spectra, int column, int channel) {
        double height = 0;
        for (int k = 0; k < weights.getNumCols(); k++) {
            double part = basis.ofPhase(k).g().get(channel, column) * weights.get(column, k);
            if (part > VISIBLE_SHARE * spectra.get(channel, k)) {
                height = Math.max(height, part);
            }
        }
        return height;
    }

    private static Map<String, Double> lines(BasisColumn column) {
        if (column instanceof BasisColumn.Characteristic characteristic) {
            return strongest(characteristic.element().symbol(), characteristic.lines());
        }
        if (column instanceof BasisColumn.Excluded excluded) {
            return strongest(excluded.element().symbol(), excluded.lines());
        }
        return Map.of();
    }

    private static Map<String, Double> strongest(String symbol, List<LineEmission> lines) {
        Map<Character, LineEmission> strongest = new TreeMap<>();
        for (LineEmission emission : lines) {
            strongest.merge(
                    emission.line().vacancy().shell(),
                    emission,
                    (a, b) -> a.crossSectionCm2() >= b.crossSectionCm2() ? a : b);
        }
        Map<String, Double> energies = new TreeMap<>();
        strongest.forEach((shell, emission) -> energies.put(
                symbol + " " + FAMILY.getOrDefault(shell, shell.toString()),
                emission.line().energyKeV()));
        return energies;
    }

    private record Candidate(PeakLabel label, double height) {}
}
