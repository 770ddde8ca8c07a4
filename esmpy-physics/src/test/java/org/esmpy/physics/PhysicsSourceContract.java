package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What every physics source keeps.
 *
 * @param <T> interface of the quantity
 */
public abstract class PhysicsSourceContract<T extends PhysicsSource> {
    /** The source under test. */
    protected abstract T source();

    @Test
    public void idIsKebabCase() {
        assertThat(source().id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*").isEqualTo(source().id());
    }

    @Test
    public void provenanceNamesSourceVersionEquationAndRange() {
        Provenance provenance = source().provenance();
        assertThat(provenance.citation()).isNotBlank();
        assertThat(provenance.version()).isNotBlank();
        assertThat(provenance.equation()).isNotBlank();
        assertThat(provenance.range()).isNotBlank();
    }
}
