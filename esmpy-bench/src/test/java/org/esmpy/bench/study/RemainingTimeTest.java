package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {
    private static final StudyRun A1 = new StudyRun("p", 18, 1, "a");
    private static final StudyRun A2 = new StudyRun("p", 18, 2, "a");
    private static final StudyRun A_ELSEWHERE = new StudyRun("q", 18, 1, "a");
    private static final StudyRun B1 = new StudyRun("p", 18, 1, "b");
    private static final StudyRun B2 = new StudyRun("p", 18, 2, "b");

    @Test
    void expectsOfARunWhatItsKinTook() {
        RemainingTime time = new RemainingTime(List.of(A1, B1, A2, B2, A_ELSEWHERE), 1);
        assertThat(time.secondsLeft()).isEmpty();
        assertThat(time.words()).isEmpty();
        time.ended(A1, 10);
        assertThat(time.secondsLeft()).hasValue(40); // of b nothing is known but that a took 10
        time.ended(B1, 100);
        assertThat(time.secondsLeft()).hasValue(10 + 100 + 10);
        time.ended(A2, 20);
        assertThat(time.secondsLeft()).hasValue(100 + 15);
        assertThat(time.words()).hasValue("about 2 min left");
    }

    @Test
    void runsAtATimeShareIt() {
        RemainingTime time = new RemainingTime(List.of(A1, A2, A_ELSEWHERE), 2);
        time.ended(A1, 30);
        assertThat(time.words()).hasValue("about 30 s left");
        time.ended(A2, 30);
        assertThat(time.words()).hasValue("about 30 s left");
        time.ended(A_ELSEWHERE, 8000);
        assertThat(time.words()).isEmpty();
    }
}
