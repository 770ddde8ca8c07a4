package org.esmpy.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.esmpy.solver.heldout.HeldOut;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.rank.RankResult.Ending;
import org.esmpy.solver.rank.RankResult.Step;
import org.junit.jupiter.api.Test;

class RankWordsTest {
    private static final Step ONE = new Step(1, Optional.empty(), 0.1, "mean", true);
    private static final Step TWO = step(2, 366.54, 27.11, true);

    @Test
    void tellWhatTheLastPhaseGainsAndTheNextOneLoses() {
        assertThat(why(2, Ending.NO_GAIN, ONE, TWO, step(3, -109.8, 15.5, false)))
                .isEqualTo("2 phases: phase 2 predicts the half of the counts that was held out better by 366.5 ± 27.1"
                        + " nats, phase 3 predicts it worse by 109.8 ± 15.5 nats.");
    }

    @Test
    void tellAGainThatIsNoneWithinItsError() {
        assertThat(why(2, Ending.NO_GAIN, ONE, TWO, step(3, 4, 5, false)))
                .endsWith("phase 3 predicts it better by 4.0 ± 5.0 nats only, less than one standard error.");
    }

    @Test
    void tellThatASecondPhaseIsNotThere() {
        assertThat(why(1, Ending.NO_GAIN, ONE, step(2, -20, 6, false)))
                .isEqualTo(
                        "1 phase: phase 2 predicts the half of the counts that was held out worse by 20.0 ± 6.0 nats.");
    }

    @Test
    void tellWhyNoMoreWereTried() {
        assertThat(why(2, Ending.LIMIT, ONE, TWO)).endsWith("There may be more: raise the largest number of phases.");
        assertThat(why(1, Ending.LIMIT, ONE)).isEqualTo("1 phase: no more were asked for.");
        assertThat(why(2, Ending.CANCELLED, ONE, TWO)).endsWith("It was cancelled before it ended.");
    }

    private static Step step(int phases, double nats, double standardError, boolean supported) {
        return new Step(phases, Optional.of(new HeldOut.Gain(nats, standardError)), 3, "corners", supported);
    }

    private static String why(int phases, Ending ending, Step... steps) {
        return RankWords.why(new RankResult(phases, List.of(steps), ending, 18, 8));
    }
}
