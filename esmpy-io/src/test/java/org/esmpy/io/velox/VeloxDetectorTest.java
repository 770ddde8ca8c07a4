package org.esmpy.io.velox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VeloxDetectorTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void segmentsBehindTheHolderSeeLess() {
        List<VeloxDetector> all = List.of(segment(1000), segment(500), segment(0.1), segment(1000));
        assertThat(VeloxDetector.seenSr(all, all).orElseThrow()).isCloseTo(0.8 * 2.5001 / 4, within(1e-9));
        assertThat(VeloxDetector.seenSr(all.subList(1, 2), all).orElseThrow()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void nothingIsKnownWhereASegmentDoesNotTell() {
        VeloxDetector silent = new VeloxDetector("S", 10, 0, NONE, NONE, NONE, NONE, OptionalDouble.of(0.8), NONE);
        assertThat(VeloxDetector.seenSr(List.of(segment(10), silent), List.of(segment(10), silent)))
                .isEmpty();
        assertThat(VeloxDetector.seenSr(List.of(segment(0)), List.of(segment(0))))
                .isEmpty();
    }

    private static VeloxDetector segment(double inputPerS) {
        return new VeloxDetector(
                "S", 10, 0, NONE, NONE, NONE, NONE, OptionalDouble.of(0.8), OptionalDouble.of(inputPerS));
    }
}
