package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;

/**
 * Phases that no region holds by itself, moved as far out as the weights of elements allow. Where mixtures fill the map the
 * counts do not decide how far a phase lies beyond them; of all phases that explain the counts as well those with the fewest
 * elements are taken. Phases that regions repeat keep their composition. First W slides along its valleys with hardly any
 * sparsity of the abundances, then every column of G has its price, at first a high one that reaches over small rises of
 * the divergence; in the end the weights that are left are fitted without.
 *
 * @param binned    counts of the regions
 * @param homotopy  its weakest sparsity is the one to begin with
 * @param execution who does the work
 */
record ExtremePhases(ExposedProblem binned, Homotopy homotopy, Execution execution) {
    /** Prices of a column, in the unit of {@link JointFit#fitPricedColumns}; the last is that of a description length. */
    private static final double[] PRICES_NATS = {4, 0.5};

    /** Valleys are flat: a step that gains little may still go far. */
    private static final double TOLERANCE_NATS = 0.002;

    /**
     * Fits.
     *
     * @param start name of where to begin
     * @param w     W to begin with, C×K
     * @param kept  whether each phase keeps its composition
     * @return the phases, and the abundances of the regions
     */
    RegionPhases.Candidate fit(String start, DMatrixRMaj w, boolean[] kept) {
        WeightSpace known = keeping(w, kept);
        JointFit fit = joint(binned.withWeights(known));
        JointFit.Outcome outcome = fit.fit(
                Mixture.even(w, fit.pixels()),
                new LogSparsity(homotopy.strengthsNats().get(0), homotopy.epsilon()),
                homotopy.toleranceNats());
        int steps = outcome.steps();
        for (double nats : PRICES_NATS) {
            outcome = fit.fitPricedColumns(released(outcome), nats, TOLERANCE_NATS);
            steps += outcome.steps();
        }
        ExposedProblem held = binned.withWeights(
                withoutAbsent(known, outcome.fitted().mixture().w()));
        JointFit left = joint(held);
        outcome = left.fit(released(outcome), LogSparsity.none(), FinalPhases.TOLERANCE_NATS);
        Mixture found = outcome.fitted().mixture();
        return new RegionPhases.Candidate(start, found, 0, steps + outcome.steps(), left.kktNats(found), held);
    }

    private JointFit joint(ExposedProblem problem) {
        return new JointFit(problem, new double[0], execution);
    }

    private static Mixture released(JointFit.Outcome outcome) {
        return outcome.fitted().mixture().released(Homotopy.RELEASED);
    }

    private WeightSpace keeping(DMatrixRMaj w, boolean[] kept) {
        List<WeightPattern> patterns = new ArrayList<>();
        for (int k = 0; k < kept.length; k++) {
            WeightPattern known = binned.weights().pattern(k);
            patterns.add(kept[k] && known.isFree() ? WeightPattern.multipleOf(column(w, k)) : known);
        }
        return new WeightSpace(patterns);
    }

    /** What is known, without columns of which a phase has nothing. */
    private static WeightSpace withoutAbsent(WeightSpace known, DMatrixRMaj w) {
        List<WeightPattern> patterns = new ArrayList<>();
        for (int k = 0; k < w.getNumCols(); k++) {
            WeightPattern pattern = known.pattern(k);
            for (int c = 0; c < w.getNumRows(); c++) {
                pattern = w.unsafe_get(c, k) > 0 || !pattern.hasOnlyAbsences() ? pattern : pattern.without(c);
            }
            patterns.add(pattern);
        }
        return new WeightSpace(patterns);
    }

    private static double[] column(DMatrixRMaj w, int k) {
        return IntStream.range(0, w.getNumRows())
                .mapToDouble(c -> w.unsafe_get(c, k))
                .toArray();
    }
}
