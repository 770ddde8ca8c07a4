package org.esmpy.solver.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.uncertainty.FitErrors;

/** Writes the warning that a fit stopped too early to have standard errors, with advice. */
final class ConvergenceWords {
    private static final Set<String> NEWTON = Set.of("newton", "esmpy");

    private ConvergenceWords() {}

    /**
     * A sentence, if one is due.
     *
     * @param solver id of the solver
     */
    static Optional<String> of(Outcome outcome, String solver) {
        return outcome.errors()
                .filter(FitErrors::isFarFromOptimum)
                .map(errors -> String.format(
                        Locale.ROOT,
                        "the fit has not converged: %s, so it has no standard errors and does not tell what the counts"
                                + " determine; %s",
                        left(errors.leftNats().orElseThrow(), outcome.objectiveNats()),
                        advice(StopReason.valueOf(outcome.stopReason()), solver)));
    }

    /**
     * The remaining gain in words; an estimate as large as the objective, which is the most that can be gained, says
     * nothing.
     */
    private static String left(double nats, double objectiveNats) {
        return nats < objectiveNats
                ? "about " + nats(nats) + " nats are left to gain"
                : "the gain that is left is not known, for example because phases are alike (at most the objective itself, "
                        + nats(objectiveNats) + " nats)";
    }

    private static String advice(StopReason reason, String solver) {
        String more = switch (reason) {
            case ITERATIONS -> "allow more iterations (--max-iterations)";
            case SECONDS -> "allow more time (--max-seconds)";
            case CERTIFIED -> "lower --tolerance-nats";
            case CANCELLED -> "let it go on";
            case KKT, RELATIVE_CHANGE, STALLED -> "try other starts (--starts)";
        };
        return NEWTON.contains(solver) ? more : more + " or take --solver newton";
    }

    /** Rounds to two digits, because the number is an estimate. */
    private static String nats(double left) {
        return new BigDecimal(left).round(new MathContext(2)).toPlainString();
    }
}
