package org.esmpy.sim.abundance;

/**
 * The map of one phase that is included in another phase.
 *
 * @param phase index of the included phase; at least 0
 * @param map abundance of the included phase in each pixel
 */
public record Inclusion(int phase, AbundanceMap map) {
    public Inclusion {
        if (phase < 0) {
            throw new IllegalArgumentException("a phase has an index of at least 0, got " + phase);
        }
    }
}
