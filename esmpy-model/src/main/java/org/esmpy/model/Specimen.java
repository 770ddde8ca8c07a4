package org.esmpy.model;

/**
 * A thin film of uniform mass per area.
 *
 * @param massThicknessGPerCm2 thickness times density along the surface normal, g/cm²; 0 means that nothing is absorbed
 */
public record Specimen(double massThicknessGPerCm2) {
    private static final double CM_PER_NM = 1e-7;
    private static final double UG_PER_G = 1e6;

    /** Highest density, a little above osmium, the densest element (22.6); a larger number is probably a thickness. */
    private static final double MOST_G_PER_CM3 = 25;

    /** Thickest film, 0.1 mm, nm: electrons of a microscope do not get through more, and a larger number has another unit. */
    private static final double MOST_NM = 1e5;

    public Specimen {
        if (!(massThicknessGPerCm2 >= 0 && Double.isFinite(massThicknessGPerCm2))) {
            throw new IllegalArgumentException(
                    "a specimen needs a finite mass-thickness of at least 0 g/cm2, got " + massThicknessGPerCm2);
        }
    }

    /**
     * A film.
     *
     * @param thicknessNm    thickness, nm; positive and at most 10⁵
     * @param densityGPerCm3 density, g/cm³; positive and at most 25, which no solid exceeds
     */
    public static Specimen film(double thicknessNm, double densityGPerCm3) {
        if (!(thicknessNm > 0) || !(densityGPerCm3 > 0)) {
            throw new IllegalArgumentException("a film needs a positive thickness and density, got " + thicknessNm
                    + " nm and " + densityGPerCm3 + " g/cm3");
        }
        if (densityGPerCm3 > MOST_G_PER_CM3) {
            throw new IllegalArgumentException(
                    "no solid has a density of " + densityGPerCm3 + " g/cm3 (osmium: 22.6); got a thickness of "
                            + thicknessNm + " nm: give the thickness first, then the density");
        }
        if (thicknessNm > MOST_NM) {
            throw new IllegalArgumentException("a film of " + thicknessNm
                    + " nm is none that electrons go through (at most 1e5 nm); give the thickness in nm");
        }
        return new Specimen(thicknessNm * CM_PER_NM * densityGPerCm3);
    }

    /** Thickness times density, µg/cm². */
    public double massThicknessUgPerCm2() {
        return UG_PER_G * massThicknessGPerCm2;
    }

    /** A film so thin that no photon is absorbed in it. */
    public static Specimen unabsorbing() {
        return new Specimen(0);
    }
}
