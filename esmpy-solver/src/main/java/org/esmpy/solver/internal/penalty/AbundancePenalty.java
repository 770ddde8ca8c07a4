package org.esmpy.solver.internal.penalty;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer.LaplacianH;
import org.esmpy.solver.Regularizer.LogSparsityH;
import org.esmpy.solver.Regularizer.TotalVariationH;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelGroups;

/**
 * Computes the penalties on H, with the derivatives and bounds that updates need. For a pixel p, a penalty between
 * neighbours is a sum of quadratics {@code w_pq/2·|h_p − h_q|²}: exactly for the Laplacian, and for the total variation
 * as an upper bound that touches it, with {@code w = λ/max(r, δ)} at the present distance r (Charbonnier et al. 1997,
 * doi:10.1109/83.551699). The logarithm is concave and lies below its tangent.
 *
 * <p>Where all pixels move at once, {@code w_pq/2·|h_p − h_q|²} is bounded by {@code w_pq·(|h_p − m|² + |h_q − m|²)}
 * with m half-way between them (De Pierro 1995, doi:10.1109/42.370409), and that by the form of multiplicative updates
 * with M_k, the largest abundance of phase k: {@code 2·Σ_q w_pq·M_k} joins numerator and denominator, the gradient the
 * denominator; for a Laplacian that is espm's bound 8λ (Teurtrie et al. 2023, doi:10.1016/j.ultramic.2023.113719). This
 * holds as long as no abundance exceeds M_k. The quadratic of a {@link org.esmpy.solver.PixelPenalty} is treated in the
 * same way.
 */
public final class AbundancePenalty {
    private final int phases;
    private final NeighbourPenalty neighbours;
    private final PixelSparsity sparsity;
    private final OwnPenalties own;
    private final BitSet masked;

    private AbundancePenalty(
            ImageShape shape,
            int phases,
            double smoothness,
            EdgeWeights edges,
            PixelSparsity sparsity,
            OwnPenalties own,
            double[] sums,
            BitSet masked) {
        this.phases = phases;
        this.sparsity = sparsity;
        this.own = own;
        this.masked = (BitSet) masked.clone();
        IntStream.range(0, sums.length).filter(p -> sums[p] == 0).forEach(this.masked::set);
        this.neighbours = new NeighbourPenalty(shape, phases, smoothness, edges, sums, this.masked);
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
     * @param weights  factor of μ for each pixel; empty if all are 1; shared
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

    /** Whether there is no penalty. */
    public boolean isZero() {
        return !hasQuadratics() && sparsity.isZero();
    }

    /**
     * Whether some penalty is a quadratic for a pixel: one between neighbours, or a
     * {@link org.esmpy.solver.PixelPenalty}.
     */
    public boolean hasQuadratics() {
        return isSmoothing() || !own.isEmpty();
    }

    /** Whether a penalty couples neighbours. */
    public boolean isSmoothing() {
        return !neighbours.isZero();
    }

    /** Classes of pixels that do not touch, see {@link #colour}. */
    public int colours() {
        return neighbours.colours();
    }

    /** Class of a pixel: pixels of one class are no neighbours. */
    public int colour(int pixel) {
        return neighbours.colour(pixel);
    }

    /** Marks a pixel and the pixels that it is coupled to. */
    public void mark(int pixel, byte[] marks) {
        neighbours.mark(pixel, marks);
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
        double curvature = neighbours.jointCurvature(ht, pixel);
        if (masked.get(pixel)) {
            return curvature;
        }
        addSparsity(ht, pixel, out);
        if (!own.isEmpty()) {
            curvature += own.addSlopes(ht, pixel, neighbours.scale(pixel), out);
        }
        if (isSmoothing()) {
            neighbours.addGradient(ht, pixel, out);
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
        double curvature = own.isEmpty() ? 0 : own.addSlopes(ht, pixel, neighbours.scale(pixel), out);
        return isSmoothing() ? curvature + neighbours.addGradient(ht, pixel, out) : curvature;
    }

    private double valueNats(double[] ht, int pixel) {
        int at = pixel * phases;
        double value = own.isEmpty() ? 0 : own.nats(ht, pixel, neighbours.scale(pixel), phases);
        if (!sparsity.isZero()) {
            for (int k = 0; k < phases; k++) {
                value += sparsity.nats(pixel, ht[at + k]);
            }
        }
        return isSmoothing() ? neighbours.addNats(ht, pixel, value) : value;
    }
}
