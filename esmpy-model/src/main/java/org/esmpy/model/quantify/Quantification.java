package org.esmpy.model.quantify;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * Computes compositions from the weights W of a basis whose element columns are all divided by one number: the element
 * rows of a column of W are then proportional to numbers of atoms. Excluded elements, the continuum and pile-up are not
 * part of the composition. Of an element that is split over two columns the one with the harder lines is used, because
 * absorption and detector distort it least.
 */
public final class Quantification {
    private Quantification() {}

    /**
     * Composition of one phase.
     *
     * @param w     W, C×K
     * @param phase phase, 0 … K−1
     * @return empty if no element has a positive weight
     */
    public static Optional<Composition> composition(Basis basis, DMatrixRMaj w, int phase) {
        double[] weights = new double[basis.size()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = w.get(c, phase);
        }
        return composition(basis, weights);
    }

    /** Composition of the whole image: the phases weighted with their summed abundances. */
    public static Optional<Composition> meanComposition(Basis basis, Factors factors) {
        return composition(basis, factors.totalWeights());
    }

    private static Optional<Composition> composition(Basis basis, double[] weights) {
        Map<Element, Double> atoms = new TreeMap<>();
        for (int c : basis.characteristicRows()) {
            BasisColumn.Characteristic column =
                    (BasisColumn.Characteristic) basis.columns().get(c);
            atoms.put(column.element(), weights[c]); // columns of a split element come in order of energy
        }
        return atoms.values().stream().anyMatch(weight -> weight > 0)
                ? Optional.of(Composition.ofAtoms(atoms))
                : Optional.empty();
    }
}
