package org.esmpy.physics.continuum;

import org.esmpy.physics.Continuum;

/** The bremsstrahlung models that come with this module. */
public final class Continua {
    private Continua() {}

    /**
     * Lifshin's law in two terms, whose non-negative combinations are all its non-negative spectra; the default; id
     * {@code lifshin}.
     */
    public static Continuum lifshin() {
        return new Lifshin();
    }

    /**
     * 1/E times the Bernstein polynomials of a degree, {@code degree + 1} terms; id {@code bernstein-2} and so on.
     *
     * @param degree at least 1 and at most 9; 2 follows tabulated thin-target spectra to 0.9 % over 0.2 to 20 keV
     */
    public static Continuum bernstein(int degree) {
        return new Bernstein(degree);
    }

    /**
     * The screened Born approximation summed over the atoms of the specimen, one term; id
     * {@code screened-bethe-heitler}.
     */
    public static Continuum screenedBetheHeitler() {
        return new ScreenedBetheHeitler();
    }

    /** Kramers' law, one term; id {@code kramers}. */
    public static Continuum kramers() {
        return new Kramers();
    }
}
