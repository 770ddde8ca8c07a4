package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class TernaryFieldTest extends AbundanceGeneratorContract {
    @Override
    protected AbundanceGenerator generator() {
        return new TernaryField(0.1, 0.8);
    }

    @Test
    void cornersOfTheImageAreThoseOfTheField() {
        DMatrixRMaj h = generator().abundances(new ImageShape(3, 3));
        assertThat(h.get(0, 0)).isEqualTo(0.1);
        assertThat(h.get(2, 0)).isCloseTo(0.9, within(1e-12));
        assertThat(h.get(0, 2)).isCloseTo(0.8, within(1e-12));
        assertThat(h.get(1, 6)).isCloseTo(0.8, within(1e-12));
        assertThat(h.get(2, 6)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void refusesALowAboveTheHigh() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TernaryField(0.3, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> new TernaryField(0.3, 0.8));
    }
}
