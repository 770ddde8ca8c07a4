package org.esmpy.solver.fit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.SolverRun;

/**
 * Provides the stopping rules. A rule sees the trace since G last changed; its first point is the start, so
 * {@link #iterations(int)} and {@link #relativeChange(double)} count from there, while {@link #seconds(double)} counts
 * from the start of the fit. Rules that need a certificate ask for one after each of the first {@value #EVERY}
 * iterations and every {@value #EVERY} iterations thereafter, for it may cost as much as an iteration; where it costs
 * nothing they ask after each.
 */
public final class StoppingRules {
    /** Iterations between two certificates: one that costs as much as an iteration then adds a tenth to the time. */
    static final int EVERY = 10;

    private StoppingRules() {}

    /** Stops after {@code n} iterations at one G; at least 1. */
    public static StoppingRule iterations(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a fit needs at least 1 iteration, got " + n);
        }
        return named(n + " iterations", (trace, run) -> when(iterationsOf(trace) >= n, StopReason.ITERATIONS));
    }

    /** Stops after the iteration during which {@code limit} seconds have passed since the start of the fit. */
    public static StoppingRule seconds(double limit) {
        requirePositive("a time limit in seconds", limit);
        return named(limit + " s", (trace, run) -> when(last(trace).seconds() >= limit, StopReason.SECONDS));
    }

    /** Stops when the KKT residual of W is at most {@code nats}. */
    public static StoppingRule kkt(double nats) {
        requirePositive("a KKT residual in nats", nats);
        return named(
                "KKT residual of W of " + nats + " nats",
                (trace, run) -> when(isDue(trace, run) && run.certificate().wKkt() <= nats, StopReason.KKT));
    }

    /**
     * Stops when the bound on what H can gain and the predicted gain of W are both at most {@code nats}. For solvers
     * that predict no gain of W its KKT residual stands in.
     */
    public static StoppingRule certified(double nats) {
        requirePositive("a certified gap in nats", nats);
        return named(
                "certified " + nats + " nats",
                (trace, run) -> when(isDue(trace, run) && isCertified(run.certificate(), nats), StopReason.CERTIFIED));
    }

    /**
     * Stops when one iteration changes the objective by at most {@code tolerance} times its value. This is what other
     * tools do; it proves nothing and may leave thousands of nats.
     */
    public static StoppingRule relativeChange(double tolerance) {
        requirePositive("a relative change", tolerance);
        return named("relative change of " + tolerance, (trace, run) -> {
            if (trace.size() < 2) {
                return Optional.empty();
            }
            double before = trace.get(trace.size() - 2).objectiveNats();
            double change = Math.abs(before - last(trace).objectiveNats());
            return when(change <= tolerance * Math.abs(before), StopReason.RELATIVE_CHANGE);
        });
    }

    /** Stops as soon as one of the rules does, with the reason of the first that does. */
    public static StoppingRule anyOf(StoppingRule... rules) {
        List<StoppingRule> all = List.of(rules);
        String text = all.stream().map(Object::toString).collect(Collectors.joining(" or "));
        return named(text, (trace, run) -> {
            for (StoppingRule rule : all) {
                Optional<StopReason> reason = rule.check(trace, run);
                if (reason.isPresent()) {
                    return reason;
                }
            }
            return Optional.empty();
        });
    }

    private static StoppingRule named(String text, StoppingRule rule) {
        return new StoppingRule() {
            @Override
            public Optional<StopReason> check(List<TracePoint> trace, SolverRun run) {
                return rule.check(trace, run);
            }

            @Override
            public String toString() {
                return text;
            }
        };
    }

    private static boolean isCertified(Certificate certificate, double nats) {
        double gainOfW = certificate.predictedDecreaseNats().orElse(certificate.wKkt());
        return certificate.hBoundNats() <= nats && gainOfW <= nats;
    }

    private static boolean isDue(List<TracePoint> trace, SolverRun run) {
        int iterations = iterationsOf(trace);
        return run.knowsCertificate() || iterations > 0 && (iterations <= EVERY || iterations % EVERY == 0);
    }

    private static int iterationsOf(List<TracePoint> trace) {
        return last(trace).iteration() - trace.get(0).iteration();
    }

    private static TracePoint last(List<TracePoint> trace) {
        return trace.get(trace.size() - 1);
    }

    private static Optional<StopReason> when(boolean condition, StopReason reason) {
        return condition ? Optional.of(reason) : Optional.empty();
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(what + " must be positive and finite, got " + value);
        }
    }
}
