package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.error.FilmPrior;
import org.esmpy.solver.internal.error.PhaseInformation;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;

/**
 * Fits the thickness of each phase to its counts, one step at a time. The counts of phase k are those that the fit
 * gives it, {@code n_l = Σ_p x_lp·h_kp·D_lk/y_lp} (expectation maximisation, Dempster, Laird and Rubin 1977,
 * doi:10.1111/j.2517-6161.1977.tb01600.x). Their likelihood is raised by a Newton step in the weights of the phase and
 * in the logarithm of its thickness together, {@code ∂D_k/∂log t} being one more column of G. Counts of mixed phases
 * contain less information about the thickness than counts of known origin, so that Newton steps with the information
 * of the latter would be too short. The information is therefore estimated from how much the slope changed in the step
 * before. {@link FilmPrior} is the prior, which matters where counts are few: all phases share a factor, which is
 * estimated anew in each step, and differ by their densities. Each step is at most a factor of 2. One instance serves
 * one fit.
 */
final class PhaseThickness {
    /** Step in the logarithm of the thickness by which the derivative is taken. */
    private static final double STEP = 0.05;

    /** Longest step of the logarithm: a factor of 2, beyond which the derivatives do not hold. */
    private static final double LONGEST = Math.log(2);

    /** Least information that mixed counts are assumed to have, as a share of that of counts of known origin. */
    private static final double LEAST_INFORMATION = 0.1;

    private final Problem problem;
    private final SpectralModel model;
    private final double[] lastLog;
    private final double[] lastSlope;

    PhaseThickness(Problem problem, SpectralModel model) {
        this.problem = problem;
        this.model = model;
        this.lastLog = new double[problem.phases()];
        this.lastSlope = new double[problem.phases()];
        Arrays.fill(lastLog, Double.NaN);
    }

    /**
     * The first phase whose thickness, relative to that of the map, is at the limit of the prior; −1 if there is none.
     */
    static int firstAtLimit(double[] thickness) {
        double[] logs = logs(thickness);
        double common = FilmPrior.common(logs);
        for (int k = 0; k < logs.length; k++) {
            if (FilmPrior.isAtLimit(logs[k], common)) {
                return k;
            }
        }
        return -1;
    }

    /** Logarithm of the factor that the phases share, of their thickness relative to the given one. */
    static double common(double[] thickness) {
        return FilmPrior.common(logs(thickness));
    }

    private static double[] logs(double[] thickness) {
        return Arrays.stream(thickness).map(Math::log).toArray();
    }

    /**
     * One step.
     *
     * @param phases  the fit to bins
     * @param basis   with which it was made
     * @param current thickness of each phase, relative to that of the map
     */
    double[] next(FinalPhases phases, Basis basis, double[] current) {
        DMatrixRMaj w = phases.ofPixels().w();
        PhaseBases own = phases.binned().bases();
        DMatrixRMaj d = own.spectra(w);
        DMatrixRMaj change = spectra(basis, w, current, STEP / 2);
        CommonOps_DDRM.subtractEquals(change, spectra(basis, w, current, -STEP / 2));
        Expected expected = Expected.of(phases.binned(), phases.bins().gathered(phases.ofPixels()), d);
        double[] next = logs(current);
        double common = FilmPrior.common(next);
        for (int k = 0; k < next.length; k++) {
            double log = next[k];
            Slope slope = slope(own.of(k), w, d, change, expected, k, FilmPrior.slopeNats(log, common));
            double secant = (lastSlope[k] - slope.nats) / (log - lastLog[k]);
            double information = secant > LEAST_INFORMATION * slope.information && secant < slope.information
                    ? secant
                    : slope.information;
            lastLog[k] = log;
            lastSlope[k] = slope.nats;
            next[k] = log + Math.max(-LONGEST, Math.min(LONGEST, slope.nats / information));
        }
        double moved = FilmPrior.common(next);
        return Arrays.stream(next)
                .map(log -> Math.exp(FilmPrior.believed(log, moved)))
                .toArray();
    }

    /**
     * Spectra of the phases as films whose logarithms of thickness differ by {@code step}, at the current compositions.
     */
    private DMatrixRMaj spectra(Basis basis, DMatrixRMaj w, double[] thickness, double step) {
        double[] moved = Arrays.stream(thickness).map(t -> t * Math.exp(step)).toArray();
        return PhaseBases.of(problem.seen(model.refinePhases(basis, w, moved))).spectra(w);
    }

    /**
     * How the likelihood of a phase changes with the logarithm of its thickness, its weights above 0 at their best.
     *
     * @param nats        slope
     * @param information decrease of the slope per unit of the logarithm, as if it were known which counts are of the
     *     phase; positive
     */
    private record Slope(double nats, double information) {}

    private static Slope slope(
            DMatrixRMaj g,
            DMatrixRMaj w,
            DMatrixRMaj d,
            DMatrixRMaj change,
            Expected expected,
            int phase,
            double expectedNats) {
        double[] perStep = new double[d.getNumRows()];
        double[] residual = new double[d.getNumRows()];
        for (int l = 0; l < residual.length; l++) {
            double rate = d.get(l, phase);
            perStep[l] = change.get(l, phase) / STEP;
            residual[l] = rate > 0 ? expected.counts.get(l, phase) / rate - expected.abundances[phase] : 0;
        }
        PhaseInformation information = PhaseInformation.of(g, w, d, phase, expected.abundances[phase], perStep);
        double[] slopes = information.sums(residual);
        int last = slopes.length - 1;
        slopes[last] += expectedNats;
        return information
                .covariance(FilmPrior.information())
                .map(inverse -> {
                    double step = 0;
                    for (int i = 0; i <= last; i++) {
                        step += inverse.get(last, i) * slopes[i];
                    }
                    double variance = inverse.get(last, last);
                    return new Slope(step / variance, 1 / variance);
                })
                .orElse(new Slope(0, 1));
    }

    /**
     * The expected counts and the amount of each phase, given the fit.
     *
     * @param counts     L×K
     * @param abundances sums of the abundances, in units of exposure, length K
     */
    private record Expected(DMatrixRMaj counts, double[] abundances) {
        static Expected of(ExposedProblem binned, Mixture mixture, DMatrixRMaj d) {
            int phases = mixture.phases();
            DMatrixRMaj counts = d.createLike();
            double[] h = mixture.abundances().data;
            for (int p = 0; p < binned.map().pixels(); p++) {
                int at = p * phases;
                binned.map().counts().forEach(p, (channel, count) -> {
                    int row = channel * phases;
                    double rate = 0;
                    for (int k = 0; k < phases; k++) {
                        rate += d.data[row + k] * h[at + k];
                    }
                    for (int k = 0; k < phases && rate > 0; k++) {
                        counts.data[row + k] += count * d.data[row + k] * h[at + k] / rate;
                    }
                });
            }
            return new Expected(counts, mixture.amounts(binned.map().exposures()));
        }
    }
}
