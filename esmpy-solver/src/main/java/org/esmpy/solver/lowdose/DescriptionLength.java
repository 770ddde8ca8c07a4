package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.mixture.AbundanceFit;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;

/**
 * The length of a description of the counts by given phases, nats, but for a constant of the counts. It decides between
 * phases where the likelihood alone does not. It has three parts:
 *
 * <ul>
 *   <li>the divergence of the counts in square bins with the abundances that fit best. Square bins do not follow the
 *       noise, as regions do;
 *   <li>½ nat for each free abundance, which is what it gains on average by following the noise (Akaike 1974,
 *       doi:10.1109/TAC.1974.1100705). Their number grows with the number of pixels, so that the price of weights does
 *       not suit them;
 *   <li>½·log(1 + n) nats for each weight that makes n counts: it is determined to one part in √n, and its digits take
 *       as many nats (Rissanen 1978, doi:10.1016/0005-1098(78)90005-5). So a phase with fewer elements costs less.
 * </ul>
 *
 * @param divergenceNats divergence, nats
 * @param freeAbundances number of abundances above 0, less one per bin for the sum
 * @param weightNats     price of the weights, nats
 */
record DescriptionLength(double divergenceNats, int freeAbundances, double weightNats) {
    /** What a free abundance gains on average by following the noise, nats. */
    private static final double NATS_PER_ABUNDANCE = 0.5;

    /** Price of a weight per log(1 + counts): the logarithm of a relative error of 1/√n is half that of n. */
    private static final double NATS_PER_LOG_COUNTS = 0.5;

    /** Gain of a repeated fit of the abundances below which they count as the best, nats. */
    private static final double SETTLED_NATS = 0.01;

    double nats() {
        return divergenceNats + NATS_PER_ABUNDANCE * freeAbundances + weightNats;
    }

    /**
     * The length for phases.
     *
     * @param problem the counts, in square bins
     * @param w       W, C×K
     */
    static DescriptionLength of(ExposedProblem problem, DMatrixRMaj w, Workers workers) {
        AbundanceFit fit = new AbundanceFit(problem.map(), problem.bases(), new double[0], workers);
        AbundanceFit.Fitted fitted = fit.fit(Mixture.even(w, problem.map().pixels()), LogSparsity.none());
        double before = Double.POSITIVE_INFINITY;
        while (before - fitted.divergenceNats() > SETTLED_NATS) {
            before = fitted.divergenceNats();
            fitted = fit.fit(fitted.mixture(), LogSparsity.none());
        }
        Mixture mixture = fitted.mixture();
        return new DescriptionLength(fitted.divergenceNats(), mixture.freeAbundances(), weightNats(problem, mixture));
    }

    private static double weightNats(ExposedProblem problem, Mixture mixture) {
        int phases = mixture.phases();
        double[] abundances = mixture.amounts(problem.map().exposures());
        double[] counts = SpectraOperator.of(problem.bases()).countsPerWeight(phases);
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += ofWeight(counts[i] * mixture.w().data[i] * abundances[i % phases]);
        }
        return sum;
    }

    /** Price of a weight that makes so many counts, nats. */
    static double ofWeight(double counts) {
        return NATS_PER_LOG_COUNTS * Math.log1p(counts);
    }
}
