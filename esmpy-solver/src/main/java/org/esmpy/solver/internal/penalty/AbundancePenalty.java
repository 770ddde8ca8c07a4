package org.esmpy.solver.internal.penalty;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.esmpy.model.ImageShape;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer.LaplacianH;
import org.esmpy.solver.Regularizer.LogSparsityH;
import org.esmpy.solver.Regularizer.TotalVariationH;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelGroups;

/**
 * The penalties on H with the derivatives and bounds that updates need. For a pixel p, a penalty between neighbours is a sum of
 * quadratics {@code w_pq/2·|h_p − h_q|²}: exactly for the Laplacian, and for the total variation as an upper bound that touches
 * it, with {@code w = λ/max(r, δ)} at the present distance r (Charbonnier et al. 1997,
 * doi:10.1109/83.551699). The logarithm is concave and lies below its tangent.
 *
 * <p>Where all pixels move at once, {@code w_pq/2·|h_p − h_q|²} is bounded by {@code w_pq·(|h_p − m|² + |h_q − m|²)} with m
 * half-way between them (De Pierro 1995, doi:10.1109/42.370409), and that by the form of multiplicative updates with M_k,
 * the largest abundance of phase k: {@code 2·Σ_q w_pq·M_k} joins numerator and denominator, the gradient the
 * denominator; for a Laplacian that is espm's bound 8λ (Teurtrie et al. 2023, doi:10.1016/j.ultramic.2023.113719).
 * This holds as long as no abundance exceeds M_k. A {@link PixelPenalty} gives a quadratic of its own, which is treated alike.
 */
public final class AbundancePenalty {
    /** Bound on the curvature of the Laplacian where all pixels move at once: twice for each of four neighbours. */
    private static final double LAPLACIAN_BOUND = 8;

    /** Colours of pixels of which no two neighbours of one colour touch: chessboard for four neighbours. */
    private static final int COLOURS_OF_FOUR = 2;

    /** The same for eight neighbours. */
    private static final int COLOURS_OF_EIGHT = 4;

    private final ImageShape shape;
    private final int phases;
    private final double smoothness;
    private final EdgeWeights edges;
    private final PixelSparsity sparsity;
    private final OwnPenalties own;
    private final double[] sums;
    private final boolean isEven;
    private final BitSet masked;
    private final boolean isMaskedSomewhere;

    private AbundancePenalty(
            ImageShape shape,
            int phases,
            double smoothness,
            EdgeWeights edges,
            PixelSparsity sparsity,
            OwnPenalties own,
            double[] sums,
            BitSet masked) {
        this.shape = shape;
        this.phases = phases;
        this.smoothness = smoothness;
        this.edges = edges;
        this.sparsity = sparsity;
        this.own = own;
        this.sums = sums;
        this.masked = (BitSet) masked.clone();
        IntStream.range(0, sums.length).filter(p -> sums[p] == 0).forEach(this.masked::set);
        this.isEven = Arrays.stream(sums).allMatch(sum -> sum == 1);
        this.isMaskedSomewhere = !this.masked.isEmpty();
    }

    /** The penalties of a problem; those it lacks have strength 0. */
    public static AbundancePenalty of(Problem problem) {
        PenaltyUnits units = problem.regularizers().isEmpty() ? new PenaltyUnits(1, 1) : PenaltyUnits.of(problem);
        double unit = units.abundance();
        double counts = units.countsPerPixel();
        double smoothness =
                problem.regularizer(LaplacianH.class).map(LaplacianH::strength).orElse(0.0) * counts / (unit * unit);
        TotalVariationH variation = problem.regularizer(TotalVariationH.class).orElse(new TotalVariationH(0, 1));
        LogSparsityH log = problem.regularizer(LogSparsityH.class).orElse(new LogSparsityH(0, 1));
        double[] sums = sums(problem);
        return new AbundancePenalty(
                problem.shape(),
                problem.phases(),
                smoothness,
                new EdgeWeights(variation.strength() * counts / unit, variation.delta() * unit),
                new PixelSparsity(log.strength() * counts, log.epsilon(), unit, new double[0], sums),
                OwnPenalties.of(problem, counts),
                sums,
                problem.maskedPixels());
    }

    /**
     * Penalties with strengths in nats, for a problem whose abundances have sums.
     *
     * @param edges    total variation of the shares of neighbours
     * @param strength μ of the log-sparsity of the shares, nats
     * @param epsilon  its ε
     * @param weights  factor of μ for each pixel; none where all are 1; shared
     */
    public static AbundancePenalty of(
            Problem problem, EdgeWeights edges, double strength, double epsilon, double[] weights) {
        double[] sums = sums(problem);
        return new AbundancePenalty(
                problem.shape(),
                problem.phases(),
                0,
                edges,
                new PixelSparsity(strength, epsilon, 1, weights, sums),
                OwnPenalties.none(),
                sums,
                new BitSet());
    }

    private static double[] sums(Problem problem) {
        return problem.constraint(Constraint.SimplexH.class)
                .map(Constraint.SimplexH::sums)
                .orElse(new double[0]);
    }

    /** Whether there is nothing to add. */
    public boolean isZero() {
        return !hasQuadratics() && sparsity.isZero();
    }

    /** Whether some penalty is a quadratic for a pixel: one between neighbours, or a {@link PixelPenalty}. */
    public boolean hasQuadratics() {
        return isSmoothing() || !own.isEmpty();
    }

