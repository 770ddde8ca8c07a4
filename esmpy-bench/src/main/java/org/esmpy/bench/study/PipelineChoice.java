package org.esmpy.bench.study;

import org.esmpy.bench.study.FitSettings.PipelineSettings.Mode;
import org.esmpy.bench.study.FitSettings.Simplex;
import org.esmpy.solver.Problem;

/**
 * Decides whether a fit is given to the low-dose pipeline. By itself only the solver {@code esmpy} is: for a map of at
 * least {@value #MIN_PIXELS} pixels and fewer than {@value #MAX_COUNTS_PER_PIXEL} counts per pixel, where likelihood
 * alone does not decide between factorisations, or for any where something is known of the phases; unless something was
 * asked for that it does not know: a start, sums over W, penalties, lower bounds, a bootstrap.
 */
final class PipelineChoice {
    private static final double MAX_COUNTS_PER_PIXEL = 1000;
    private static final int MIN_PIXELS = 256;

    private PipelineChoice() {}

    /** Whether the pipeline may run, before anything is known of the problem. */
    static boolean mayRun(FitSettings settings) {
        return settings.solver().id().equals("esmpy") && settings.pipeline().mode() != Mode.DIRECT;
    }

    static boolean isLowDose(FitSettings settings, Problem problem) {
        Mode mode = settings.pipeline().mode();
        if (!settings.solver().id().equals("esmpy")) {
            if (mode == Mode.LOW_DOSE) {
                throw new IllegalArgumentException("the low-dose pipeline belongs to the solver esmpy, not to "
                        + settings.solver().id());
            }
            return false;
        }
        boolean plain = settings.starts().isPlain()
                && settings.penalties().regularizers().isEmpty()
                && settings.bounds().areNone()
                && settings.bootstrap() == 0;
        if (mode == Mode.LOW_DOSE && !plain) {
            throw new IllegalArgumentException("the low-dose pipeline makes its own starts and penalties and takes"
                    + " neither lower bounds nor a bootstrap; ask for --pipeline direct, or leave these out");
        }
        if (mode != Mode.AUTO) {
            return mode == Mode.LOW_DOSE;
        }
        boolean few = problem.countsPerPixel() < MAX_COUNTS_PER_PIXEL && problem.seenPixels() >= MIN_PIXELS;
        return plain
                && (few || !settings.priors().sayNothing())
                && settings.solver().start().isEmpty()
                && settings.solver().simplex() != Simplex.W;
    }
}
