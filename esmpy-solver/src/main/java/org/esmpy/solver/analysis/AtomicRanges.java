package org.esmpy.solver.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.solver.uncertainty.ShareRange;
import org.esmpy.solver.uncertainty.Valley;

/** Converts valleys, and other weights that fit equally well, into ranges of the composition of each phase, at.%. */
final class AtomicRanges {
    private static final double PERCENT = 100;

    private final Basis basis;
    private final AtomScale atomScale;
    private final DMatrixRMaj w;

    /**
     * @param basis     G of the fit
     * @param atomScale converts its weights into atoms
     * @param w         W, C×K
     */
    AtomicRanges(Basis basis, AtomScale atomScale, DMatrixRMaj w) {
        this.basis = basis;
        this.atomScale = atomScale;
        this.w = w;
    }

    /**
     * The ranges of a phase by symbol; none if it has no atoms.
     *
     * @param phase   k
     * @param valleys along which compositions may move
     * @param others  other weights of the phase that fit equally well, each of length C
     * @param errors  standard errors of counting, at.%, by symbol
     */
    Map<String, AtomicRange> of(int phase, List<Valley> valleys, List<double[]> others, Map<String, Double> errors) {
        double[] atoms = atomScale.atomsPerWeight(w, phase);
        Map<String, AtomicRange> ranges = new TreeMap<>();
        SortedMap<String, Double> fractions = atomScale.atomicFractions(w, phase, atoms);
        if (fractions.isEmpty()) {
            return ranges;
        }
        for (int c = 0; c < atoms.length; c++) {
            if (atoms[c] > 0) {
                ShareRange range = ShareRange.of(w, valleys, phase, c, atoms);
                for (double[] other : others) {
                    range = range.with(share(other, c, atoms));
                }
                double own = PERCENT * atomScale.ownShare(symbol(c));
                ranges.put(
                        symbol(c),
                        new AtomicRange(
                                PERCENT * fractions.getOrDefault(symbol(c), 0.0),
                                own * range.low(),
                                own * range.high(),
                                error(errors, symbol(c))));
            }
        }
        fractions.forEach((symbol, fraction) ->
                ranges.computeIfAbsent(symbol, other -> uncounted(other, PERCENT * fraction, valleys, phase, atoms)));
        return ranges;
    }

    /**
     * The range of an element that has no counts of its own and follows from other elements; its error is contained in
     * theirs.
     */
    private AtomicRange uncounted(String symbol, double found, List<Valley> valleys, int phase, double[] atoms) {
        double[] atPct = valleys.stream()
                .filter(valley -> valley.phase() == phase)
                .flatMap(valley -> Stream.of(valley.tLow(), valley.tHigh()).map(t -> atPct(valley, t, atoms)))
                .mapToDouble(end -> end.getOrDefault(symbol, 0.0))
                .toArray();
        return new AtomicRange(
                found,
                Math.min(found, Arrays.stream(atPct).min().orElse(found)),
                Math.max(found, Arrays.stream(atPct).max().orElse(found)),
                OptionalDouble.empty());
    }

    /** A valley, with the compositions of its ends. */
    Ambiguity.Pair pair(Valley valley) {
        double[] atoms = atomScale.atomsPerWeight(w, valley.phase());
        Optional<String> exhausted = valley.exhausted().isPresent()
                ? Optional.of(basis.columns().get(valley.exhausted().getAsInt()).name())
                : Optional.empty();
        return new Ambiguity.Pair(
                valley.phase() + 1,
                valley.other() + 1,
                valley.tLow(),
                valley.tHigh(),
                exhausted,
                atPct(valley, valley.tLow(), atoms),
                atPct(valley, valley.tHigh(), atoms));
    }

    private Map<String, Double> atPct(Valley valley, double t, double[] atoms) {
        DMatrixRMaj moved = new DMatrixRMaj(w.getNumRows(), 1, true, valley.weights(w, t));
        Map<String, Double> atPct = new TreeMap<>();
        atomScale.atomicFractions(moved, 0, atoms).forEach((symbol, fraction) -> atPct.put(symbol, PERCENT * fraction));
        return atPct;
    }

    private String symbol(int column) {
        return ((BasisColumn.Characteristic) basis.columns().get(column)).symbol();
    }

    private static double share(double[] weights, int column, double[] atoms) {
        double sum = 0;
        for (int c = 0; c < atoms.length; c++) {
            sum += atoms[c] * weights[c];
        }
        return sum > 0 ? atoms[column] * weights[column] / sum : 0;
    }

    private static OptionalDouble error(Map<String, Double> errors, String symbol) {
        return errors.containsKey(symbol) ? OptionalDouble.of(errors.get(symbol)) : OptionalDouble.empty();
    }
}
