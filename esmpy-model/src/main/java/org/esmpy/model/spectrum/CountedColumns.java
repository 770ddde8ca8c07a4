package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.internal.Cholesky;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.physics.Element;

/**
 * The columns of G that have counts in a fit of n ~ Poisson(G w), and the information by which the counts separate
 * them: {@code Aᵀ diag(1 / (G w)) A}, where A are the columns times their weights.
 *
 * @param indices     columns of G with a weight above 0
 * @param columns     A: these columns times their weights, counts per channel
 * @param perCount    1 / (G w) per channel; 0 where nothing is expected
 * @param elements    index of each element in {@code columns}; of a split element, that of its harder lines
 * @param information decomposition of the information
 */
record CountedColumns(
        List<Integer> indices,
        double[][] columns,
        double[] perCount,
        SortedMap<Element, Integer> elements,
        Cholesky information) {
    /**
     * @param basis   G, L×C
     * @param weights of a spectrum, length C
     */
    static CountedColumns of(Basis basis, double[] weights) {
        List<Integer> indices = new ArrayList<>();
        List<double[]> used = new ArrayList<>();
        SortedMap<Element, Integer> elements = new TreeMap<>();
        double[] model = new double[basis.channels()];
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                double[] column = basis.column(c);
                for (int l = 0; l < column.length; l++) {
                    column[l] *= weights[c];
                    model[l] += column[l];
                }
                if (basis.columns().get(c) instanceof BasisColumn.Characteristic element) {
                    elements.put(element.element(), used.size()); // the harder side of a split element comes last
                }
                indices.add(c);
                used.add(column);
            }
        }
        double[] perCount = PoissonWeights.perCount(model);
        double[][] columns = used.toArray(new double[0][]);
        return new CountedColumns(
                indices, columns, perCount, elements, Cholesky.of(PoissonWeights.products(columns, perCount)));
    }
}
