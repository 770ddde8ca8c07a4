package org.esmpy.physics.continuum;

import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Provenance;

/**
 * Kramers' law: the photons per energy are (E0 - E)/E (H.A. Kramers, Phil. Mag. 46 (1923) 836,
 * doi:10.1080/14786442308565244). Derived for thick targets; over 0.2 to 20 keV within 9 % of thin-target tables of
 * Seltzer and Berger at 100 to 300 keV.
 */
final class Kramers implements Continuum {
    @Override
    public String id() {
        return "kramers";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "H.A. Kramers, Phil. Mag. 46 (1923) 836-871",
                "https://doi.org/10.1080/14786442308565244",
                "one term",
                "x/E, x = E0 - E",
                "0.2 to 20 keV, beam 100 to 300 keV; 9 % against Seltzer and Berger",
                "the factor Z is left to the coefficient");
    }

    @Override
    public List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen) {
        double beam = new PhotonRange(beamKeV, topKeV).beamKeV();
        return List.of(new ContinuumTerm("kramers", PhotonRange.below(beam, energy -> (beam - energy) / energy)));
    }
}
