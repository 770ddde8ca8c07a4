package org.esmpy.solver.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Runs a {@link Fit} from several starts and keeps the best: the objective has many local minima, and the more starts
 * end in the best one, the more it can be trusted. The seeds of the starts follow from one seed, so that the same call
 * gives the same bits; the fit's own seed is replaced.
 *
 * <pre>{@code
 * MultiStart.Result result = MultiStart.of(fit, 10).seed(1).run();
 * }</pre>
 */
public final class MultiStart {
    /** Difference of objectives within which two results count as the same minimum, nats per count. */
    private static final double SAME_PER_COUNT = 1e-6;

    /** Smallest such difference, nats: ten times the certified 0.01 nat from the optimum at which fits end. */
    private static final double SAME_NATS = 0.1;

    private final Fit fit;
    private final int starts;
    private long seed;

    private MultiStart(Fit fit, int starts) {
        this.fit = fit;
        this.starts = starts;
    }

    /**
     * Several runs of a fit.
     *
     * @param fit    the fit, with an initializer that depends on its seed
     * @param starts number of runs, at least 1
     */
    public static MultiStart of(Fit fit, int starts) {
        if (starts < 1) {
            throw new IllegalArgumentException("a fit needs at least 1 start, got " + starts);
        }
        return new MultiStart(fit, starts);
    }

    /** The seed from which those of the starts follow; 0 by default. */
    public MultiStart seed(long value) {
        seed = value;
        return this;
    }

    /** Runs all starts one after the other. A fit that is cancelled or out of time is the last. */
    public Result run() {
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Start> report = new ArrayList<>();
        Optional<FitResult> best = Optional.empty();
        for (int i = 0; i < starts; i++) {
            long own = i == 0 ? seed : seeds.nextLong();
            FitResult result = fit.seed(own).run();
            report.add(new Start(own, result.objectiveNats(), result.iterations(), result.stopReason()));
            if (best.isEmpty() || result.objectiveNats() < best.get().objectiveNats()) {
                best = Optional.of(result);
            }
            if (result.stopReason() == StopReason.CANCELLED || result.stopReason() == StopReason.SECONDS) {
                break;
            }
        }
        double tolerance =
                Math.max(SAME_NATS, SAME_PER_COUNT * fit.problem().counts().total());
        return new Result(best.orElseThrow(), new Report(report, tolerance));
    }

    /**
     * The best of several fits.
     *
     * @param best   the fit with the least objective
     * @param report all of them
     */
    public record Result(FitResult best, Report report) {}

    /**
     * How several starts ended.
     *
     * @param starts        in the order in which they ran; the first has the seed that was asked for
     * @param toleranceNats difference of objectives up to which two starts count as agreeing, nats
     */
    public record Report(List<Start> starts, double toleranceNats) {
        public Report {
            starts = List.copyOf(starts);
        }

        /** Objective of the best start, nats. */
        public double bestNats() {
            return starts.stream().mapToDouble(Start::objectiveNats).min().orElseThrow();
        }

        /** Number of starts that ended in the best minimum, the best one included. */
        public int agreeing() {
            double limit = bestNats() + toleranceNats;
            return (int) starts.stream()
                    .filter(start -> start.objectiveNats() <= limit)
                    .count();
        }
    }

    /**
     * How one start ended.
     *
     * @param seed          its seed
     * @param objectiveNats objective, nats
     * @param iterations    iterations
     * @param stopReason    why it ended
     */
    public record Start(long seed, double objectiveNats, int iterations, StopReason stopReason) {}
}
