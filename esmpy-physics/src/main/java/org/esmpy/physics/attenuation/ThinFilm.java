package org.esmpy.physics.attenuation;

/** Self-absorption in a film that emits evenly over its depth. */
public final class ThinFilm {
    private ThinFilm() {}

    /**
     * Share of the photons that leave the film, {@code (1 - exp(-chi)) / chi}; 1 at {@code chi = 0}. Accurate to the
     * last digits for any {@code chi}.
     *
     * @param chi absorption over the longest path, (µ/ρ)·ρt / sin(take-off), dimensionless; at least 0
     * @return share, 0…1, dimensionless
     */
    public static double escapeFraction(double chi) {
        if (!(chi >= 0)) {
            throw new IllegalArgumentException("the absorption chi must be at least 0, got " + chi);
        }
        return chi == 0 ? 1 : -Math.expm1(-chi) / chi;
    }
}
