package org.esmpy.solver.internal;

import java.util.Arrays;
import java.util.BitSet;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer.LaplacianH;
import org.esmpy.solver.Regularizer.LogSparsityH;
import org.esmpy.solver.Regularizer.TotalVariationH;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.kernel.Fma;

/**
 * The penalties on H and what updates need of them. Seen from a pixel p, a penalty between neighbours is a sum of
 * quadratics {@code w_pq/2·|h_p − h_q|²}: for the Laplacian that is what it is, for the total variation it is an upper
 * bound that touches, with {@code w = λ/max(r, δ)} at the present distance r (Charbonnier et al. 1997,
 * doi:10.1109/83.551699). The logarithm is concave and lies below its tangent.
 *
 * <p>Where all pixels move at once, {@code w_pq/2·|h_p − h_q|²} is bounded by {@code w_pq·(|h_p − m|² + |h_q − m|²)} with m
 * half-way between them (De Pierro 1995, doi:10.1109/42.370409), and that by the form of multiplicative updates with M_k,
 * the largest abundance of phase k: {@code 2·Σ_q w_pq·M_k} joins numerator and denominator, the gradient the
 * denominator; for a Laplacian that is espm's bound 8λ (Teurtrie et al. 2023, doi:10.1016/j.ultramic.2023.113719).
 * This holds as long as no abundance exceeds M_k.
 */
public final class AbundancePenalty {
    private static final double LAPLACIAN_BOUND = 8;

    private final ImageShape shape;
    private final int phases;
    private final double smoothness;
    private final EdgeWeights edges;
    private final double sparsity;
    private final double epsilon;
    private final double unit;
    private final BitSet masked;

    private AbundancePenalty(Problem problem, PenaltyUnits units) {
        this.shape = problem.shape();
        this.phases = problem.phases();
        this.unit = units.abundance();
        double counts = units.countsPerPixel();
        this.smoothness =
                problem.regularizer(LaplacianH.class).map(LaplacianH::strength).orElse(0.0) * counts / (unit * unit);
        TotalVariationH variation = problem.regularizer(TotalVariationH.class).orElse(new TotalVariationH(0, 1));
        this.edges = new EdgeWeights(variation.strength() * counts / unit, variation.delta() * unit);
        LogSparsityH log = problem.regularizer(LogSparsityH.class).orElse(new LogSparsityH(0, 1));
        this.sparsity = log.strength() * counts;
        this.epsilon = log.epsilon();
        this.masked = problem.constraint(Constraint.Masked.class)
                .map(Constraint.Masked::pixels)
                .orElse(new BitSet());
    }

    /** The penalties of a problem; those it lacks have strength 0. */
    public static AbundancePenalty of(Problem problem) {
        return new AbundancePenalty(
                problem, problem.regularizers().isEmpty() ? new PenaltyUnits(1, 1) : PenaltyUnits.of(problem));
    }

    /** Whether there is nothing to add. */
    public boolean isZero() {
        return !isSmoothing() && sparsity == 0;
    }

    /** Whether neighbours are coupled. */
    public boolean isSmoothing() {
        return smoothness > 0 || !edges.isZero();
    }

    /** Classes of pixels that do not touch, see {@link #colour}. */
    public int colours() {
        return edges.isZero() ? 2 : 4;
    }

    /** Class of a pixel: pixels of one class are no neighbours. */
    public int colour(int pixel) {
        int column = pixel % shape.width();
        int row = pixel / shape.width();
        return edges.isZero() ? (row + column) % 2 : row % 2 * 2 + column % 2;
    }

    /** Value at Hᵀ (P×K), nats. */
    public double valueNats(double[] ht, PixelGroups groups, Workers workers) {
        if (isZero()) {
            return 0;
        }
        double[] sums = new double[groups.size()];
        workers.run(groups.size(), group -> {
            for (int p = groups.firstPixel(group); p < groups.firstPixel(group + 1); p++) {
                sums[group] += masked.get(p) ? 0 : valueNats(ht, p);
            }
        });
        return Arrays.stream(sums).reduce(0, Double::sum);
    }

