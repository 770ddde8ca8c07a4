package org.esmpy.bench.study;

import org.esmpy.bench.study.FitSettings.PipelineSettings.Mode;
import org.esmpy.bench.study.FitSettings.Simplex;
import org.esmpy.solver.Problem;

/**
 * Decides whether a fit is given to the low-dose pipeline. By itself only the solver {@code esmpy} is: for a map of at
 * least {@value #MIN_PIXELS} pixels and fewer than {@value #MAX_COUNTS_PER_PIXEL} counts per pixel, where likelihood
 * alone does not decide between factorisations, unless a start or sums over W were asked for, which it does not know.
 */
final class PipelineChoice {
    private static final double MAX_COUNTS_PER_PIXEL = 1000;
    private static final int MIN_PIXELS = 256;

    private PipelineChoice() {}

    static boolean isLowDose(FitSettings settings, Problem problem) {
        Mode mode = settings.pipeline().mode();
        if (!settings.solver().id().equals("esmpy")) {
            if (mode == Mode.LOW_DOSE) {
                throw new IllegalArgumentException("the low-dose pipeline belongs to the solver esmpy, not to "
                        + settings.solver().id());
            }
            return false;
        }
        if (mode != Mode.AUTO) {
            return mode == Mode.LOW_DOSE;
        }
        double countsPerPixel =
                problem.counts().total() / (double) problem.counts().pixels();
        return countsPerPixel < MAX_COUNTS_PER_PIXEL
                && problem.counts().pixels() >= MIN_PIXELS
                && settings.solver().start().isEmpty()
                && settings.solver().simplex() != Simplex.W;
    }
}
