package org.esmpy.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.solver.analysis.Ambiguity;
import org.esmpy.solver.analysis.AtomicRange;
import org.junit.jupiter.api.Test;

class AmbiguityWordsTest {
    private static final Map<String, AtomicRange> SURE = Map.of(
            "Mg",
            new AtomicRange(23, 22.9, 23.1, OptionalDouble.of(0.1)),
            "O",
            new AtomicRange(77, 76.9, 77.1, OptionalDouble.of(0.1)));
    private static final Map<String, AtomicRange> OPEN = Map.of(
            "Mg", new AtomicRange(0, 0, 5, OptionalDouble.of(0)),
            "Ca", new AtomicRange(40, 33, 40, OptionalDouble.of(0.5)),
            "O", new AtomicRange(60, 60, 62, OptionalDouble.of(1.2)));

    @Test
    void nameTheOpenElementsWidestFirstAndWhatDecides() {
        assertThat(AmbiguityWords.sentences(
                        ambiguity(pair(2, 1, Map.of("Mg", 5.0, "Ca", 33.0, "O", 62.0), Map.of("Ca", 40.0, "O", 60.0)))))
                .containsExactly(
                        "phase_2: Ca 33.0–40.0, Mg 0.0–5.0 at.% fits equally well (with more of phase_1 in it);"
                                + " name an absent element or mark a pure region to decide");
    }

    @Test
    void tellTheOtherDirectionToo() {
        assertThat(AmbiguityWords.sentences(
                        ambiguity(pair(2, 1, Map.of("Ca", 40.0, "O", 60.0), Map.of("Mg", 5.0, "Ca", 33.0, "O", 62.0)))))
                .singleElement()
                .asString()
                .contains("(with less of phase_1 in it)");
    }

    @Test
    void sayNothingOfWhatIsWithinTheNoise() {
        assertThat(AmbiguityWords.sentences(new Ambiguity(2, 8, List.of(), List.of(SURE))))
                .isEmpty();
    }

    private static Ambiguity ambiguity(Ambiguity.Pair... pairs) {
        return new Ambiguity(2, 8, List.of(pairs), List.of(SURE, OPEN));
    }

    private static Ambiguity.Pair pair(int phase, int other, Map<String, Double> low, Map<String, Double> high) {
        return new Ambiguity.Pair(phase, other, -0.5, 0.2, Optional.of("Mg"), low, high);
    }
}
