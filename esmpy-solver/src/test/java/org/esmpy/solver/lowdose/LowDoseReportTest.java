package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.esmpy.solver.lowdose.LowDoseReport.AnswerKind;
import org.esmpy.solver.lowdose.LowDoseReport.AnswerLine;
import org.junit.jupiter.api.Test;

class LowDoseReportTest {
    private static final double OPEN = LowDoseReport.OPEN_NATS / 2;
    private static final double CLOSED = 2 * LowDoseReport.OPEN_NATS;

    @Test
    void anAnswerThatIsAboutAsShortIsAnAlternative() {
        AnswerLine chosen = answer(AnswerKind.REGIONS, 0);
        AnswerLine open = answer(AnswerKind.SQUARES, OPEN);
        assertThat(LowDoseReport.alternatives(List.of(chosen, open, answer(AnswerKind.REGIONS, CLOSED))))
                .containsExactly(open);
    }

    /** The first of the regions, since answers come in the order of their lengths. */
    @Test
    void thePhasesOfRegionsAreAnAlternativeWhereTheChosenOnesLieBeyond() {
        AnswerLine seen = answer(AnswerKind.REGIONS, CLOSED);
        assertThat(LowDoseReport.alternatives(List.of(
                        answer(AnswerKind.EXTREMES, 0),
                        answer(AnswerKind.SQUARES, CLOSED),
                        seen,
                        answer(AnswerKind.REGIONS, 2 * CLOSED))))
                .containsExactly(seen);
    }

    @Test
    void theOnlyAnswerHasNoAlternative() {
        assertThat(LowDoseReport.alternatives(List.of(answer(AnswerKind.EXTREMES, 0))))
                .isEmpty();
    }

    private static AnswerLine answer(AnswerKind kind, double lengthNats) {
        return new AnswerLine(
                kind,
                List.of("start"),
                0,
                List.of(0.0, 0.0),
                List.of(0.0, 0.0),
                0,
                0,
                0,
                lengthNats,
                0,
                List.of(List.of(1.0, 0.0), List.of(0.0, 1.0)));
    }
}
