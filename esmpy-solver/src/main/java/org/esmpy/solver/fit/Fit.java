package org.esmpy.solver.fit;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;

/**
 * Fits a problem with a solver: makes the start, iterates, stops, and lets the model refine G between converged solves.
 * Settings are chained; {@link #run()} may be called again and repeats the same fit. Not thread-safe.
 *
 * <pre>{@code
 * FitResult result = Fit.of(problem, solver).initializer(initializer).until(StoppingRules.iterations(500)).seed(1).run();
 * }</pre>
 *
 * <p>Where the problem has a model, each solve is followed by {@link org.esmpy.model.SpectralModel#refine}; if that
 * changes G, another solve starts from the factors found, at most {@link #maxRefinements(int)} times. The stopping rule
 * holds for each solve. Interrupting the running thread cancels a fit, as its listener can: the fit ends after the
 * iteration with {@link StopReason#CANCELLED} and the factors so far, and the thread stays interrupted. The objective
 * falls monotonically only while G stays the same. After a time limit or a cancel G is not refined any more.
 */
public final class Fit {
    /** How often G is refined unless said otherwise. */
    public static final int DEFAULT_REFINEMENTS = 3;

    /** Certified distance from the optimum at which a fit ends unless said otherwise, nats. */
    static final double CERTIFIED_NATS = 0.01;

    /** Iterations at one G after which a solve ends unless said otherwise. */
    private static final int MAX_ITERATIONS = 1000;

    private final Problem problem;
    private final Solver solver;
    private StartSource start = (accepted, basis, random) -> {
        throw new IllegalStateException("a fit needs an initializer or starting factors; call initializer or start");
    };
    private StoppingRule rule =
            StoppingRules.anyOf(StoppingRules.certified(CERTIFIED_NATS), StoppingRules.iterations(MAX_ITERATIONS));
    private FitListener listener = FitListener.none();
    private Supplier<RandomGenerator> random = () -> new SplittableRandom(0);
    private WorkersSource workers = loop -> loop.solve(Workers.single());
    private InstantSource clock = InstantSource.system();
    private int maxRefinements = DEFAULT_REFINEMENTS;

    private Fit(Problem problem, Solver solver) {
        this.problem = Objects.requireNonNull(problem, "problem");
        this.solver = Objects.requireNonNull(solver, "solver");
    }

    /** A fit that still needs an initializer or a start. */
    public static Fit of(Problem problem, Solver solver) {
        return new Fit(problem, solver);
    }

    /** Makes the start with {@code value}; the run refuses one that may hold zeros where the solver cannot leave them. */
    public Fit initializer(Initializer value) {
        Objects.requireNonNull(value, "initializer");
        start = (accepted, basis, generator) -> {
            if (value.mayHoldZeros() && !solver.leavesZeros(accepted)) {
                throw new IllegalArgumentException(solver.id() + " never leaves the zeros that the start '" + value.id()
                        + "' holds; start with nndsvda or nndsvdar, which fill them");
            }
            return value.initialize(accepted, basis, generator);
        };
        return this;
    }

    /** Starts at {@code value}, which is copied; replaces the initializer. */
    public Fit start(Factors value) {
        Factors copy = Objects.requireNonNull(value, "start").copy();
        start = (accepted, basis, generator) -> copy;
        return this;
    }

    /** When each solve ends; by default at a certified 0.01 nat, at the latest after 1000 iterations. */
    public Fit until(StoppingRule value) {
        rule = Objects.requireNonNull(value, "until");
        return this;
    }

    /** Watches the fit, and may cancel it. */
    public Fit listener(FitListener value) {
        listener = Objects.requireNonNull(value, "listener");
        return this;
    }

    /** Seed of all randomness; 0 by default. */
    public Fit seed(long value) {
        random = () -> new SplittableRandom(value);
        return this;
    }

    /** Source of all randomness; replaces the seed. Another run continues the sequence of the source. */
    public Fit random(RandomGenerator value) {
        Objects.requireNonNull(value, "random");
        random = () -> value;
        return this;
    }

    /** Number of threads, at least 1; the result does not depend on it. One by default. */
    public Fit threads(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("a fit needs at least 1 thread, got " + value);
        }
        workers = loop -> {
            try (WorkerPool pool = new WorkerPool(value)) {
                return loop.solve(pool);
            }
        };
        return this;
    }

    /** Does parallel work with {@code value}, which stays open; replaces the number of threads. */
    public Fit workers(Workers value) {
        Objects.requireNonNull(value, "workers");
        workers = loop -> loop.solve(value);
        return this;
    }

    /** How often G may be refined, at least 0; {@value #DEFAULT_REFINEMENTS} by default. */
    public Fit maxRefinements(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("the number of refinements of G must be at least 0, got " + value);
        }
        maxRefinements = value;
        return this;
    }

    /** The clock of the trace and of time limits. */
    public Fit clock(InstantSource value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Runs the fit.
     *
     * @throws IllegalArgumentException if the solver cannot honour the problem, or the start does not fit it
     */
    public FitResult run() {
        return workers.run(new FitLoop(this));
    }

    Problem problem() {
        return problem;
    }

    Solver solver() {
        return solver;
    }

    StartSource start() {
        return start;
    }

    StoppingRule rule() {
        return rule;
    }

    FitListener listener() {
        return listener;
    }

    RandomGenerator random() {
        return random.get();
    }

    InstantSource clock() {
        return clock;
    }

    int maxRefinements() {
        return maxRefinements;
    }

    /** Makes starting factors. */
    @FunctionalInterface
    interface StartSource {
        Factors make(Problem accepted, Optional<Basis> basis, RandomGenerator random);
    }

    /** Runs a loop with the workers that were asked for, and closes what it opened. */
    @FunctionalInterface
    private interface WorkersSource {
        FitResult run(FitLoop loop);
    }
}
