package org.esmpy.bench.score;

import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.esmpy.bench.fit.Fitted;

/**
 * How a run ended: objective, iterations, duration and reason.
 *
 * @param objective  objective, nats; empty if it failed
 * @param iterations iterations; empty for the low-dose pipeline, and if it failed
 * @param seconds    duration, s; empty for results of other programs
 * @param stopReason reason of the end
 * @param reason     reason of a failure, one line; empty if the run did not fail
 * @param cpuSeconds CPU time of all its threads, s; empty where it is not known
 * @param refinements number of refinements of G; empty if it failed
 * @param boundNats  upper bound of the gain of the optimal abundances, nats; empty where it is not known
 * @param load       load of the machine when it ended, mean number of running threads over a minute; empty where the
 *                   system does not give it
 */
public record RunEnd(
        OptionalDouble objective,
        OptionalInt iterations,
        OptionalDouble seconds,
        String stopReason,
        String reason,
        OptionalDouble cpuSeconds,
        OptionalInt refinements,
        OptionalDouble boundNats,
        OptionalDouble load) {
    /** {@code stop_reason} of a run that threw or was refused. */
    public static final String FAILED = "FAILED";

    /** {@code stop_reason} of a result of another program. */
    public static final String SCORED = "SCORED";

    /**
     * The end of a fit.
     *
     * @param cpuSeconds CPU time of all its threads, s
     */
    public static RunEnd of(Fitted fitted, OptionalDouble cpuSeconds) {
        return new RunEnd(
                OptionalDouble.of(fitted.outcome().objectiveNats()),
                fitted.outcome().iterations(),
                OptionalDouble.of(fitted.outcome().seconds()),
                fitted.outcome().stopReason(),
                "",
                cpuSeconds,
                OptionalInt.of(fitted.outcome().refinements()),
                finite(fitted.outcome().certificate().hBoundNats()),
                loadNow());
    }

    /**
     * The end of a run that failed.
     *
     * @param reason  reason, one line
     * @param seconds duration, s
     */
    public static RunEnd failed(String reason, double seconds) {
        return new RunEnd(
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.of(seconds),
                FAILED,
                reason,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                loadNow());
    }

    /**
     * The end of a result of another program.
     *
     * @param objective divergence of the counts from it, nats
     */
    public static RunEnd scored(OptionalDouble objective) {
        return new RunEnd(
                objective,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                SCORED,
                "",
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static OptionalDouble loadNow() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
