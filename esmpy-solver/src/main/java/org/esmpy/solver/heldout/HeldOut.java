package org.esmpy.solver.heldout;

import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.PixelTasks;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;

/**
 * Scores a fit by the log-likelihood of counts that it has not seen, {@code Σ_l v·log(D·a)_l − e·s·a} per pixel. A fit that
 * follows the noise of its own counts gains nothing there. Scores are kept by pixel, so that two fits are compared in pairs
 * and their difference has a standard error. Terms that are the same for all fits are left out.
 */
public final class HeldOut {
    /**
     * Least rate, relative to the mean rate, so that a count at a rate of 0 is a large loss, but not an infinite one.
     */
    private static final double FLOOR = 1e-9;

    private final ExposedCounts validation;
    private final SpectraOperator operator;
    private final Workers workers;

    /**
     * @param problem counts that were kept, with their exposures
     * @param workers threads for parallel work
     */
    public HeldOut(ExposedProblem problem, Workers workers) {
        this.validation = problem.map();
        this.operator = SpectraOperator.of(problem.bases());
        this.workers = workers;
    }

    /**
     * Judges a fit.
     *
     * @param mixture W for counts as many as the validation counts, and abundances of all pixels
     */
    public Score score(Mixture mixture) {
        int phases = mixture.phases();
        int stride = CountPasses.stride(phases);
        double[] d = new double[validation.counts().channels() * stride];
        operator.spectra(mixture.w().data, phases, d);
        double[] sums = operator.spectrumSums(mixture.w().data, phases);
        double floor = Math.max(
                FLOOR * validation.countsPerExposure() / validation.counts().channels(), Double.MIN_NORMAL);
        double[] a = mixture.abundances().data;
        double[] perPixel = new double[validation.pixels()];
        new PixelTasks(perPixel.length).run(workers, (task, from, to) -> {
            for (int p = from; p < to; p++) {
                int at = p * phases;
                double[] sum = new double[1];
                validation.counts().forEach(p, (channel, count) -> {
                    double y = 0;
                    for (int k = 0; k < phases; k++) {
                        y = Fma.of(d[channel * stride + k], a[at + k], y);
                    }
                    sum[0] += count * Math.log(Math.max(y, floor));
                });
                for (int k = 0; k < phases; k++) {
                    sum[0] -= validation.exposures()[p] * sums[k] * a[at + k];
                }
                perPixel[p] = sum[0];
            }
        });
        return new Score(perPixel);
    }

    /** Held-out log-likelihood of one fit, by pixel. */
    public static final class Score {
        private final double[] perPixel;
        private final double nats;

        private Score(double[] perPixel) {
            this.perPixel = perPixel;
            double sum = 0;
            for (double value : perPixel) {
                sum += value;
            }
            this.nats = sum;
        }

        /** A score of no pixels, where nothing was held out. */
        static Score none() {
            return new Score(new double[0]);
        }

        /** Sum over all pixels, nats, but for a constant of the counts. */
        public double nats() {
            return nats;
        }

        /** How much better this is than another score of the same pixels. */
        public Gain over(Score other) {
            int pixels = perPixel.length;
            double mean = (nats - other.nats) / pixels;
            double squares = 0;
            for (int p = 0; p < pixels; p++) {
                double deviation = perPixel[p] - other.perPixel[p] - mean;
                squares += deviation * deviation;
            }
            return new Gain(nats - other.nats, Math.sqrt(squares));
        }
    }

    /**
     * Difference of two scores.
     *
     * @param nats          its value
     * @param standardError from its scatter between pixels, nats
     */
    public record Gain(double nats, double standardError) {}
}
