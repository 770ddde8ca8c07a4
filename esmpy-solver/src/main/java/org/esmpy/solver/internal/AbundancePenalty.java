package org.esmpy.solver.internal;

import java.util.Arrays;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.Workers;

/**
 * The penalties on H and what multiplicative updates need of them. The Laplacian is majorised as in espm (Teurtrie et
 * al. 2023, doi:10.1016/j.ultramic.2023.113719) with the bound 8 on its eigenvalues: {@code 8λM_k} joins numerator and
 * denominator, with M_k the largest abundance of phase k, and the gradient λ·HΔ joins the denominator. This holds as
 * long as no abundance exceeds M_k. The logarithm is concave and majorised by its tangent.
 */
public final class AbundancePenalty {
    private static final double LAPLACIAN_BOUND = 8;

    private final ImageShape shape;
    private final int phases;
    private final double smoothness;
    private final double sparsity;
    private final double epsilon;

    private AbundancePenalty(ImageShape shape, int phases, double smoothness, Regularizer.LogSparsityH log) {
        this.shape = shape;
        this.phases = phases;
        this.smoothness = smoothness;
        this.sparsity = log.strength();
        this.epsilon = log.epsilon();
    }

    /** The penalties of a problem; those it lacks have strength 0. */
    public static AbundancePenalty of(Problem problem) {
        return new AbundancePenalty(
                problem.shape(),
                problem.phases(),
                problem.regularizer(Regularizer.LaplacianH.class)
                        .map(Regularizer.LaplacianH::strength)
                        .orElse(0.0),
                problem.regularizer(Regularizer.LogSparsityH.class).orElse(new Regularizer.LogSparsityH(0, 1)));
    }

    /** Whether there is nothing to add. */
    public boolean isZero() {
        return !isSmoothing() && sparsity == 0;
    }

    /** Whether neighbours are coupled. */
    public boolean isSmoothing() {
        return smoothness > 0;
    }

    /** Value at Hᵀ (P×K), nats. */
    public double valueNats(double[] ht, PixelGroups groups, Workers workers) {
        if (isZero()) {
            return 0;
        }
        double[] sums = new double[groups.size()];
        workers.run(groups.size(), group -> {
            for (int p = groups.firstPixel(group); p < groups.firstPixel(group + 1); p++) {
                sums[group] += valueNats(ht, p);
            }
        });
        return Arrays.stream(sums).reduce(0, Double::sum);
    }

    /** {@code 8λM_k}: what joins numerators (times h) and denominators, given the largest abundances M. */
    public double majorizer(double largest) {
        return LAPLACIAN_BOUND * smoothness * largest;
    }

    /** Curvature that the Laplacian alone gives every abundance of a pixel: its strength times the number of neighbours. */
    public double curvature(int pixel) {
        int column = pixel % shape.width();
        int row = pixel / shape.width();
        int neighbours = (column > 0 ? 1 : 0)
                + (column < shape.width() - 1 ? 1 : 0)
                + (row > 0 ? 1 : 0)
                + (row < shape.height() - 1 ? 1 : 0);
        return smoothness * neighbours;
    }

    /** Adds the gradient with respect to the abundances of a pixel to {@code out}, length K. */
    public void addGradient(double[] ht, int pixel, double[] out) {
        int at = pixel * phases;
        if (sparsity > 0) {
            for (int k = 0; k < phases; k++) {
                out[k] += sparsity / (ht[at + k] + epsilon);
            }
        }
        if (isSmoothing()) {
            int column = pixel % shape.width();
            int row = pixel / shape.width();
            addDifference(column > 0, ht, at, at - phases, out);
            addDifference(column < shape.width() - 1, ht, at, at + phases, out);
            addDifference(row > 0, ht, at, at - phases * shape.width(), out);
            addDifference(row < shape.height() - 1, ht, at, at + phases * shape.width(), out);
        }
    }

    private void addDifference(boolean exists, double[] ht, int at, int neighbour, double[] out) {
        if (exists) {
            for (int k = 0; k < phases; k++) {
                out[k] += smoothness * (ht[at + k] - ht[neighbour + k]);
            }
        }
    }

    private double valueNats(double[] ht, int pixel) {
        int at = pixel * phases;
        double value = 0;
        if (sparsity > 0) {
            for (int k = 0; k < phases; k++) {
                value += sparsity * Math.log(ht[at + k] + epsilon);
            }
        }
        if (isSmoothing()) {
            boolean hasRight = pixel % shape.width() < shape.width() - 1;
            boolean hasBelow = pixel / shape.width() < shape.height() - 1;
            value += hasRight ? squares(ht, at, at + phases) : 0;
            value += hasBelow ? squares(ht, at, at + phases * shape.width()) : 0;
        }
        return value;
    }

    private double squares(double[] ht, int at, int neighbour) {
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            double difference = ht[at + k] - ht[neighbour + k];
            sum += difference * difference;
        }
        return smoothness / 2 * sum;
    }
}
