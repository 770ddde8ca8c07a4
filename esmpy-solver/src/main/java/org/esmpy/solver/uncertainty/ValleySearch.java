package org.esmpy.solver.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.AbundanceFit;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;

/**
 * Finds, for every phase k and every other phase j, the range of t over which {@code W_k + t·(W_k − W_j)} explains the
 * counts as well as W_k: the divergence without any prior, minimised over the abundances (on the simplex, the other
 * phases kept), rises by less than a given amount. Known in chemometrics as rotational ambiguity (Lawton and Sylvestre
 * 1971, doi:10.1080/00401706.1971.10488823); here it is bounded by the weights of elements, not by spectra.
 *
 * <p>The search is meant for the bins on which the phases were fitted. In single pixels of few counts the best
 * abundances follow the noise to the corners of the simplex, and the noise decides where a valley ends.
 *
 * <p>If another t would contradict known proportions or absent elements of W_k, the valley has length 0.
 *
 * <p>The set of mixtures grows with t, so the divergence falls, and the end towards j is where it has risen. Away from
 * j the divergence rises only where a weight that is more than noise would fall below 0, or where pixels are known to
 * be pure. There weights are stopped at 0 one after the other.
 *
 * @param riseNats by how much the divergence may rise, nats; positive
 */
public record ValleySearch(double riseNats) {
    /** Usual rise, nats: that of a point two standard errors from the best one. */
    private static final double RISE_NATS = 2;

    /** Width of the bracket in t at which a search ends in any case. */
    private static final double T_TOLERANCE = 1e-4;

    /** The same for large t, relative to t, where compositions change little. */
    private static final double HIGH_TOLERANCE = 0.01;

    /** Share of the rise within which a point counts as the end. */
    private static final double RISE_TOLERANCE = 0.02;

    /**
     * Every how many steps the bracket is halved whatever the shape of the rise: at worst a search takes so many times
     * a bisection.
     */
    private static final int HALVING = 3;

    private static final LogSparsity NO_SPARSITY = LogSparsity.none();

    public ValleySearch {
        if (!(riseNats > 0 && Double.isFinite(riseNats))) {
            throw new IllegalArgumentException("a valley needs a positive finite rise, got " + riseNats + " nats");
        }
    }

    /** A rise of {@value #RISE_NATS} nats, as between the best point and one two standard errors away. */
    public static ValleySearch defaults() {
        return new ValleySearch(RISE_NATS);
    }

    /**
     * Searches all pairs of phases.
     *
     * @param problem   the counts, best on bins
     * @param w         W, C×K, in the scale of one unit of exposure
     * @param execution threads for the work; pairs run in parallel. If cancelled, valleys not yet searched end at t = 0
     * @return K·(K − 1) valleys, by k, then by j
     */
    public List<Valley> search(ExposedProblem problem, DMatrixRMaj w, CancellableWorkers execution) {
        int phases = w.getNumCols();
        Phases best =
                new Phases(problem.map(), problem.bases(), w, problem.bases().spectra(w), execution.workers());
        AbundanceFit.Fitted fitted =
                best.fit(Mixture.even(best.units(), problem.map().pixels()).abundances());
        Valley[] valleys = new Valley[phases * (phases - 1)];
        execution.workers().run(valleys.length, i -> {
            int phase = i / (phases - 1);
            int other = i % (phases - 1) < phase ? i % (phases - 1) : i % (phases - 1) + 1;
            Valley closed = Valley.closed(phase, other);
            valleys[i] = problem.weights().allowsMixing(w, phase, other)
                    ? search(new Descent(best.alone(), fitted, phase, other), closed, execution)
                    : closed;
        });
        return List.of(valleys);
    }

    private Valley search(Descent descent, Valley closed, CancellableWorkers execution) {
        double low = lowest(descent, execution);
        double high = highest(descent, execution);
        return closed.with(low, high, descent.lastEnded(high));
    }

    /** The t between −1 and 0 where the rise is reached; −1 if it is not. */
    private double lowest(Descent descent, CancellableWorkers execution) {
        if (execution.isCancelled()) {
            return 0;
        }
        double rise = descent.riseNats(-1);
        return rise <= riseNats ? -1 : end(descent, 0, 0, -1, rise, execution);
    }

    /** The largest t where the rise is not reached; rows of W become 0 one after the other. */
    private double highest(Descent descent, CancellableWorkers execution) {
        double inside = 0;
        double riseInside = 0;
        for (double end : descent.ends()) {
            if (execution.isCancelled()) {
                return inside;
            }
            double rise = descent.riseNats(end);
            if (!(rise <= riseNats)) {
                return end(descent, inside, riseInside, end, rise, execution);
            }
            inside = end;
            riseInside = rise;
        }
        return inside;
    }

