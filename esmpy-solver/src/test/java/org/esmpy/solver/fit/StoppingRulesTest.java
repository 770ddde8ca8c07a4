package org.esmpy.solver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.SolverRun;
import org.junit.jupiter.api.Test;

class StoppingRulesTest {
    @Test
    void countsIterationsFromTheStartOfTheTrace() {
        StoppingRule rule = StoppingRules.iterations(2);
        StubRun run = new StubRun(new Certificate(0, 0, OptionalDouble.empty()));
        assertThat(rule.check(trace(7, 5, 4), run)).isEmpty();
        assertThat(rule.check(trace(7, 5, 4, 3), run)).contains(StopReason.ITERATIONS);
    }

    @Test
    void stopsWhenTheTimeIsUp() {
        StoppingRule rule = StoppingRules.seconds(2);
        StubRun run = new StubRun(new Certificate(0, 0, OptionalDouble.empty()));
        assertThat(rule.check(trace(0, 5, 4), run)).isEmpty();
        assertThat(rule.check(trace(0, 5, 4, 3), run)).contains(StopReason.SECONDS);
    }

    @Test
    void comparesTheLastTwoObjectives() {
        StoppingRule rule = StoppingRules.relativeChange(0.1);
        StubRun run = new StubRun(new Certificate(0, 0, OptionalDouble.empty()));
        assertThat(rule.check(trace(0, 100), run)).isEmpty();
        assertThat(rule.check(trace(0, 100, 89), run)).isEmpty();
        assertThat(rule.check(trace(0, 100, 89, 81), run)).contains(StopReason.RELATIVE_CHANGE);
    }

    @Test
    void certifiesByBothFactors() {
        StoppingRule rule = StoppingRules.certified(0.01);
        List<TracePoint> trace = trace(0, 5, 4);
        assertThat(rule.check(trace, new StubRun(new Certificate(0.02, 0, OptionalDouble.empty()))))
                .isEmpty();
        assertThat(rule.check(trace, new StubRun(new Certificate(0.01, 0.02, OptionalDouble.empty()))))
                .isEmpty();
        assertThat(rule.check(trace, new StubRun(new Certificate(0.01, 0.01, OptionalDouble.empty()))))
                .contains(StopReason.CERTIFIED);
        assertThat(rule.check(trace, new StubRun(new Certificate(0.01, 9, OptionalDouble.of(0.001)))))
                .contains(StopReason.CERTIFIED);
    }

    @Test
    void asksForACertificateRarelyLaterOn() {
        StoppingRule rule = StoppingRules.kkt(1e-9);
        StubRun run = new StubRun(new Certificate(1, 1, OptionalDouble.empty()));
        double[] objectives = new double[41];
        for (int i = 1; i <= 40; i++) {
            rule.check(trace(0, objectives).subList(0, i + 1), run);
        }
        assertThat(run.asked).isEqualTo(10 + 3);
    }

    @Test
    void anyOfGivesTheFirstReason() {
        StoppingRule rule = StoppingRules.anyOf(StoppingRules.seconds(1), StoppingRules.iterations(1));
        StubRun run = new StubRun(new Certificate(0, 0, OptionalDouble.empty()));
        assertThat(rule.check(trace(0, 5, 4), run)).contains(StopReason.SECONDS);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> StoppingRules.iterations(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> StoppingRules.seconds(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> StoppingRules.certified(-1)).hasMessageContaining("-1");
    }

    /** One point per objective, a second apart. */
    private static List<TracePoint> trace(int firstIteration, double... objectives) {
        List<TracePoint> trace = new ArrayList<>();
        for (int i = 0; i < objectives.length; i++) {
            trace.add(new TracePoint(firstIteration + i, i, objectives[i], Double.NaN));
        }
        return trace;
    }

    private static final class StubRun implements SolverRun {
        private final Certificate certificate;
        private int asked;

        StubRun(Certificate certificate) {
            this.certificate = certificate;
        }

        @Override
        public void step() {
            throw new UnsupportedOperationException("rules do not iterate");
        }

        @Override
        public double objectiveNats() {
            throw new UnsupportedOperationException("rules read the trace");
        }

        @Override
        public Certificate certificate() {
            asked++;
            return certificate;
        }

        @Override
        public Factors factors() {
            throw new UnsupportedOperationException("rules do not look at factors");
        }
    }
}
