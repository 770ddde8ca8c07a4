package org.esmpy.solver.lowdose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.internal.error.FilmPrior;
import org.esmpy.solver.mixture.CancellableWorkers;

/**
 * Refits phases that were found with one shared G, with the G that the model computes for each of them, until these no
 * longer change. Bins, sparsity, pure bins and the abundances at the start are those with which the phases were found.
 * Where the thickness of phases is free, it is fitted next. If the fitted thickness of a phase differs from that of the
 * others by more than densities do, something else in the model of the spectrum is wrong, and all phases keep the given
 * thickness.
 *
 * @param basis       G of the mean, and that of each phase where the model has one
 * @param phases      the phases with it
 * @param refinements how often the G of the phases were computed anew
 * @param doubt       a warning, if a thickness that was found is doubtful
 */
record OwnBases(Basis basis, FinalPhases phases, int refinements, Optional<String> doubt) {
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
    static OwnBases of(Problem problem, Basis shared, FinalPhases found, double epsilon, CancellableWorkers execution) {
        double[] thickness = ofTheMap(problem, shared);
        OwnBases given =
                new OwnBases(shared, found, 0, Optional.empty()).settled(problem, thickness, epsilon, execution);
        return problem.model().orElseThrow().hasFreeThickness() ? given.freed(problem, epsilon, execution) : given;
    }

    private static double[] ofTheMap(Problem problem, Basis shared) {
        double[] thickness = new double[problem.phases()];
        Arrays.fill(thickness, shared.thickness());
        return thickness;
    }

    /** Refits with the G of phases of this thickness until these no longer change. */
    private OwnBases settled(Problem problem, double[] thickness, double epsilon, CancellableWorkers execution) {
        OwnBases current = this;
        for (int round = 0; round < Fit.DEFAULT_REFINEMENTS; round++) {
            OwnBases next = current.next(problem, thickness, epsilon, execution);
            if (next == current) {
                break;
            }
            current = next;
        }
        return current;
    }

    /** Refits with the thickness at which the counts of each phase are most likely. */
    private OwnBases freed(Problem problem, double epsilon, CancellableWorkers execution) {
        PhaseThickness ofPhases = new PhaseThickness(problem, problem.model().orElseThrow());
        double[] thickness = ofTheMap(problem, basis);
        OwnBases current = this;
        for (int step = 0; step < MOST_STEPS && !execution.isCancelled(); step++) {
            double[] moved = ofPhases.next(current.phases, current.basis, thickness);
            int far = PhaseThickness.firstAtLimit(moved);
            if (far >= 0 && PhaseThickness.firstAtLimit(thickness) >= 0) {
                return new OwnBases(basis, phases, refinements, Optional.of(doubt(far, moved[far], basis.thickness())));
            }
            if (isStill(thickness, moved)) {
                break;
            }
            thickness = moved;
            current = current.next(problem, thickness, epsilon, execution);
        }
        return current.settled(problem, thickness, epsilon, execution);
    }

    /** One refinement; the same instance if nothing changes. */
    private OwnBases next(Problem problem, double[] thickness, double epsilon, CancellableWorkers execution) {
        SpectralModel model = problem.model().orElseThrow();
        Basis next = model.refinePhases(basis, phases.ofPixels().w(), thickness);
        if (next == basis || execution.isCancelled()) {
            return this;
        }
        return new OwnBases(
                next,
                phases.with(PhaseBases.of(problem.seen(next)), epsilon, execution),
                refinements + 1,
                Optional.empty());
    }

    private static String doubt(int phase, double thickness, double kept) {
        return String.format(
                Locale.ROOT,
                "the counts of phase %d fit %s than %.2g times the given mass per area, too far from the other phases or"
                        + " from any film: continuum, window, resolution or energy axis may be wrong; all phases keep %s",
                phase + 1,
                thickness > 1 ? "more" : "less",
                thickness,
                kept == 1 ? "the given one" : String.format(Locale.ROOT, "%.2g times the given one", kept));
    }

    /**
     * The thickness of the film that all phases indicate together, relative to the given one, if it differs so much
     * from the one with which the phases were found that they must be searched again.
     *
     * @param model says whether thickness is free
     */
    OptionalDouble otherFilm(SpectralModel model) {
        if (!model.hasFreeThickness() || basis.phases().isEmpty()) {
            return OptionalDouble.empty();
        }
        double common = PhaseThickness.common(
                basis.phases().stream().mapToDouble(Basis::thickness).toArray());
        return FilmPrior.isAnother(common - Math.log(basis.thickness()))
                ? OptionalDouble.of(Math.exp(common))
                : OptionalDouble.empty();
    }

    /**
     * Thickness of each phase, relative to the given one, if it was fitted; empty if it was rejected and the given one
     * stays.
     *
     * @param model says whether thickness is free
     */
    List<Double> foundThickness(SpectralModel model) {
        List<Double> thickness = basis.phases().stream().map(Basis::thickness).toList();
        boolean found = doubt.isEmpty() || thickness.stream().anyMatch(relative -> relative != 1);
        return model.hasFreeThickness() && found ? thickness : List.of();
    }

    private static boolean isStill(double[] before, double[] after) {
        return IntStream.range(0, before.length).allMatch(k -> Math.abs(Math.log(after[k] / before[k])) < STILL);
    }
}
