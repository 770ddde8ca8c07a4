package org.esmpy.solver.mixture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.prior.Priors;

/**
 * Combines a problem with prior knowledge of its phases and pixels, and states it for joint fits and for single
 * solvers.
 *
 * @param problem counts, model and number of phases
 * @param priors  prior knowledge
 */
public record ProblemWithPriors(Problem problem, Priors priors) {
    /**
     * The problem as one of exposed counts. Without given exposures they are 1 if the abundances of a pixel must sum to
     * one; otherwise they are proportional to the counts. Masked pixels have none.
     *
     * @param bases G of each phase as the problem sees it: {@link Problem#seen}
     * @throws IllegalArgumentException if they are of other pixels, phases or columns
     */
    public ExposedProblem exposed(PhaseBases bases) {
        ExposedCounts map = counts();
        if (!priors.pure().isEmpty() && priors.pure().pixels() != map.pixels()) {
            throw new IllegalArgumentException(
                    "pure regions are given for " + priors.pure().pixels()
                            + " pixels, but the image has " + map.shape().height() + " x "
                            + map.shape().width());
        }
        map = priors.guide().isPresent() ? map.withGuide(priors.guide().get()) : map;
        WeightSpace space = priors.weights().orElseGet(() -> WeightSpace.free(bases.columns(), problem.phases()));
        if (space.phases() != problem.phases() || space.columns() != bases.columns()) {
            throw new IllegalArgumentException("prior knowledge is given of " + space.phases() + " phases in "
                    + space.columns() + " columns of G, but the problem has " + problem.phases() + " phases and "
                    + bases.columns() + " columns");
        }
        priors.requirePhases(problem.phases());
        return new ExposedProblem(map.withPure(priors.pure()), bases, problem.phases(), space);
    }

    /**
     * The problem for a single solver, with the prior knowledge as constraints: fixed entries of W for absent columns
     * and of H for pure regions, ties within W, and exposures as sums of abundances. Start it by a
     * {@link org.esmpy.solver.initialize.NumberedInitializer}.
     *
     * @throws IllegalArgumentException if the prior knowledge is of other pixels, phases or columns
     */
    public Problem constrained() {
        if (priors.isNone()) {
            return problem;
        }
        SpectralModel model = problem.model()
                .orElseThrow(() -> new IllegalArgumentException(
                        "prior knowledge of phases needs the physics of a model; use another solver than nmf"));
        ExposedProblem posed = exposed(PhaseBases.of(problem.seen(model.initialBasis())));
        posed.requireReachable();
        Problem exposed = priors.exposures().isPresent() ? withSums(posed.map().exposures()) : problem;
        List<Constraint> constraints = new ArrayList<>(exposed.constraints());
        if (!posed.weights().isFree()) {
            constraints.add(
                    posed.weights().hasOnlyAbsences()
                            ? new Constraint.FixedW(posed.weights().absences())
                            : new Constraint.TiedW(posed.weights()));
        }
        if (!priors.pure().isEmpty()) {
            boolean sums = exposed.constraint(Constraint.SimplexH.class).isPresent();
            constraints.add(new Constraint.FixedH(
                    priors.pure().fixed(problem.phases(), sums ? posed.map().exposures() : new double[0])));
        }
        return exposed.withConstraints(constraints);
    }

    /** The problem with sums of abundances; pixels without exposure are masked. */
    private Problem withSums(double[] sums) {
        BitSet pixels = problem.maskedPixels();
        BitSet without = (BitSet) pixels.clone();
        IntStream.range(0, sums.length).filter(p -> sums[p] == 0).forEach(without::set);
        Problem seen = without.equals(pixels) ? problem : problem.masked(without, problem.maskedChannels());
        List<Constraint> constraints = new ArrayList<>(seen.constraints());
        constraints.removeIf(Constraint.SimplexH.class::isInstance);
        constraints.add(new Constraint.SimplexH(sums));
        return seen.withConstraints(constraints);
    }

    private ExposedCounts counts() {
        BitSet masked = problem.maskedPixels();
        ExposedCounts map = switch (priors.exposureSource(problem)) {
            case GIVEN -> known(priors.exposures().orElseThrow());
            case EVEN -> ExposedCounts.even(problem.counts(), problem.shape());
            case COUNTS -> ExposedCounts.byCounts(problem.counts(), problem.shape());
        };
        if (masked.isEmpty()) {
            return map;
        }
        double[] left = map.exposures().clone();
        masked.stream().forEach(p -> left[p] = 0);
        return known(left);
    }

    private ExposedCounts known(double[] relative) {
        if (relative.length != problem.counts().pixels()) {
            throw new IllegalArgumentException("exposures are given for " + relative.length
                    + " pixels, but the image has " + problem.shape().height() + " x "
                    + problem.shape().width());
        }
        ExposedCounts map = ExposedCounts.known(problem.counts(), problem.shape(), relative);
        if (map.counts().total() == 0) {
            throw new IllegalArgumentException("all " + problem.counts().total()
                    + " counts lie in pixels whose exposure is 0; nothing is left to factorise");
        }
        return map;
    }
}
