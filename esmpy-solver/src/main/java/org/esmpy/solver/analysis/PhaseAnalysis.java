package org.esmpy.solver.analysis;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.SpectrumImage;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.WorkerPool;

/**
 * Decomposes a map into phases: does the whole job of {@code esmpy fit} by one call, from counts and a model to
 * spectra, maps, compositions, their errors and ranges, and warnings. Maps with few counts are given to the low-dose
 * pipeline, others to {@code newton}, or to {@code squarem} or {@code mu} for what newton cannot do. A named solver
 * takes every map.
 *
 * <pre>{@code
 * FoundPhases found = PhaseAnalysis.of(image, model).phases(3).seed(1).run();
 * }</pre>
 *
 * <p>Calls are chained; settings that are not called have the default of the command. Not thread-safe, but may run
 * several times. Interrupting the running thread ends the job with the results so far; the interrupt flag stays set.
 */
public final class PhaseAnalysis {
    /** Id of this job among those of solvers. */
    public static final String ID = "esmpy";

    /** What it does, in one line. */
    public static final String DESCRIPTION =
            "what suits the map: the low-dose pipeline, newton, or squarem or mu for what newton cannot do";

    /** Largest number of phases that is tried unless said otherwise. */
    public static final int MOST_PHASES = 12;

    /** Number of phases unless said otherwise. */
    private static final int PHASES = 3;

    final CountMatrix counts;
    final ImageShape shape;
    final SpectralModel model;

    OptionalInt phases = OptionalInt.of(PHASES);
    int mostPhases = MOST_PHASES;
    Simplex simplex = Simplex.AUTO;
    PipelineSettings pipeline = PipelineSettings.defaults();
    Optional<Solver> solver = Optional.empty();
    Optional<Initializer> initializer = Optional.empty();
    int starts = 1;
    StopSettings stop = StopSettings.defaults();
    PenaltySettings penalties = PenaltySettings.none();
    UnaryOperator<Problem> masks = UnaryOperator.identity();
    PriorKnowledge knowledge = PriorKnowledge.none();
    Optional<UnaryOperator<Problem>> further = Optional.empty();
    Optional<PhaseNumbering> numbering = Optional.empty();
    int bootstrap;
    long seed;

    private int threads = Runtime.getRuntime().availableProcessors();
    private RunListener listener = RunListener.none();
    private BooleanSupplier cancelled = () -> false;

    private PhaseAnalysis(CountMatrix counts, ImageShape shape, SpectralModel model) {
        this.counts = counts;
        this.shape = shape;
        this.model = model;
    }

    /**
     * A job on an image.
     *
     * @param image the channels and pixels that are fitted
     * @param model of these channels
     */
    public static PhaseAnalysis of(SpectrumImage image, SpectralModel model) {
        return of(image.counts(), image.shape(), model);
    }

    /**
     * A job on counts.
     *
     * @param counts X, L×P
     * @param shape  arrangement of the P pixels
     * @param model  of the L channels
     */
    public static PhaseAnalysis of(CountMatrix counts, ImageShape shape, SpectralModel model) {
        return new PhaseAnalysis(counts, shape, model);
    }

