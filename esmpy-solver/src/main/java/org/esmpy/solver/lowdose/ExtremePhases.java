package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;

/**
 * Moves phases that no region holds alone away from the other phases until weights of elements reach 0. Where mixtures
 * fill the map, the counts do not determine how far a phase lies beyond them; of all phases that explain the counts
 * equally well, those with the fewest elements are taken. Phases that regions repeat keep their composition. W is first
 * fitted with hardly any sparsity of the abundances, so that it can move along its valleys; then {@link FewestElements}
 * are found.
 *
 * @param binned    counts of the regions
 * @param regions   the regions
 * @param homotopy  gives the sparsity of the first fit, its weakest
 * @param execution threads for the work
 */
record ExtremePhases(ExposedProblem binned, Binning regions, Homotopy homotopy, CancellableWorkers execution) {
    /**
     * Fits.
     *
     * @param start name of the start
     * @param w     W to begin with, C×K
     * @param kept  whether each phase keeps its composition
     * @return the phases
     */
    RegionPhases.Candidate fit(String start, DMatrixRMaj w, boolean[] kept) {
        ExposedProblem problem = binned.withWeights(keeping(w, kept));
        JointFit fit = new JointFit(problem, new double[0], execution);
        JointFit.Outcome slid = fit.fit(
                Mixture.even(w, fit.pixels()),
                new LogSparsity(homotopy.strengthsNats().get(0), homotopy.epsilon()),
                homotopy.toleranceNats());
        FewestElements.Found found = new FewestElements(problem, new double[0], LogSparsity.none(), execution)
                .fit(slid.fitted().mixture());
        FinalPhases phases = new FinalPhases(
                regions.spread(found.mixture()),
                0,
                slid.steps() + found.steps(),
                found.kktNats(),
                found.left(),
                regions);
        return new RegionPhases.Candidate(List.of(start), phases);
    }

    private WeightSpace keeping(DMatrixRMaj w, boolean[] kept) {
        List<WeightPattern> patterns = new ArrayList<>();
        for (int k = 0; k < kept.length; k++) {
            WeightPattern known = binned.weights().pattern(k);
            patterns.add(kept[k] && known.isFree() ? WeightPattern.multipleOf(column(w, k)) : known);
        }
        return new WeightSpace(patterns);
    }

    private static double[] column(DMatrixRMaj w, int k) {
        return IntStream.range(0, w.getNumRows())
                .mapToDouble(c -> w.unsafe_get(c, k))
                .toArray();
    }
}
