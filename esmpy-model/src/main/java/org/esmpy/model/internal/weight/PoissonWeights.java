package org.esmpy.model.internal.weight;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.internal.BoxQuadratic;
import org.esmpy.model.quantify.KlProjection;

/**
 * Fits one spectrum by non-negative amounts of given columns: the most likely weights w of {@code n ~ Poisson(G w)}.
 * Each Newton step solves a quadratic problem over {@code w >= 0} ({@link BoxQuadratic}), with a line search; the
 * problem is convex and self-concordant, so the steps converge.
 */
public final class PoissonWeights {
    /** Newton steps after which a search ends without convergence. */
    private static final int MAX_STEPS = 200;

    /** Steps of expectation maximisation before the Newton steps, which need a start near the solution. */
    private static final int FIRST_STEPS = 30;

    /** Predicted decrease that ends the steps, nats. */
    private static final double TOLERANCE_NATS = 1e-7;

    /** Share of a Newton step below which the line search gives up: the decrease is within rounding. */
    private static final double SHORTEST_STEP = 1e-6;

    /** Share of the predicted decrease that a step must reach (Armijo's rule). */
    private static final double SUFFICIENT = 0.1;

    /** Ridge that keeps the quadratic problems solvable if columns are alike, relative to their curvature. */
    private static final double RIDGE = 1e-10;

    /** Factor by which the ridge grows if it is too small to do so. */
    private static final double RAISE = 10;

    private final double[] counts;
    private final double[][] columns;
    private final int channels;

    /**
     * @param counts  n, L values of at least 0
     * @param columns C columns of L values of at least 0; a channel where all are 0 is left out
     */
    public PoissonWeights(double[] counts, double[][] columns) {
        this.counts = counts;
        this.columns = columns;
        this.channels = counts.length;
    }

    /**
     * The most likely weights.
     *
     * @param weights per column
     * @param model   G w, per channel
     * @param nats    {@code sum of m - n + n log(n / m)}: half of the deviance
     */
    public record Found(double[] weights, double[] model, double nats) {}

    /** The most likely weights, without a start: steps of expectation maximisation lead near them from anywhere. */
    public Found find() {
        DMatrixRMaj g = new DMatrixRMaj(channels, columns.length);
        for (int l = 0; l < channels; l++) {
            for (int c = 0; c < columns.length; c++) {
                g.unsafe_set(l, c, columns[c][l]);
            }
        }
        return find(new KlProjection(g).withSteps(FIRST_STEPS).weights(DMatrixRMaj.wrap(channels, 1, counts)).data);
    }

    /** The most likely weights, from a start near them; weights of 0 may grow. */
    public Found find(double[] start) {
        double[] w = start.clone();
        double[] model = model(w);
        double nats = nats(model);
        if (!Double.isFinite(nats)) {
            return find();
        }
        for (int round = 0; round < MAX_STEPS; round++) {
            double[] gradient = gradient(model);
            double[] step = step(w, gradient, model);
            double predicted = 0;
            for (int c = 0; c < w.length; c++) {
                predicted -= gradient[c] * step[c];
            }
            if (predicted < TOLERANCE_NATS) {
                break;
            }
            double length = 1;
            double[] moved = w;
            double[] after = model;
            double natsAfter = Double.POSITIVE_INFINITY;
            while (length > SHORTEST_STEP && !(natsAfter <= nats - SUFFICIENT * length * predicted)) {
                moved = w.clone();
                for (int c = 0; c < w.length; c++) {
                    moved[c] = Math.max(0, w[c] + length * step[c]);
                }
                after = model(moved);
                natsAfter = nats(after);
                length /= 2;
            }
            if (!(natsAfter < nats)) {
                break;
            }
            w = moved;
            model = after;
            nats = natsAfter;
        }
        return new Found(w, model, nats);
    }

    private double[] model(double[] w) {
        double[] model = new double[channels];
        for (int c = 0; c < w.length; c++) {
            if (w[c] > 0) {
                double[] column = columns[c];
                for (int l = 0; l < channels; l++) {
                    model[l] += w[c] * column[l];
                }
            }
        }
        return model;
    }

