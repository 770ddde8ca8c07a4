package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatteredDiscsTest extends AbundanceGeneratorContract {
    private static final AbundanceGenerator MATRIX = new Even(new double[] {1, 0, 0});

    @Override
    protected AbundanceGenerator generator() {
        return new ScatteredDiscs(MATRIX, List.of(new DiscKind(1, 2, 2, 3), new DiscKind(2, 3, 1, 1)), 1);
    }

    private static double area(DMatrixRMaj h, int phase) {
        return Arrays.stream(h.data, phase * h.getNumCols(), (phase + 1) * h.getNumCols())
                .sum();
    }

    /** A disc of radius 1.9 that is centred on a pixel covers 9 pixels, one of 1.0 covers 5. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void discsAreWholeAndApart(long seed) {
        DMatrixRMaj h = new ScatteredDiscs(
                        MATRIX, List.of(new DiscKind(1, 4, 1.9, 1.9), new DiscKind(2, 6, 1, 1)), seed)
                .abundances(new ImageShape(40, 50));
        assertThat(area(h, 1)).isEqualTo(36);
        assertThat(area(h, 2)).isEqualTo(30);
    }

    @Test
    void saysWhenThereIsNoRoom() {
        ScatteredDiscs crowded = new ScatteredDiscs(MATRIX, List.of(new DiscKind(1, 9, 5, 5)), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crowded.abundances(new ImageShape(20, 20)))
                .withMessageContaining("no room for disc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crowded.abundances(new ImageShape(5, 20)))
                .withMessageContaining("no room for disc 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScatteredDiscs(MATRIX, List.of(new DiscKind(3, 1, 1, 1)), 1));
    }
}
