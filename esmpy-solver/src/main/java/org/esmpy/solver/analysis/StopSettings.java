package org.esmpy.solver.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;
import org.esmpy.solver.fit.StoppingRule;
import org.esmpy.solver.fit.StoppingRules;

/**
 * The criteria by which a single solver stops; the first that is met ends the fit. The low-dose pipeline ends by
 * itself.
 *
 * @param certifiedNats  certified distance from the optimum, nats
 * @param kktNats        KKT residual of W, nats
 * @param relativeChange of the objective in one iteration, as other tools stop
 * @param maxIterations  iterations at each G
 * @param seconds        time, s
 */
public record StopSettings(
        @SetBy("--tolerance-nats") double certifiedNats,
        @SetBy("--kkt-nats") OptionalDouble kktNats,
        @SetBy("--relative-change") OptionalDouble relativeChange,
        @SetBy("--max-iterations") int maxIterations,
        @SetBy("--max-seconds") OptionalDouble seconds) {
    /** Certified gap, nats: far below any counting error. */
    private static final double CERTIFIED_NATS = 0.01;

    /** Iterations at one G. */
    private static final int MAX_ITERATIONS = 400;

    /** At a certified 0.01 nat, or after 400 iterations. */
    public static StopSettings defaults() {
        OptionalDouble none = OptionalDouble.empty();
        return new StopSettings(CERTIFIED_NATS, none, none, MAX_ITERATIONS, none);
    }

    /** A copy with another limit of iterations. */
    public StopSettings withMaxIterations(int value) {
        return new StopSettings(certifiedNats, kktNats, relativeChange, value, seconds);
    }

    StoppingRule rule() {
        List<StoppingRule> rules = new ArrayList<>();
        rules.add(StoppingRules.certified(certifiedNats));
        kktNats.ifPresent(nats -> rules.add(StoppingRules.kkt(nats)));
        relativeChange.ifPresent(share -> rules.add(StoppingRules.relativeChange(share)));
        rules.add(StoppingRules.iterations(maxIterations));
        seconds.ifPresent(limit -> rules.add(StoppingRules.seconds(limit)));
        return StoppingRules.anyOf(rules.toArray(StoppingRule[]::new));
    }
}
