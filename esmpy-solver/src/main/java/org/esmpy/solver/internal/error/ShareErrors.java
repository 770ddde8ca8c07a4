package org.esmpy.solver.internal.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;

/**
 * Converts errors of shares of weights into errors of compositions, with the rows of W that are elements and the number
 * of atoms that a unit of each row stands for.
 *
 * @param basis     G of the fit
 * @param atomScale converts weights into atoms
 * @param w         W, C×K
 */
public record ShareErrors(Basis basis, AtomScale atomScale, DMatrixRMaj w) {
    private static final double PERCENT = 100;

    /** The error of the share that a row of W has in a phase. */
    @FunctionalInterface
    public interface OfShare {
        /**
         * @param row   row of W
         * @param phase k
         * @param atoms that a unit of every row counts, length C
         */
        double of(int row, int phase, double[] atoms);
    }

    /** The correlation of the errors of the shares that two rows of W have in a phase; NaN where there is none. */
    @FunctionalInterface
    public interface Together {
        /**
         * @param row   row of W
         * @param other another row
         * @param phase k
         * @param atoms that a unit of every row counts, length C
         */
        double of(int row, int other, int phase, double[] atoms);
    }

    /** Correlations of the errors of all pairs of elements, by phase and symbols; those that are known. */
    public List<Map<String, Map<String, Double>>> correlations(Together together) {
        List<Map<String, Map<String, Double>>> phases = new ArrayList<>();
        for (int k = 0; k < w.getNumCols(); k++) {
            double[] atoms = atomScale.atomsPerWeight(w, k);
            Map<String, Integer> rows = new TreeMap<>();
            for (int c = 0; c < atoms.length; c++) {
                if (atoms[c] * w.get(c, k) > 0 && basis.columns().get(c) instanceof BasisColumn.Characteristic column) {
                    rows.put(column.symbol(), c);
                }
            }
            Map<String, Map<String, Double>> ofPhase = new TreeMap<>();
            for (Map.Entry<String, Integer> row : rows.entrySet()) {
                for (Map.Entry<String, Integer> other : rows.entrySet()) {
                    double value = row.equals(other) ? 1 : together.of(row.getValue(), other.getValue(), k, atoms);
                    if (Double.isFinite(value)) {
                        ofPhase.computeIfAbsent(row.getKey(), symbol -> new TreeMap<>())
                                .put(other.getKey(), value);
                    }
                }
            }
            phases.add(ofPhase);
        }
        return phases;
    }

    /** Errors of all elements, at.%, by phase and symbol; nothing of a phase without elements. */
    public List<Map<String, Double>> atPct(OfShare error) {
        List<Map<String, Double>> phases = new ArrayList<>();
        for (int k = 0; k < w.getNumCols(); k++) {
            double[] atoms = atomScale.atomsPerWeight(w, k);
            double sum = 0;
            for (int c = 0; c < atoms.length; c++) {
                sum += atoms[c] * w.get(c, k);
            }
            Map<String, Double> errors = new TreeMap<>();
            for (int c = 0; c < atoms.length && sum > 0; c++) {
                if (atoms[c] > 0 && basis.columns().get(c) instanceof BasisColumn.Characteristic column) {
                    errors.put(column.symbol(), PERCENT * atomScale.ownShare(column.symbol()) * error.of(c, k, atoms));
                }
            }
            phases.add(errors);
        }
        return phases;
    }
}
