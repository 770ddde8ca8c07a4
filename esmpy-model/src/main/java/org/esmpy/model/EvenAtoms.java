package org.esmpy.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;

/** An atom scale of one atom per unit of weight, for every element and phase. */
record EvenAtoms(Basis basis) implements AtomScale {
    @Override
    public double[] atomsPerWeight(DMatrixRMaj w, int phase) {
        Map<String, Integer> columns = new TreeMap<>();
        for (int c : basis.characteristicRows()) {
            columns.put(symbol(c), c);
        }
        double[] atoms = new double[basis.size()];
        columns.values().forEach(c -> atoms[c] = 1);
        return atoms;
    }

    @Override
    public SortedMap<String, Double> atomicFractions(DMatrixRMaj w, int phase, double[] atoms) {
        double sum = 0;
        for (int c = 0; c < atoms.length; c++) {
            sum += atoms[c] * w.get(c, phase);
        }
        SortedMap<String, Double> fractions = new TreeMap<>();
        for (int c = 0; c < atoms.length && sum > 0; c++) {
            if (atoms[c] > 0) {
                fractions.put(symbol(c), atoms[c] * w.get(c, phase) / sum);
            }
        }
        return fractions;
    }

    private String symbol(int column) {
        return ((BasisColumn.Characteristic) basis.columns().get(column)).symbol();
    }
}
