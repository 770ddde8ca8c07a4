package org.esmpy.solver.lowdose;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Fit;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;

/**
 * Phases that were found with one G for all, fitted again with the G that the model gives each of them, until these stay. Where
 * the thickness of phases is free, it is found on the way. The bins, the sparsity and what was held pure are those with which the phases were found, and so are their abundances to begin
 * with.
 *
 * @param basis       G of the mean, and that of each phase where the model has one
 * @param phases      the phases with it
 * @param refinements how often the G of the phases were computed anew
 */
record OwnBases(Basis basis, FinalPhases phases, int refinements) {
    /** Refinements that the thickness of phases may take: each is at most a factor of two, near the end far less. */
    private static final int MOST_STEPS = 8;

    /** Change of the logarithm of a thickness at which it stays: it changes a line of which a third is absorbed by 1/120. */
    private static final double STILL = 0.02;

    /**
     * Fits.
     *
     * @param problem has the model; says which channels are masked
     * @param shared  G with which the phases were found
     * @param found   the phases
     * @param epsilon ε of the log-sparsity
     */
    static OwnBases of(Problem problem, Basis shared, FinalPhases found, double epsilon, Execution execution) {
        SpectralModel model = problem.model().orElseThrow();
        PhaseThickness ofPhases = new PhaseThickness(problem, model);
        boolean isFree = model.hasFreeThickness();
        int most = isFree ? MOST_STEPS : Fit.DEFAULT_REFINEMENTS;
        double[] thickness = new double[problem.phases()];
        Arrays.fill(thickness, 1);
        Basis basis = shared;
        FinalPhases phases = found;
        for (int refinements = 0; refinements < most; refinements++) {
            Basis next = model.refinePhases(basis, phases.ofPixels().w(), thickness);
            if (next == basis || execution.isCancelled()) {
                return new OwnBases(basis, phases, refinements);
            }
            basis = next;
            phases = phases.with(PhaseBases.of(problem.seen(basis)), epsilon, execution);
            if (isFree) {
                double[] moved = ofPhases.next(phases, basis, thickness);
                isFree = !isStill(thickness, moved);
                thickness = isFree ? moved : thickness;
            }
        }
        return new OwnBases(basis, phases, most);
    }

    private static boolean isStill(double[] before, double[] after) {
        return IntStream.range(0, before.length).allMatch(k -> Math.abs(Math.log(after[k] / before[k])) < STILL);
    }
}
