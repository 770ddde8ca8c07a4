package org.esmpy.physics.continuum;

import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Provenance;

/**
 * Lifshin's continuum, written so that non-negative coefficients give exactly its non-negative spectra. With x = E0 -
 * E,
 *
 * <pre>
 * b0: x / E0²        b1: x² / (E0² E)
 * </pre>
 *
 * Lifshin (1974) wrote a x/E + b x²/E, which is the same with b0 = a E0 and b1 = a E0 + b E0². The condition b0, b1 ≥ 0
 * means a + b x ≥ 0 at all photon energies; a, b ≥ 0 would exclude some of these spectra. Measured against thin-target
 * tables of Seltzer and Berger from 0.2 to 20 keV: within 0.9 % at 100 keV, 2.9 % at 200 keV, 3.7 % at 300 keV; up to
 * 4.2 % over 0.2 to 40 keV at 200 keV.
 */
final class Lifshin implements Continuum {
    @Override
    public String id() {
        return "lifshin";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "E. Lifshin, Proc. 9th National Conference on Electron Probe Analysis, Ottawa (1974)",
                "",
                "two terms",
                "b0 x/E0² + b1 x²/(E0² E), x = E0 - E",
                "0.2 to 20 keV, beam 60 to 300 keV; 4 % against Seltzer and Berger",
                "other coefficients than printed, so that non-negative ones give every non-negative spectrum");
    }

    @Override
    public List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen) {
        double beam = new PhotonRange(beamKeV, topKeV).beamKeV();
        double beamSquared = beam * beam;
        return List.of(
                new ContinuumTerm("b0", PhotonRange.below(beam, energy -> (beam - energy) / beamSquared)),
                new ContinuumTerm("b1", PhotonRange.below(beam, energy -> {
                    double rest = beam - energy;
                    return rest * rest / (beamSquared * energy);
                })));
    }
}
