package org.esmpy.model.edx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;

/** Reads and replaces the pile-up column of a basis, which is always the last one. */
final class PileUpColumn {
    private PileUpColumn() {}

    /** The column, length L; empty if the basis has none. */
    static Optional<double[]> of(Basis basis) {
        int last = basis.size() - 1;
        return basis.columns().get(last) instanceof BasisColumn.PileUp
                ? Optional.of(basis.column(last))
                : Optional.empty();
    }

    /** The other columns of a basis, and the given pile-up. */
    static Basis with(Basis basis, double[] shape) {
        List<BasisColumn> columns = new ArrayList<>(basis.columns());
        columns.removeIf(BasisColumn.PileUp.class::isInstance);
        int others = columns.size();
        DMatrixRMaj g = new DMatrixRMaj(basis.channels(), others + 1);
        for (int l = 0; l < shape.length; l++) {
            for (int c = 0; c < others; c++) {
                g.set(l, c, basis.g().get(l, c));
            }
            g.set(l, others, shape[l]);
        }
        columns.add(new BasisColumn.PileUp());
        return new Basis(g, columns, basis.absorber());
    }

    /** The modelled spectrum without the pile-up column, from which pile-up is computed; L values. */
    static double[] photons(Basis basis, double[] weights) {
        double[] spectrum = new double[basis.channels()];
        for (int c = 0; c < weights.length; c++) {
            if (!(basis.columns().get(c) instanceof BasisColumn.PileUp)) {
                for (int l = 0; l < spectrum.length; l++) {
                    spectrum[l] += basis.g().get(l, c) * weights[c];
                }
            }
        }
        return spectrum;
    }

    /** A first guess of the spectrum: the lines of the guessed composition, and as many counts of continuum. */
    static double[] guess(Basis plain) {
        double[] sums = plain.columnSums();
        double[] weights = new double[plain.size()];
        double lines = 0;
        for (int c = 0; c < weights.length; c++) {
            if (plain.columns().get(c) instanceof BasisColumn.Characteristic element) {
                weights[c] = plain.absorber().atomicFraction(element.element());
                lines += weights[c] * sums[c];
            }
        }
        long terms = plain.columns().stream()
                .filter(BasisColumn.Continuum.class::isInstance)
                .count();
        for (int c = 0; c < weights.length; c++) {
            if (plain.columns().get(c) instanceof BasisColumn.Continuum) {
                weights[c] = lines / (terms * sums[c]);
            }
        }
        return photons(plain, weights);
    }
}
