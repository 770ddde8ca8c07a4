package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;

/**
 * How many nats it takes to describe the counts by given phases, but for a constant of the counts: what phases are compared
 * by where the likelihood alone does not decide. Three parts:
 *
 * <ul>
 *   <li>the divergence of the counts in square bins with the abundances that fit best. Square bins were not made to suit the
 *       noise, as regions are;
 *   <li>½ nat for each free abundance, which is what it gains on average by following the noise (Akaike 1974,
 *       doi:10.1109/TAC.1974.1100705). There is a new one for every pixel more, so no longer price is right for them;
 *   <li>{@code ½·log det(1 + J)} nats for the weights, with J the information about their logarithms (Laplace's approximation
 *       of the marginal likelihood; Kass and Raftery 1995, doi:10.1080/01621459.1995.10476572). A weight that makes n counts
 *       and is determined by them costs {@code ½·log(1 + n)}. A valley, along which nothing is determined, costs nothing, so
 *       a phase at its end gains nothing by the element that it has lost there. Which weights are 0 costs nothing: before
 *       anything is known of a phase, it has an element as likely as not.
 * </ul>
 *
 * @param divergenceNats divergence, nats
 * @param freeAbundances number of abundances above 0, less one per bin for the sum
 * @param weightNats     price of the weights, nats
 */
record DescriptionLength(double divergenceNats, int freeAbundances, double weightNats) {
    private static final double NATS_PER_ABUNDANCE = 0.5;

    /** Abundances are fitted from even ones, then once more from there: what is left to gain does not matter then. */
    private static final int PASSES = 2;

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
        Mixture mixture = Mixture.even(w, problem.map().pixels());
        double divergence = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            AbundanceFit.Fitted fitted = fit.fit(mixture, LogSparsity.none());
            mixture = fitted.mixture();
            divergence = fitted.divergenceNats();
        }
        return new DescriptionLength(
                divergence, mixture.freeAbundances(), WeightInformation.nats(problem, mixture, workers));
    }
}