    private double nats(double[] model) {
        double sum = 0;
        for (int l = 0; l < channels; l++) {
            double n = counts[l];
            double m = model[l];
            if (m > 0) {
                sum += n > 0 ? m - n + n * Math.log(n / m) : m;
            } else if (n > 0 && isReached(l)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return sum;
    }

    private boolean isReached(int channel) {
        for (double[] column : columns) {
            if (column[channel] > 0) {
                return true;
            }
        }
        return false;
    }

    private double[] gradient(double[] model) {
        double[] excess = new double[channels];
        for (int l = 0; l < channels; l++) {
            excess[l] = model[l] > 0 ? 1 - counts[l] / model[l] : 0;
        }
        double[] gradient = new double[columns.length];
        for (int c = 0; c < gradient.length; c++) {
            double[] column = columns[c];
            double sum = 0;
            for (int l = 0; l < channels; l++) {
                sum += column[l] * excess[l];
            }
            gradient[c] = sum;
        }
        return gradient;
    }

    /**
     * Step to the minimum of the quadratic model of the nats around w, over weights of at least 0. A column with no
     * counts in its channels has no curvature: the nats only grow with its weight, which goes to 0.
     */
    private double[] step(double[] w, double[] gradient, double[] model) {
        double[] perCount = new double[channels];
        for (int l = 0; l < channels; l++) {
            perCount[l] = model[l] > 0 ? counts[l] / (model[l] * model[l]) : 0;
        }
        int size = w.length;
        double[][] products = products(columns, perCount);
        double[] curvature = new double[size * size];
        double[] lower = new double[size];
        boolean[] unseen = new boolean[size];
        for (int a = 0; a < size; a++) {
            System.arraycopy(products[a], 0, curvature, a * size, size);
            lower[a] = -w[a];
            unseen[a] = products[a][a] == 0;
        }
        double[] step = minimum(new BoxQuadratic(unseen), curvature, gradient, lower);
        for (int a = 0; a < size; a++) {
            step[a] = unseen[a] ? lower[a] : step[a];
        }
        return step;
    }

    /** Raises the ridge until the quadratic problem can be solved; the step is 0 if it never can. */
    private static double[] minimum(BoxQuadratic quadratic, double[] curvature, double[] gradient, double[] lower) {
        int size = lower.length;
        double[] extra = new double[size];
        for (double ridge = RIDGE; ridge <= 1; ridge *= RAISE) {
            for (int a = 0; a < size; a++) {
                extra[a] = ridge * curvature[a * size + a];
            }
            if (quadratic.solve(curvature, extra, gradient, lower)) {
                return quadratic.x();
            }
        }
        return new double[size];
    }

    /** 1 / m in each channel, 0 where nothing is expected: the information of a channel on the counts m in it. */
    public static double[] perCount(double[] model) {
        double[] perCount = new double[model.length];
        for (int l = 0; l < perCount.length; l++) {
            perCount[l] = model[l] > 0 ? 1 / model[l] : 0;
        }
        return perCount;
    }

    /** {@code sum over channels of a_l b_l weight_l} for all pairs of columns. */
    public static double[][] products(double[][] columns, double[] weight) {
        int size = columns.length;
        double[][] products = new double[size][size];
        double[] weighted = new double[weight.length];
        for (int a = 0; a < size; a++) {
            int from = 0;
            int to = weight.length;
            while (from < to && columns[a][from] == 0) {
                from++;
            }
            while (to > from && columns[a][to - 1] == 0) {
                to--;
            }
            for (int l = from; l < to; l++) {
                weighted[l] = columns[a][l] * weight[l];
            }
            for (int b = 0; b <= a; b++) {
                double[] other = columns[b];
                double sum = 0;
                for (int l = from; l < to; l++) {
                    sum += weighted[l] * other[l];
                }
                products[a][b] = sum;
                products[b][a] = sum;
            }
        }
        return products;
    }
}