    /** Number of phases, K, at least 1; 3 by default. A single spectrum always has one. */
    public PhaseAnalysis phases(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("a fit needs at least 1 phase, got " + value);
        }
        phases = OptionalInt.of(value);
        return this;
    }

    /**
     * As many phases as the counts support: one more is added while it gains more than noise alone would.
     *
     * @param most largest number that is tried, at least 1; {@link #MOST_PHASES} is usual
     */
    public PhaseAnalysis findPhases(int most) {
        phases = OptionalInt.empty();
        mostPhases = most;
        return this;
    }

    /** Which factor sums to one; by default the abundances where the exposure is even. */
    public PhaseAnalysis simplex(Simplex value) {
        simplex = value;
        return this;
    }

    /** Whether the low-dose pipeline runs, and how; by default where there are few counts. */
    public PhaseAnalysis pipeline(PipelineSettings value) {
        pipeline = value;
        return this;
    }

    /** Fits with this solver, instead of choosing a method that suits the map. */
    public PhaseAnalysis solver(Solver value) {
        solver = Optional.of(value);
        return this;
    }

    /** Where a single solver starts; k-means by default. With an initializer the low-dose pipeline does not run. */
    public PhaseAnalysis initializer(Initializer value) {
        initializer = Optional.of(value);
        return this;
    }

    /** Number of starts of a single solver, each with its own seed, of which the best is kept; 1 by default. */
    public PhaseAnalysis starts(int value) {
        starts = value;
        return this;
    }

    /** When a single solver stops. */
    public PhaseAnalysis until(StopSettings value) {
        stop = value;
        return this;
    }

    /** Penalties on the factors of a single solver; none by default. */
    public PhaseAnalysis penalties(PenaltySettings value) {
        penalties = value;
        return this;
    }

    /**
     * Pixels and channels that are left out of the likelihood.
     *
     * @param pixels   pixels, 0 … P−1
     * @param channels channels, 0 … L−1
     */
    public PhaseAnalysis masked(BitSet pixels, BitSet channels) {
        masks = pixels.isEmpty() && channels.isEmpty()
                ? UnaryOperator.identity()
                : problem -> problem.masked(pixels, channels);
        return this;
    }

    /** Prior knowledge of the phases; none by default. */
    public PhaseAnalysis knowing(PriorKnowledge value) {
        knowledge = value;
        return this;
    }

    /**
     * Further constraints of a single solver, such as lower bounds; by default none.
     *
     * @param value adds them to the problem, or refuses it with an {@code IllegalArgumentException}
     */
    public PhaseAnalysis constrained(UnaryOperator<Problem> value) {
        further = Optional.of(value);
        return this;
    }

    /**
     * Which number each phase gets; by default the most abundant is the first, unless there is prior knowledge
     * (exposures included) or constraints were added: then phases keep the order of the solver.
     */
    public PhaseAnalysis numbered(PhaseNumbering value) {
        numbering = Optional.of(value);
        return this;
    }

    /** Number of maps drawn from a single solver's fit and fitted again for its errors, at least 2; 0, the default, for none. */
    public PhaseAnalysis bootstrap(int maps) {
        if (maps < 0 || maps == 1) {
            throw new IllegalArgumentException(
                    "a bootstrap needs at least 2 maps for a spread, or 0 for none, got " + maps);
        }
        bootstrap = maps;
        return this;
    }

    /** Seed of all randomness; 0 by default. */
    public PhaseAnalysis seed(long value) {
        seed = value;
        return this;
    }

    /** Number of threads, at least 1; one per processor by default. The result does not depend on it. */
    public PhaseAnalysis threads(int value) {
        threads = value;
        return this;
    }

    /** Receives the progress, and may cancel. */
    public PhaseAnalysis listener(RunListener value) {
        listener = value;
        return this;
    }

    /** Called often, from several threads; once it returns true, the job ends with the results so far. */
    public PhaseAnalysis cancelWhen(BooleanSupplier value) {
        cancelled = value;
        return this;
    }

    /**
     * Does the job.
     *
     * @throws IllegalArgumentException if settings contradict each other, or do not suit the map
     */
    public FoundPhases run() {
        return with(AnalysisRun::run);
    }

    /**
     * Finds the number of phases alone, up to that of {@link #findPhases}.
     *
     * @throws IllegalArgumentException if G has fewer columns
     */
    public FoundRank rank() {
        return with(AnalysisRun::rank);
    }

    private <T> T with(Job<T> job) {
        RunListener watcher = new CancelledWhen(listener, cancelled, Thread.currentThread());
        try (WorkerPool workers = new WorkerPool(threads, watcher::onHelperCpu)) {
            return job.of(new AnalysisRun(this, workers, watcher));
        }
    }

    /** A job that gives a result. */
    @FunctionalInterface
    private interface Job<T> {
        T of(AnalysisRun run);
    }
}
