package org.esmpy.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.rank.RankResult.Ending;
import org.esmpy.solver.rank.RankResult.Step;
import org.junit.jupiter.api.Test;

class RankWordsTest {
    private static final Step ONE = new Step(1, Optional.empty(), "mean", 0, true);
    private static final Step TWO = step(2, 366.54, 127.11, true);

    @Test
    void tellWhatTheLastPhaseGainsAndTheNextOneLoses() {
        assertThat(why(2, Ending.NO_GAIN, ONE, TWO, step(3, -109.8, 115.5, false)))
                .isEqualTo("2 phases: phase 2 describes the counts better by 367 nats (noise alone: up to 127),"
                        + " phase 3 describes the counts worse by 110 nats.");
    }

    @Test
    void tellAGainThatNoiseHasToo() {
        assertThat(why(2, Ending.NO_GAIN, ONE, TWO, step(3, 74, 108, false)))
                .endsWith("phase 3 describes the counts better by only 74 nats (noise alone: up to 108).");
    }

    @Test
    void tellWhyNoMoreWereTried() {
        assertThat(why(2, Ending.LIMIT, ONE, TWO)).endsWith("There may be more: raise the largest number of phases.");
        assertThat(why(1, Ending.LIMIT, ONE)).isEqualTo("1 phase: no larger number was tried.");
        assertThat(why(2, Ending.CANCELLED, ONE, TWO)).endsWith("It was cancelled before it ended.");
    }

    private static Step step(int phases, double nats, double noiseNats, boolean supported) {
        return new Step(phases, Optional.of(new RankResult.Gain(nats, noiseNats)), "corners", 0, supported);
    }

    private static String why(int phases, Ending ending, Step... steps) {
        return RankWords.why(new RankResult(phases, List.of(steps), ending, 18, 228));
    }
}
