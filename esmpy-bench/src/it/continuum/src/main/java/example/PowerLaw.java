package example;

import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Provenance;

/** Bremsstrahlung that falls as the photon energy E grows: {@code c(E) = 1/E} below the beam energy. */
public final class PowerLaw implements Continuum {
    @Override
    public String id() {
        return "power-law";
    }

    @Override
    public Provenance provenance() {
        return new Provenance("an example", "", "1", "c(E) = 1/E", "0 < E < beam energy", "");
    }

    @Override
    public List<ContinuumTerm> terms(double beamKeV, double topKeV, Composition specimen) {
        if (!(beamKeV > 0 && topKeV > 0 && topKeV <= beamKeV)) {
            throw new IllegalArgumentException(
                    "no continuum up to " + topKeV + " keV of a beam of " + beamKeV + " keV");
        }
        return List.of(new ContinuumTerm("power", keV -> keV > 0 && keV < beamKeV ? 1 / keV : 0));
    }
}
