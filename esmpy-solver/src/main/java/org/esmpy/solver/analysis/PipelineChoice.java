package org.esmpy.solver.analysis;

import org.esmpy.solver.Problem;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import org.esmpy.solver.prior.Priors;

/**
 * Decides whether a map is given to the low-dose pipeline. Without a named solver and without a mode, the pipeline
 * takes maps of at least {@value #MIN_PIXELS} pixels and all maps with prior knowledge. However many counts a pixel has,
 * the likelihood alone does not decide between factorisations. It takes no map if settings ask for something it cannot
 * do: a start, several starts, sums over W, penalties, lower bounds, a bootstrap.
 */
final class PipelineChoice {
    /** Pixels below which there are too few for bins and regions. */
    private static final int MIN_PIXELS = 256;

    private PipelineChoice() {}

    static boolean isLowDose(PhaseAnalysis asked, Problem problem, Priors priors) {
        Mode mode = asked.pipeline.mode();
        if (asked.solver.isPresent()) {
            if (mode == Mode.LOW_DOSE) {
                throw new IllegalArgumentException("the low-dose pipeline belongs to the solver " + PhaseAnalysis.ID
                        + ", not to " + asked.solver.get().id());
            }
            return false;
        }
        boolean plain = asked.starts == 1
                && asked.initializer.isEmpty()
                && asked.penalties.regularizers().isEmpty()
                && asked.further.isEmpty()
                && asked.bootstrap == 0;
        if (mode == Mode.LOW_DOSE && !plain) {
            throw new IllegalArgumentException("the low-dose pipeline makes its own starts and penalties and takes"
                    + " neither lower bounds nor a bootstrap; ask for --pipeline direct, or leave these out");
        }
        if (mode != Mode.AUTO) {
            return mode == Mode.LOW_DOSE;
        }
        return plain && (problem.seenPixels() >= MIN_PIXELS || !priors.isNone()) && asked.simplex != Simplex.W;
    }
}
