package org.esmpy.sim.abundance;

/**
 * Describes a group of spheres with one range of radii, each with a core of one phase in a shell of another.
 *
 * @param core        index of the phase of the core; at least 0
 * @param shell       index of the phase of the shell; that of the core for spheres of one phase
 * @param coreShare   radius of the core in units of that of the sphere, above 0 to 1
 * @param count       how many there are; at least 1
 * @param minRadiusPx smallest radius, pixels; positive
 * @param maxRadiusPx largest radius, pixels; at least the smallest
 */
public record ParticleKind(int core, int shell, double coreShare, int count, double minRadiusPx, double maxRadiusPx) {
    public ParticleKind {
        if (core < 0 || shell < 0 || count < 1 || !(coreShare > 0 && coreShare <= 1)) {
            throw new IllegalArgumentException("particles need phases of at least 0, a number of at least 1 and a core"
                    + " above 0 and up to 1 radius, got phases " + core + " and " + shell + ", " + count
                    + " particles, a core of " + coreShare);
        }
        if (!(minRadiusPx > 0) || !(maxRadiusPx >= minRadiusPx) || maxRadiusPx == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("particles need finite radii above 0 pixels, got " + minRadiusPx + " to "
                    + maxRadiusPx + " pixels");
        }
    }
}
