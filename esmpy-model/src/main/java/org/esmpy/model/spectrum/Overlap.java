package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.model.Basis;
import org.esmpy.model.internal.Cholesky;
import org.esmpy.physics.Element;

/**
 * Two elements whose lines overlap so much that the counts determine little more than their sum.
 *
 * @param first     the lighter element
 * @param second    the heavier one
 * @param inflation how many times larger the counting error of each is than if the amount of the other were known
 */
public record Overlap(Element first, Element second, double inflation) {
    /** Inflation above which most of an error is due to the other element. */
    private static final double LEAST_INFLATION = 2;

    /**
     * The pairs of elements of a fit to n ~ Poisson(G w) whose errors at least double: {@code 1 / sqrt(1 - r²)}, where
     * r is the correlation of both in the inverse of {@code Gᵀ diag(1 / (G w)) G}.
     *
     * @param basis   G
     * @param weights of a spectrum, length C
     * @return the worst first
     */
    public static List<Overlap> of(Basis basis, double[] weights) {
        CountedColumns counted = CountedColumns.of(basis, weights);
        Cholesky information = counted.information();
        double[] variances = information.inverseDiagonal();
        List<Overlap> found = new ArrayList<>();
        List<Element> elements = List.copyOf(counted.elements().keySet());
        for (int i = 0; i < elements.size(); i++) {
            int one = counted.elements().get(elements.get(i));
            double[] own = information.inverseColumn(one);
            for (int j = i + 1; j < elements.size(); j++) {
                int other = counted.elements().get(elements.get(j));
                double both = own[other] / Math.sqrt(own[one] * variances[other]);
                double inflation = 1 / Math.sqrt(Math.max(Double.MIN_NORMAL, 1 - both * both));
                if (both < 0 && inflation > LEAST_INFLATION) {
                    found.add(new Overlap(elements.get(i), elements.get(j), inflation));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Overlap::inflation).reversed());
        return List.copyOf(found);
    }
}
