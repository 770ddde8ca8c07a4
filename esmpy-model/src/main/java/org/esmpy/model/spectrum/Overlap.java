package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.physics.Element;

/**
 * Two elements whose lines overlap so much that counts tell little more than their sum.
 *
 * @param first     the lighter element
 * @param second    the heavier one
 * @param inflation how many times larger the counting error of each is than if the amount of the other were known
 */
public record Overlap(Element first, Element second, double inflation) {
    /** From here on most of an error is due to the other element. */
    private static final double LEAST_INFLATION = 2;

    /**
     * The pairs of elements of a fit to n ~ Poisson(G w) whose errors at least double: {@code 1 / sqrt(1 - r²)}, where r is
     * the correlation of both in the inverse of {@code Gᵀ diag(1 / (G w)) G}.
     *
     * @param basis   G
     * @param weights of a spectrum, length C
     * @return the worst first
     */
    public static List<Overlap> of(Basis basis, double[] weights) {
        List<double[]> columns = new ArrayList<>();
        Map<Element, Integer> counted = new TreeMap<>();
        double[] perCount = new double[basis.channels()];
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0) {
                double[] column = basis.column(c);
                for (int l = 0; l < perCount.length; l++) {
                    perCount[l] += weights[c] * column[l];
                }
                if (basis.columns().get(c) instanceof BasisColumn.Characteristic element) {
                    counted.put(element.element(), columns.size());
                }
                columns.add(column);
            }
        }
        for (int l = 0; l < perCount.length; l++) {
            perCount[l] = perCount[l] > 0 ? 1 / perCount[l] : 0;
        }
        Cholesky information = Cholesky.of(PoissonWeights.products(columns.toArray(new double[0][]), perCount));
        double[] variances = information.inverseDiagonal();
        List<Overlap> found = new ArrayList<>();
        List<Element> elements = List.copyOf(counted.keySet());
        for (int i = 0; i < elements.size(); i++) {
            double[] own = covariances(information, columns.size(), counted.get(elements.get(i)));
            for (int j = i + 1; j < elements.size(); j++) {
                int other = counted.get(elements.get(j));
                double both = own[other] / Math.sqrt(own[counted.get(elements.get(i))] * variances[other]);
                double inflation = 1 / Math.sqrt(Math.max(Double.MIN_NORMAL, 1 - both * both));
                if (both < 0 && inflation > LEAST_INFLATION) {
                    found.add(new Overlap(elements.get(i), elements.get(j), inflation));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Overlap::inflation).reversed());
        return List.copyOf(found);
    }

    private static double[] covariances(Cholesky information, int size, int column) {
        double[] unit = new double[size];
        unit[column] = 1;
        return information.solve(unit);
    }
}
