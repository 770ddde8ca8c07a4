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
 * Refines G for the mean spectrum, before any phase is known: the composition that absorbs, for instance, is that of the whole
 * map. G is then kept while the phases are looked for, because phases that were found with one G are not optimal with
 * another.
 *
 * @param basis       the refined basis
 * @param refinements how often it was refined
 */
public record MeanRefinement(Basis basis, int refinements) {
    /**
     * Refines the basis of the model until it stays, at most {@value Fit#DEFAULT_REFINEMENTS} times.
     *
     * @param problem has a model; what it masks has no say
     */
    public static MeanRefinement of(Problem problem) {
        CountMatrix counts = problem.counts();
        SpectralModel model = problem.model().orElseThrow();
        DMatrixRMaj mean = new DMatrixRMaj(counts.channels(), 1);
        long[] totals = counts.channelTotals();
        for (int l = 0; l < totals.length; l++) {
            mean.set(l, 0, totals[l] / (double) counts.pixels());
        }
        DMatrixRMaj everywhere = new DMatrixRMaj(1, counts.pixels());
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
}
