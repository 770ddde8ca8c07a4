package org.esmpy.bench.speed;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRule;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.fit.TracePoint;

/**
 * Compares the speed of solvers. They take turns in one run, so that other load on the machine affects all of them.
 */
public final class SpeedRatios {
    /** Relative difference from the best objective at which a race ends. */
    private static final double CLOSE = 1e-6;

    /** Certified distance from the optimum at which a fit counts as finished, nats. */
    private static final double FINISHED_NATS = 0.01;

    private final SolverCatalog solvers;
    private final InitializerCatalog initializers;

    @Inject
    public SpeedRatios(SolverCatalog solvers, InitializerCatalog initializers) {
        this.solvers = solvers;
        this.initializers = initializers;
    }

    /**
     * Median times of two solvers.
     *
     * @param first  of the first, s
     * @param second of the second, s; infinite if it did not reach the goal in the time allowed
     */
    public record Ratio(double first, double second) {
        /** How many times faster the first is. */
        public double value() {
            return second / first;
        }
    }

    /** Times two solvers on one thread, from the same start, until they reach the best objective of the first. */
    public Ratio race(Problem problem, String first, String second, int repeats, double mostSeconds) {
        Factors start = start(problem);
        FitResult best = run(problem, first, start, 1, StoppingRules.certified(FINISHED_NATS));
        double goal = best.objectiveNats() * (1 + CLOSE);
        StoppingRule arrived = StoppingRules.anyOf(
                (trace, run) -> trace.get(trace.size() - 1).objectiveNats() <= goal
                        ? StoppingRules.iterations(1).check(trace, run)
                        : Optional.empty(),
                StoppingRules.seconds(mostSeconds));
        double[] ours = new double[repeats];
        double[] theirs = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            ours[i] = secondsTo(goal, run(problem, first, start, 1, arrived));
            theirs[i] = secondsTo(goal, run(problem, second, start, 1, arrived));
        }
        return new Ratio(median(ours), median(theirs));
    }

    /** Times one solver with two threads and with one until it is certified to {@value #FINISHED_NATS} nats. */
    public Ratio threads(Problem problem, String solver, int repeats) {
        Factors start = start(problem);
        double[] two = new double[repeats];
        double[] one = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            two[i] = run(problem, solver, start, 2, StoppingRules.certified(FINISHED_NATS))
                    .seconds();
            one[i] = run(problem, solver, start, 1, StoppingRules.certified(FINISHED_NATS))
                    .seconds();
        }
        return new Ratio(median(two), median(one));
    }

    /** Runs a solver from the usual start until it is certified to {@value #FINISHED_NATS} nats, or the time is up. */
    public FitResult certified(Problem problem, String solver, int threads, double mostSeconds) {
        return run(
                problem,
                solver,
                start(problem),
                threads,
                StoppingRules.anyOf(StoppingRules.certified(FINISHED_NATS), StoppingRules.seconds(mostSeconds)));
    }

    private Factors start(Problem problem) {
        return initializers
                .get("kmeans")
                .initialize(problem, problem.model().map(SpectralModel::initialBasis), new SplittableRandom(1));
    }

    private FitResult run(Problem problem, String solver, Factors start, int threads, StoppingRule rule) {
        return Fit.of(problem, solvers.create(solver))
                .start(start)
                .threads(threads)
                .until(rule)
                .run();
    }

    private static double secondsTo(double goal, FitResult result) {
        List<TracePoint> trace = result.trace();
        return IntStream.range(0, trace.size())
                .filter(i -> trace.get(i).objectiveNats() <= goal)
                .mapToDouble(i -> trace.get(i).seconds())
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
