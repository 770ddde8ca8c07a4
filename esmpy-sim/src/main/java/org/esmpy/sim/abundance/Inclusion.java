package org.esmpy.sim.abundance;

/**
 * Something of one phase inside another.
 *
 * @param phase index of the included phase; at least 0
 * @param map   how much of it is where
 */
public record Inclusion(int phase, AbundanceMap map) {
    public Inclusion {
        if (phase < 0) {
            throw new IllegalArgumentException("a phase has an index of at least 0, got " + phase);
        }
    }
}
