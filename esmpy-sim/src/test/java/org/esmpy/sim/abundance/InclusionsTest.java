package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class InclusionsTest extends AbundanceGeneratorContract {
    private static final double ROUNDING = 1e-15;

    @Override
    protected AbundanceGenerator generator() {
        return new Inclusions(
                3,
                1,
                List.of(
                        new Inclusion(0, Ellipsoid.sphere(10, 12, 9, 0.5)),
                        new Inclusion(2, new Wedge(2, 3, new ImageShape(20, 25), 0.1, 0.4)),
                        new Inclusion(2, new Disc(15, 15, 4, 0.1))));
    }

    @Test
    void ofOnePhaseAddUp() {
        AbundanceMap half = new Disc(0, 0, 1, 0.5);
        DMatrixRMaj h = new Inclusions(2, 0, List.of(new Inclusion(1, half), new Inclusion(1, half)))
                .abundances(new ImageShape(1, 3));
        assertThat(h.data).containsExactly(new double[] {0, 0, 1, 1, 1, 0}, within(ROUNDING));
    }

    @Test
    void leaveTheRestToTheMatrix() {
        DMatrixRMaj h = new Inclusions(1, 0, List.of()).abundances(new ImageShape(2, 2));
        assertThat(h.data).containsExactly(1, 1, 1, 1);
    }

    @Test
    void refuseToFillAPixelMoreThanOnce() {
        Inclusions tooMuch = new Inclusions(
                3, 0, List.of(new Inclusion(1, new Disc(1, 2, 1, 0.7)), new Inclusion(2, new Disc(2, 2, 0.5, 0.5))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tooMuch.abundances(new ImageShape(4, 5)))
                .withMessageContaining("row 2, column 2 sum to 1.2");
    }

    @Test
    void refuseAnInclusionOfTheMatrixOrOfNoPhase() {
        AbundanceMap map = new Disc(0, 0, 1, 0.5);
        for (int phase : new int[] {0, 2}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Inclusions(2, 0, List.of(new Inclusion(phase, map))))
                    .withMessageContaining("got phase " + phase);
        }
        assertThatThrownBy(() -> new Inclusions(2, 2, List.of())).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