    /**
     * The end of a valley between a t inside and one outside. The divergence is nearly quadratic at its minimum, so the square root
     * of the rise is nearly a line: the end is found by false position (the Illinois rule: Dowell and Jarratt 1971,
     * doi:10.1007/BF01934364), and every third step halves the bracket, whatever the shape.
     */
    private double end(
            Descent descent,
            double inside,
            double riseInside,
            double outside,
            double riseOutside,
            CancellableWorkers execution) {
        double in = inside;
        double out = outside;
        double below = beyond(riseInside);
        double above = beyond(riseOutside);
        boolean wasIn = false;
        for (int step = 1; below < 0 && isWide(in, out) && !execution.isCancelled(); step++) {
            boolean halves = step % HALVING == 0 || !(above < Double.POSITIVE_INFINITY);
            double t = halves ? (in + out) / 2 : in + (out - in) * below / (below - above);
            double rise = descent.riseNats(t);
            boolean isIn = rise <= riseNats;
            if (isIn && rise >= (1 - RISE_TOLERANCE) * riseNats) {
                return t;
            }
            if (isIn) {
                above /= wasIn && step > 1 ? 2 : 1;
                in = t;
                below = beyond(rise);
            } else {
                below /= wasIn || step == 1 ? 1 : 2;
                out = t;
                above = beyond(rise);
            }
            wasIn = isIn;
        }
        return in;
    }

    private static boolean isWide(double in, double out) {
        return Math.abs(out - in) > T_TOLERANCE + HIGH_TOLERANCE * Math.max(0, in);
    }

    /** Square root of a rise, minus that of the middle of what counts as the end. */
    private double beyond(double rise) {
        return Math.sqrt(Math.max(0, rise)) - Math.sqrt((1 - RISE_TOLERANCE / 2) * riseNats);
    }

    /**
     * Phases described by their spectra instead of their weights: a mixture of phases with different absorption has a
     * spectrum, but no weights in the G of one of them.
     *
     * @param map     counts
     * @param bases   G of each phase
     * @param w       W, C×K
     * @param spectra D, L×K
     * @param workers threads for parallel work
     */
    private record Phases(ExposedCounts map, PhaseBases bases, DMatrixRMaj w, DMatrixRMaj spectra, Workers workers) {
        Phases alone() {
            return new Phases(map, bases, w, spectra, Workers.single());
        }

        Phases with(DMatrixRMaj others) {
            return new Phases(map, bases, w, others, workers);
        }

        /** D is the G of these phases, and each has one of its columns. */
        DMatrixRMaj units() {
            return CommonOps_DDRM.identity(spectra.getNumCols());
        }

        AbundanceFit.Fitted fit(DMatrixRMaj abundances) {
            double[] weights = new double[map.pixels()];
            Arrays.fill(weights, 1);
            return new AbundanceFit(map, PhaseBases.shared(spectra), weights, workers)
                    .fit(new Mixture(units(), abundances), NO_SPARSITY);
        }
    }

    /** The objective on the way from a phase to another. */
    private record Descent(Phases phases, AbundanceFit.Fitted best, int phase, int other) {
        double riseNats(double t) {
            return phases.with(spectra(t)).fit(abundances(t)).divergenceNats() - best.divergenceNats();
        }

        /** Each t at which a row of W_k(t) becomes 0, and the largest t that is searched. */
        double[] ends() {
            return DoubleStream.concat(
                            IntStream.range(0, phases.w().getNumRows()).mapToDouble(this::end),
                            DoubleStream.of(Valley.MAX_T))
                    .filter(end -> end > 0)
                    .sorted()
                    .distinct()
                    .toArray();
        }

        /** The last row that has become 0 at t; empty where none has. */
        OptionalInt lastEnded(double t) {
            return IntStream.range(0, phases.w().getNumRows())
                    .filter(row -> end(row) <= t && end(row) < Valley.MAX_T)
                    .reduce((a, b) -> end(b) > end(a) ? b : a);
        }

        private double end(int row) {
            return Valley.end(phases.w(), phase, other, row);
        }

        /**
         * The moved phase, with weights that would be below 0 at 0. With different absorption, rates slightly below 0
         * may remain where a line has vanished; they become 0.
         */
        private DMatrixRMaj spectra(double t) {
            DMatrixRMaj d = phases.spectra().copy();
            DMatrixRMaj g = phases.bases().of(phase);
            DMatrixRMaj w = phases.w();
            for (int l = 0; l < d.getNumRows(); l++) {
                double rate = d.get(l, phase);
                double moved = rate + t * (rate - d.get(l, other));
                for (int c = 0; c < w.getNumRows(); c++) {
                    double weight = w.get(c, phase) + t * (w.get(c, phase) - w.get(c, other));
                    moved -= weight < 0 ? g.get(l, c) * weight : 0;
                }
                d.set(l, phase, Math.max(0, moved));
            }
            return d;
        }

        /** Abundances that make the same mixtures wherever they can. */
        private DMatrixRMaj abundances(double t) {
            DMatrixRMaj a = best.mixture().abundances().copy();
            for (int p = 0; p < a.getNumRows(); p++) {
                double both = a.get(p, phase) + a.get(p, other);
                double share = t > -1 ? Math.min(both, a.get(p, phase) / (1 + t)) : both;
                a.set(p, phase, share);
                a.set(p, other, both - share);
            }
            return a;
        }
    }
}
