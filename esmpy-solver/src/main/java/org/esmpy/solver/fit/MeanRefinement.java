package org.esmpy.solver.fit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.quantify.KlProjection;
import org.esmpy.solver.Problem;

/**
 * Refines G for the mean spectrum, before any phase is known: absorption, for instance, is that of the mean composition
 * of the map. G is then kept during the search for phases, because phases that were found with one G are not optimal
 * with another.
 *
 * @param basis       the refined basis
 * @param refinements how often it was refined
 */
public record MeanRefinement(Basis basis, int refinements) {
    /**
     * Refines the basis of the model until it stays, at most {@value Fit#DEFAULT_REFINEMENTS} times.
     *
     * @param problem has a model; masked pixels and channels are ignored
     */
    public static MeanRefinement of(Problem problem) {
        SpectralModel model = problem.model().orElseThrow();
        DMatrixRMaj mean = mean(problem.counts());
        DMatrixRMaj everywhere = new DMatrixRMaj(1, problem.counts().pixels());
        Arrays.fill(everywhere.data, 1);
        Basis basis = model.initialBasis();
        for (int refinements = 0; refinements < Fit.DEFAULT_REFINEMENTS; refinements++) {
            Basis next =
                    model.refine(basis, new Factors(new KlProjection(problem.seen(basis)).weights(mean), everywhere));
            if (next == basis) {
                return new MeanRefinement(basis, refinements);
            }
            basis = next;
        }
        return new MeanRefinement(basis, Fit.DEFAULT_REFINEMENTS);
    }

    /**
     * The same for a film of another thickness. Columns keep their sums, so that weights keep their meaning.
     *
     * @param problem   has the model
     * @param thickness relative to the given one
     */
    public MeanRefinement withThickness(Problem problem, double thickness) {
        DMatrixRMaj w = new KlProjection(problem.seen(basis)).weights(mean(problem.counts()));
        Basis film = problem.model()
                .orElseThrow()
                .refinePhases(basis, w, new double[] {thickness})
                .ofPhase(0);
        return new MeanRefinement(
                new Basis(film.g(), film.columns(), basis.absorber()).withThickness(thickness), refinements);
    }

    /** Counts per pixel, L×1. */
    private static DMatrixRMaj mean(CountMatrix counts) {
        DMatrixRMaj mean = new DMatrixRMaj(counts.channels(), 1);
        long[] totals = counts.channelTotals();
        for (int l = 0; l < totals.length; l++) {
            mean.set(l, 0, totals[l] / (double) counts.pixels());
        }
        return mean;
    }
}
