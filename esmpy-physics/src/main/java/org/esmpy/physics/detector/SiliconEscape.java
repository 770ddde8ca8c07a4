package org.esmpy.physics.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.PhotonOrigin;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.Subshell;

/**
 * Adds the escape peaks of silicon to a response. Of the photons absorbed above the K edge of silicon, the share
 *
 * <pre>
 * f = ω/2 (1 - 1/J) [1 - (µ_K/µ_E) ln(1 + µ_E/µ_K)]
 * </pre>
 *
 * is recorded with the energy of a silicon K photon missing, because that photon left through the front. ω is the K
 * yield, J the jump ratio, µ_K and µ_E the total attenuation of silicon for its own K photon and the incident one
 * (S.J.B. Reed and N.G. Ware, J. Phys. E 5 (1972) 582; normal incidence, thick detector). The rest goes to the main
 * peak: no photon is lost. Photons of a continuum are moved in the same way.
 */
final class SiliconEscape implements DetectorResponse {
    /** Atomic number of the detector. */
    static final int SILICON = 14;

    private static final double SILICON_K_KEV = 1.740;

    private final RelaxationData relaxation;
    private final DetectorResponse peak;
    private final MassAttenuation attenuation;
    private final double edgeKeV;
    private final double frontShare;
    private final double ownCm2PerG;

    SiliconEscape(DetectorResponse peak, MassAttenuation attenuation, RelaxationData relaxation) {
        this.relaxation = relaxation;
        this.peak = peak;
        this.attenuation = attenuation;
        this.edgeKeV = relaxation.edgeKeV(SILICON, Subshell.K);
        this.frontShare = relaxation.fluorescenceYield(SILICON, Subshell.K)
                / 2
                * (1 - 1 / relaxation.jumpRatio(SILICON, Subshell.K));
        this.ownCm2PerG = attenuation.totalCm2PerG(SILICON, SILICON_K_KEV);
    }

    @Override
    public String id() {
        return peak.id() + "-escape";
    }

    @Override
    public List<Parameter> parameters() {
        return peak.parameters();
    }

    @Override
    public SiliconEscape withParameters(Map<String, Double> values) {
        return new SiliconEscape(peak.withParameters(values), attenuation, relaxation);
    }

    @Override
    public Provenance provenance() {
        Provenance inner = peak.provenance();
        return new Provenance(
                inner.citation() + "; S.J.B. Reed, N.G. Ware, J. Phys. E 5 (1972) 582-584",
                (inner.link() + " https://doi.org/10.1088/0022-3735/5/6/029").strip(),
                inner.version() + ", escape with " + attenuation.id(),
                inner.equation()
                        + "; of it the share f = ω/2 (1 - 1/J) [1 - (µ_K/µ_E) ln(1 + µ_E/µ_K)] is recorded 1.740 keV"
                        + " lower, with yield ω and jump ratio J of the K shell of silicon and its attenuation µ_K for its"
                        + " own K photon and µ_E for the incident one",
                "silicon detectors, normal incidence, thick active layer",
                inner.deviations());
    }

    @Override
    public double fraction(double lineKeV, double fromKeV, double toKeV) {
        double escaped = escapedShare(lineKeV);
        double main = peak.fraction(lineKeV, fromKeV, toKeV);
        return escaped == 0
                ? main
                : (1 - escaped) * main + escaped * peak.fraction(lineKeV - SILICON_K_KEV, fromKeV, toKeV);
    }

    @Override
    public double[] fractions(double lineKeV, double[] edgesKeV) {
        double[] fractions = peak.fractions(lineKeV, edgesKeV);
        double escaped = escapedShare(lineKeV);
        if (escaped > 0) {
            double[] lower = peak.fractions(lineKeV - SILICON_K_KEV, edgesKeV);
            for (int i = 0; i < fractions.length; i++) {
                fractions[i] = (1 - escaped) * fractions[i] + escaped * lower[i];
            }
        }
        return fractions;
    }

    @Override
    public List<PhotonOrigin> continuumOrigins(double recordedKeV) {
        List<PhotonOrigin> origins = new ArrayList<>();
        for (PhotonOrigin origin : peak.continuumOrigins(recordedKeV)) {
            double own = origin.energyKeV();
            double parent = own + SILICON_K_KEV;
            origins.add(new PhotonOrigin(own, origin.share() * (1 - escapedShare(own))));
            if (parent > edgeKeV) {
                origins.add(new PhotonOrigin(parent, origin.share() * escapedShare(parent)));
            }
        }
        return List.copyOf(origins);
    }

    @Override
    public double lowestKeV(double lineKeV) {
        return peak.lowestKeV(lineKeV > edgeKeV ? lineKeV - SILICON_K_KEV : lineKeV);
    }

    @Override
    public double highestKeV(double lineKeV) {
        return peak.highestKeV(lineKeV);
    }

    @Override
    public double fwhmKeV(double lineKeV) {
        return peak.fwhmKeV(lineKeV);
    }

    /** f, 0 up to the K edge of silicon. */
    private double escapedShare(double lineKeV) {
        if (!(lineKeV > edgeKeV)) {
            return 0;
        }
        double ratio = attenuation.totalCm2PerG(SILICON, lineKeV) / ownCm2PerG;
        return frontShare * (1 - Math.log1p(ratio) / ratio);
    }
}
