package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;

/**
 * What is known before a fit: columns of G that a phase lacks or has in fixed proportions, whole phases, pixels that hold
 * one phase only, the exposure of each pixel. Each closes valleys of the likelihood along which phases could be mixed
 * without any sign in the data. The number of a phase is the one that its prior gives it; phases of which nothing is known
 * take the numbers that are left. Immutable.
 */
public final class Priors {
    private final Optional<WeightSpace> weights;
    private final PureRegions pure;
    private final Optional<double[]> exposures;

    Priors(Optional<WeightSpace> weights, PureRegions pure, Optional<double[]> exposures) {
        this.weights = weights;
        this.pure = pure;
        this.exposures = exposures;
    }

    /** Nothing is known. */
    public static Priors none() {
        return new Priors(Optional.empty(), PureRegions.none(), Optional.empty());
    }

    /** Begins to say what is known of {@code phases} phases in terms of the columns of a basis. */
    public static PriorsBuilder of(Basis basis, int phases) {
        return new PriorsBuilder(basis, phases);
    }

    /** Whether nothing is known. */
    public boolean isNone() {
        return weights.isEmpty() && pure.isEmpty() && exposures.isEmpty();
    }

    /** Where the exposures come from. */
    LowDoseReport.ExposureSource exposureSource(Problem problem) {
        if (exposures.isPresent()) {
            return LowDoseReport.ExposureSource.GIVEN;
        }
        return problem.constraint(Constraint.SimplexH.class).isPresent()
                ? LowDoseReport.ExposureSource.EVEN
                : LowDoseReport.ExposureSource.COUNTS;
    }

    /**
     * A problem with what is known. Without given exposures they are 1 if the abundances of a pixel are asked to sum to
     * one, otherwise they follow the counts. Masked pixels have none.
     *
     * @param bases G of each phase as the problem sees it: {@link Problem#seen}
     * @throws IllegalArgumentException if they are of other pixels, phases or columns
     */
    public ExposedProblem pose(Problem problem, PhaseBases bases) {
        ExposedCounts map = expose(problem);
        if (!pure.isEmpty() && pure.pixels() != map.pixels()) {
            throw new IllegalArgumentException("pure regions are given for " + pure.pixels()
                    + " pixels, but the image has " + map.shape().height() + " x "
                    + map.shape().width());
        }
        WeightSpace space = weights.orElseGet(() -> WeightSpace.free(bases.columns(), problem.phases()));
        if (space.phases() != problem.phases() || space.columns() != bases.columns()) {
            throw new IllegalArgumentException("something is known of " + space.phases() + " phases in "
                    + space.columns() + " columns of G, but the problem has " + problem.phases() + " phases and "
                    + bases.columns() + " columns");
        }
        for (int phase : pure.phases()) {
            if (phase >= problem.phases()) {
                throw PriorsBuilder.noSuchPhase("a pure region", phase, problem.phases());
            }
        }
        return new ExposedProblem(map.withPure(pure), bases, problem.phases(), space);
    }

    /**
     * A problem for a single solver, with what is known as constraints: fixed entries of W for absent columns and of H for
     * pure regions, ties within W, and exposures as sums of abundances. Start it by a {@link org.esmpy.solver.initialize.NumberedInitializer}.
     *
     * @throws IllegalArgumentException if what is known is of other pixels, phases or columns
     */
    public Problem impose(Problem problem) {
        if (isNone()) {
            return problem;
        }
        SpectralModel model = problem.model()
                .orElseThrow(() -> new IllegalArgumentException(
                        "what is known of phases needs the physics of a model; use another solver than nmf"));
        ExposedProblem posed = pose(problem, PhaseBases.of(problem.seen(model.initialBasis())));
        posed.requireReachable();
        Problem exposed = exposures.isPresent() ? exposed(problem, posed.map().exposures()) : problem;
        List<Constraint> constraints = new ArrayList<>(exposed.constraints());
        if (!posed.weights().isFree()) {
            constraints.add(
                    posed.weights().hasOnlyAbsences()
                            ? new Constraint.FixedW(posed.weights().absences())
                            : new Constraint.TiedW(posed.weights()));
        }
        if (!pure.isEmpty()) {
            boolean sums = exposed.constraint(Constraint.SimplexH.class).isPresent();
            constraints.add(new Constraint.FixedH(
                    pure.fixed(problem.phases(), sums ? posed.map().exposures() : new double[0])));
        }
        return exposed.withConstraints(constraints);
    }

    /** The problem with sums of abundances; pixels without exposure are masked. */
    private static Problem exposed(Problem problem, double[] sums) {
        Optional<Constraint.Masked> mask = problem.constraint(Constraint.Masked.class);
        BitSet pixels = mask.map(Constraint.Masked::pixels).orElse(new BitSet());
        BitSet without = (BitSet) pixels.clone();
        IntStream.range(0, sums.length).filter(p -> sums[p] == 0).forEach(without::set);
        Problem seen = without.equals(pixels)
                ? problem
                : problem.masked(without, mask.map(Constraint.Masked::channels).orElse(new BitSet()));
        List<Constraint> constraints = new ArrayList<>(seen.constraints());
        constraints.removeIf(Constraint.SimplexH.class::isInstance);
        constraints.add(new Constraint.SimplexH(sums));
        return seen.withConstraints(constraints);
    }

    private ExposedCounts expose(Problem problem) {
        BitSet masked = problem.constraint(Constraint.Masked.class)
                .map(Constraint.Masked::pixels)
                .orElse(new BitSet());
        ExposedCounts map = switch (exposureSource(problem)) {
            case GIVEN -> known(problem, exposures.orElseThrow());
            case EVEN -> ExposedCounts.even(problem.counts(), problem.shape());
            case COUNTS -> ExposedCounts.byCounts(problem.counts(), problem.shape());
        };
        if (masked.isEmpty()) {
            return map;
        }
        double[] left = map.exposures().clone();
        masked.stream().forEach(p -> left[p] = 0);
        return known(problem, left);
    }

    private static ExposedCounts known(Problem problem, double[] relative) {
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