    /** Whether neighbours are coupled. */
    public boolean isSmoothing() {
        return smoothness > 0 || !edges.isZero();
    }

    /** Classes of pixels that do not touch, see {@link #colour}. */
    public int colours() {
        return edges.isZero() ? COLOURS_OF_FOUR : COLOURS_OF_EIGHT;
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
        return sparsity.leastNats();
    }

    /**
     * Adds the gradient with respect to the abundances of a pixel to {@code out}, length K.
     *
     * @return curvature of the bound under which all pixels may move at once, at Hᵀ; times M_k it joins the updates
     */
    public double addJoint(double[] ht, int pixel, double[] out) {
        double scale = scale(pixel);
        double curvature = LAPLACIAN_BOUND * smoothness * scale * scale;
        curvature += edges.isZero() ? 0 : 2 * weights(ht, pixel);
        if (masked.get(pixel)) {
            return curvature;
        }
        addSparsity(ht, pixel, out);
        if (!own.isEmpty()) {
            curvature += own.addSlopes(ht, pixel, scale, out);
        }
        if (isSmoothing()) {
            addNeighbours(ht, pixel, out);
        }
        return curvature;
    }

    /** Log-sparsity of each pixel. */
    public PixelSparsity sparsity() {
        return sparsity;
    }

    /** Adds the gradient with respect to the abundances of a pixel to {@code out}, length K. */
    public void addGradient(double[] ht, int pixel, double[] out) {
        if (masked.get(pixel)) {
            return;
        }
        addSparsity(ht, pixel, out);
        addQuadratics(ht, pixel, out);
    }

    private void addSparsity(double[] ht, int pixel, double[] out) {
        for (int k = 0; k < phases && !sparsity.isZero(); k++) {
            out[k] += sparsity.slope(pixel, ht[pixel * phases + k]);
        }
    }

    /**
     * Adds the gradient of all penalties but log-sparsity to {@code out}, length K.
     *
     * @return curvature of the pixel's quadratic above them while its neighbours stay
     */
    public double addQuadratics(double[] ht, int pixel, double[] out) {
        if (masked.get(pixel)) {
            return 0;
        }
        double curvature = own.isEmpty() ? 0 : own.addSlopes(ht, pixel, scale(pixel), out);
        return isSmoothing() ? curvature + addNeighbours(ht, pixel, out) : curvature;
    }

    private double addNeighbours(double[] ht, int pixel, double[] out) {
        int column = pixel % shape.width();
        int row = pixel / shape.width();
        int lastRow = Math.min(shape.height() - 1, row + 1);
        int lastColumn = Math.min(shape.width() - 1, column + 1);
        int at = pixel * phases;
        double scale = scale(pixel);
        double curvature = 0;
        for (int y = Math.max(0, row - 1); y <= lastRow; y++) {
            for (int x = Math.max(0, column - 1); x <= lastColumn; x++) {
                int other = y * shape.width() + x;
                boolean diagonal = y != row && x != column;
                if (isNeighbour(pixel, other, diagonal)) {
                    double ratio = scale(other);
                    double square = square(ht, at, scale, other * phases, ratio);
                    double weight = scale * weight(square, diagonal, true);
                    curvature += scale * weight;
                    for (int k = 0; k < phases; k++) {
                        out[k] += weight * (scale * ht[at + k] - ratio * ht[other * phases + k]);
                    }
                }
            }
        }
        return curvature;
    }

    /** Marks a pixel and what it is coupled to. */
    public void mark(int pixel, byte[] marks) {
        marks[pixel] = 1;
        if (!isSmoothing()) {
            return;
        }
        forNeighbours(pixel, (other, diagonal) -> marks[other / phases] = 1);
    }

    private boolean isNeighbour(int pixel, int other, boolean diagonal) {
        return other != pixel && !(diagonal && edges.isZero()) && !(isMaskedSomewhere && masked.get(other));
    }

    /** What abundances of a pixel are multiplied by to be shares of its sum. */
    private double scale(int pixel) {
        return isEven ? 1 : sums[pixel] > 0 ? 1 / sums[pixel] : 0;
    }

    private double valueNats(double[] ht, int pixel) {
        int at = pixel * phases;
        double[] value = {own.isEmpty() ? 0 : own.nats(ht, pixel, scale(pixel), phases)};
        if (!sparsity.isZero()) {
            for (int k = 0; k < phases; k++) {
                value[0] += sparsity.nats(pixel, ht[at + k]);
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

    private double weights(double[] ht, int pixel) {
        double[] sum = new double[1];
        forNeighbours(pixel, (other, diagonal) -> sum[0] += weight(square(ht, pixel * phases, other), diagonal, false));
        double scale = scale(pixel);
        return scale * scale * sum[0];
    }

    private double weight(double square, boolean diagonal, boolean withLaplacian) {
        double weight = diagonal || !withLaplacian ? 0 : smoothness;
        return edges.isZero() ? weight : weight + edges.weight(Math.sqrt(square), diagonal);
    }

    private double square(double[] ht, int at, int other) {
        return square(ht, at, scale(at / phases), other, scale(other / phases));
    }

    private double square(double[] ht, int at, double scale, int other, double ratio) {
        double square = 0;
        for (int k = 0; k < phases; k++) {
            double difference = scale * ht[at + k] - ratio * ht[other + k];
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
                if (isNeighbour(pixel, other, diagonal)) {
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
