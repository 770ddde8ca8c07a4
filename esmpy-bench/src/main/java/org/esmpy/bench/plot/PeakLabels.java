package org.esmpy.bench.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.physics.LineEmission;

/** Chooses which lines of a basis deserve a name in a spectrum: the strongest of each shell of each element. */
public final class PeakLabels {
    private static final Map<Character, String> FAMILY = Map.of('K', "Kα", 'L', "Lα", 'M', "Mα");

    private PeakLabels() {}

    public static List<PeakLabel> strongest(Basis basis) {
        List<PeakLabel> labels = new ArrayList<>();
        for (BasisColumn column : basis.columns()) {
            if (column instanceof BasisColumn.Characteristic characteristic) {
                add(labels, characteristic.element().symbol(), characteristic.lines());
            } else if (column instanceof BasisColumn.Excluded excluded) {
                add(labels, excluded.element().symbol(), excluded.lines());
            }
        }
        return labels;
    }

    private static void add(List<PeakLabel> labels, String symbol, List<LineEmission> lines) {
        Map<Character, LineEmission> strongest = new TreeMap<>();
        for (LineEmission emission : lines) {
            strongest.merge(
                    emission.line().vacancy().shell(),
                    emission,
                    (a, b) -> a.crossSectionCm2() >= b.crossSectionCm2() ? a : b);
        }
        strongest.forEach((shell, emission) -> labels.add(new PeakLabel(
                symbol + " " + FAMILY.getOrDefault(shell, shell.toString()),
                emission.line().energyKeV())));
    }
}
