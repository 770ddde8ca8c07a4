package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.internal.Cholesky;
import org.esmpy.model.internal.weight.PoissonWeights;

/**
 * Estimates how much more likely one more column would make a spectrum: {@code u²/(2v)} nats with the score
 * {@code u = sum of a (n/m - 1)} of the column a and its information v, less the part that the present columns explain.
 */
final class QuadraticGain {
    /** Least share of the information of a column that is left: rounding, if other columns explain all of it. */
    private static final double LEAST_LEFT = 1e-6;

    private final List<double[]> used = new ArrayList<>();
    private final double[] excess;
    private final double[] inverse;
    private final Cholesky own;

    QuadraticGain(double[] counts, List<double[]> base, PoissonWeights.Found fit) {
        for (int c = 0; c < base.size(); c++) {
            if (fit.weights()[c] > 0) {
                used.add(base.get(c));
            }
        }
        excess = new double[counts.length];
        inverse = PoissonWeights.perCount(fit.model());
        for (int l = 0; l < counts.length; l++) {
            double m = fit.model()[l];
            excess[l] = m > 0 ? counts[l] / m - 1 : 0;
        }
        own = Cholesky.of(PoissonWeights.products(used.toArray(new double[0][]), inverse));
    }

    /** The largest gain of several columns, nats. */
    double of(List<double[]> columns) {
        return columns.stream().mapToDouble(this::of).max().orElse(0);
    }

    private double of(double[] column) {
        int from = 0;
        int to = column.length;
        while (from < to && column[from] == 0) {
            from++;
        }
        while (to > from && column[to - 1] == 0) {
            to--;
        }
        double score = 0;
        double information = 0;
        for (int l = from; l < to; l++) {
            score += column[l] * excess[l];
            information += column[l] * column[l] * inverse[l];
        }
        if (score <= 0) {
            return 0;
        }
        double[] cross = new double[used.size()];
        for (int c = 0; c < cross.length; c++) {
            double[] other = used.get(c);
            for (int l = from; l < to; l++) {
                cross[c] += column[l] * other[l] * inverse[l];
            }
        }
        double[] explained = own.solve(cross);
        double left = information;
        for (int c = 0; c < cross.length; c++) {
            left -= explained[c] * cross[c];
        }
        return score * score / (2 * Math.max(left, LEAST_LEFT * information));
    }
}