    /** The least that an abundance can add, nats. */
    double leastNats() {
        return sparsity == 0 ? 0 : sparsity * Math.log(epsilon);
    }

    /** Curvature of the bound under which all pixels may move at once, at Hᵀ; times M_k it joins the updates. */
    public double jointCurvature(double[] ht, int pixel) {
        double curvature = LAPLACIAN_BOUND * smoothness;
        return edges.isZero() ? curvature : curvature + 2 * weights(ht, pixel, false);
    }

    /** Curvature of a pixel's own bound while its neighbours stay. */
    public double curvature(double[] ht, int pixel) {
        return isSmoothing() ? weights(ht, pixel, true) : 0;
    }

    /** Adds the gradient with respect to the abundances of a pixel to {@code out}, length K. */
    public void addGradient(double[] ht, int pixel, double[] out) {
        int at = pixel * phases;
        if (masked.get(pixel)) {
            return;
        }
        if (sparsity > 0) {
            for (int k = 0; k < phases; k++) {
                out[k] += sparsity / (ht[at + k] + epsilon * unit);
            }
        }
        if (isSmoothing()) {
            forNeighbours(pixel, (other, diagonal) -> {
                double weight = weight(ht, at, other, diagonal, true);
                for (int k = 0; k < phases; k++) {
                    out[k] += weight * (ht[at + k] - ht[other + k]);
                }
            });
        }
    }

    private double valueNats(double[] ht, int pixel) {
        int at = pixel * phases;
        double[] value = new double[1];
        if (sparsity > 0) {
            for (int k = 0; k < phases; k++) {
                value[0] += sparsity * Math.log(ht[at + k] / unit + epsilon);
            }
        }
        if (isSmoothing()) {
            forNeighbours(pixel, (other, diagonal) -> {
                if (other > at) {
                    double square = square(ht, at, other);
                    value[0] += (diagonal ? 0 : smoothness / 2 * square) + edges.nats(Math.sqrt(square), diagonal);
                }
            });
        }
        return value[0];
    }

    private double weights(double[] ht, int pixel, boolean withLaplacian) {
        double[] sum = new double[1];
        forNeighbours(pixel, (other, diagonal) -> sum[0] += weight(ht, pixel * phases, other, diagonal, withLaplacian));
        return sum[0];
    }

    private double weight(double[] ht, int at, int other, boolean diagonal, boolean withLaplacian) {
        double weight = diagonal || !withLaplacian ? 0 : smoothness;
        return edges.isZero() ? weight : weight + edges.weight(Math.sqrt(square(ht, at, other)), diagonal);
    }

    private double square(double[] ht, int at, int other) {
        double square = 0;
        for (int k = 0; k < phases; k++) {
            double difference = ht[at + k] - ht[other + k];
            square = Fma.of(difference, difference, square);
        }
        return square;
    }

    /** Visits the neighbours of a pixel that are not masked; those on the diagonals only for the total variation. */
    private void forNeighbours(int pixel, Neighbour visitor) {
        if (masked.get(pixel)) {
            return;
        }
        int column = pixel % shape.width();
        int row = pixel / shape.width();
        for (int y = Math.max(0, row - 1); y <= Math.min(shape.height() - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(shape.width() - 1, column + 1); x++) {
                int other = y * shape.width() + x;
                boolean diagonal = y != row && x != column;
                if (other != pixel && !(diagonal && edges.isZero()) && !masked.get(other)) {
                    visitor.accept(other * phases, diagonal);
                }
            }
        }
    }

    /** What is done at a neighbour, whose abundances begin at an index of Hᵀ. */
    @FunctionalInterface
    private interface Neighbour {
        void accept(int at, boolean diagonal);
    }
}
