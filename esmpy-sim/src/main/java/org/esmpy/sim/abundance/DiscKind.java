package org.esmpy.sim.abundance;

/**
 * Describes a group of round inclusions of one phase and one range of radii.
 *
 * @param phase       index of their phase; at least 0
 * @param count       how many there are; at least 1
 * @param minRadiusPx smallest radius, pixels; positive
 * @param maxRadiusPx largest radius, pixels; at least the smallest
 */
public record DiscKind(int phase, int count, double minRadiusPx, double maxRadiusPx) {
    public DiscKind {
        if (phase < 0 || count < 1 || !(minRadiusPx > 0) || !(maxRadiusPx >= minRadiusPx)) {
            throw new IllegalArgumentException(
                    "discs need a phase of at least 0, a number of at least 1 and radii above 0"
                            + " pixels, got phase " + phase + ", " + count + " discs, " + minRadiusPx + " to "
                            + maxRadiusPx
                            + " pixels");
        }
    }
}
