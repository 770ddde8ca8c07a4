package org.esmpy.physics.attenuation;

import org.esmpy.physics.Provenance;
import org.esmpy.physics.UnsupportedRangeException;

/** The source and the range of validity of the attenuation tables made from xraylib. */
final class Xraylib4Range {
    static final double LOWEST_KEV = 0.1;
    static final double HIGHEST_KEV = 800;
    private static final int LAST_Z = 98;

    private Xraylib4Range() {}

    static Provenance provenance(String equation, String deviations) {
        return new Provenance(
                "T. Schoonjans et al., Spectrochim. Acta B 66 (2011) 776-784, xraylib",
                "https://doi.org/10.1016/j.sab.2011.09.011",
                "xraylib 4.1.4",
                equation,
                "Z = 1 to 98, 0.1 to 800 keV",
                deviations);
    }

    static void checkElement(String id, int z) {
        if (z < 1 || z > LAST_Z) {
            throw new UnsupportedRangeException(id + " has no attenuation for Z = " + z + "; it covers 1 to " + LAST_Z);
        }
    }

    static void checkEnergy(String id, double energyKeV) {
        if (!(energyKeV >= LOWEST_KEV && energyKeV <= HIGHEST_KEV)) {
            throw new UnsupportedRangeException(
                    id + " has no attenuation at " + energyKeV + " keV; it covers 0.1 to 800 keV");
        }
    }
}
