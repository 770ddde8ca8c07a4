package org.esmpy.physics.continuum;

import static org.assertj.core.api.Assertions.assertThat;

import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumContract;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;

class KramersTest extends ContinuumContract {
    @Override
    protected Continuum source() {
        return Continua.kramers();
    }

    @Test
    void isTheRestOverTheEnergy() {
        assertThat(source().terms(200, 20, Composition.pure(Element.of("Si"))))
                .singleElement()
                .satisfies(term -> assertThat(term.perKeV().applyAsDouble(10)).isEqualTo(19));
    }
}
