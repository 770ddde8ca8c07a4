package org.esmpy.physics.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/**
 * A response that records a line as a Gaussian and a tail. The tail holds photons that were absorbed so near to the
 * front contact that part of their charge was lost. Of the photons with energy E the share absorbed within the depth d,
 *
 * <pre>
 * t = 1 - exp(-µ(E) d)
 * </pre>
 *
 * with the photoelectric attenuation µ of silicon, loses an exponentially distributed energy with the mean {@value
 * #LOSS} E. So soft lines and those just above the K edge of silicon have the strongest tails. The cause and the
 * dependence on µ are those of F. Scholze and M. Procop, X-Ray Spectrom. 38 (2009) 312, doi:10.1002/xrs.1165; the
 * exponential replaces their integral over the depth. The mean loss fits two detectors (of Bruker and of Thermo
 * Fisher), which both allow 0.07 to 0.15.
 */
final class IncompleteCollection implements DetectorResponse {
    private static final String COLLECTION_UM = "collectionUm";
    /** Mean loss, as a share of E. */
    private static final double LOSS = 0.1;

    /** Largest loss, as a share of E; the 1e-3 of the exponential that lie beyond it are left out. */
    private static final double MOST_LOST = 0.7;

    private final GaussianResponse gaussian;
    private final double depthUm;
    private final MassAttenuation attenuation;

    /**
     * @param depthUm d, µm; at least 0
     */
    IncompleteCollection(GaussianResponse gaussian, double depthUm, MassAttenuation attenuation) {
        if (!(depthUm >= 0 && Double.isFinite(depthUm))) {
            throw new IllegalArgumentException(
                    "the depth of incomplete charge collection must be finite and at least 0 um, got " + depthUm);
        }
        this.gaussian = gaussian;
        this.depthUm = depthUm;
        this.attenuation = attenuation;
    }

    @Override
    public String id() {
        return gaussian.id();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(gaussian.parameters());
        parameters.add(new Parameter(
                COLLECTION_UM, "depth of incomplete charge collection, um: the tails", 0, Double.MAX_VALUE, depthUm));
        return parameters;
    }

    @Override
    public IncompleteCollection withParameters(Map<String, Double> values) {
        return new IncompleteCollection(gaussian.withParameters(values), values.get(COLLECTION_UM), attenuation);
    }

    @Override
    public Provenance provenance() {
        Provenance peak = gaussian.provenance();
        if (depthUm == 0) {
            return peak;
        }
        return new Provenance(
                peak.citation() + "; F. Scholze, M. Procop, X-Ray Spectrom. 38 (2009) 312-321",
                (peak.link() + " https://doi.org/10.1002/xrs.1165").strip(),
                peak.version() + ", incomplete collection within " + depthUm + " um",
                peak.equation() + "; of it the share 1 - exp(-µ d) loses an exponentially distributed energy of mean "
                        + LOSS + " E",
                peak.range(),
                "an exponential tail instead of the integral over the depth");
    }

    @Override
    public double fraction(double lineKeV, double fromKeV, double toKeV) {
        if (!(toKeV >= fromKeV)) {
            throw new IllegalArgumentException(
                    "an energy interval must not end before it begins, got " + fromKeV + " to " + toKeV + " keV");
        }
        return fractions(lineKeV, new double[] {fromKeV, toKeV})[0];
    }

    @Override
    public double[] fractions(double lineKeV, double[] edgesKeV) {
        double share = tailShare(lineKeV);
        if (share == 0) {
            return gaussian.fractions(lineKeV, edgesKeV);
        }
        double lowest = lowestKeV(lineKeV);
        double sigma = gaussian.sigmaKeV(lineKeV);
        double slope = LOSS * lineKeV;
        double whole = 1 - share / 2 * Hypermet.exponential(lowest - lineKeV, sigma, slope);
        double from = Math.max(lowest, edgesKeV[0]);
        double below = Hypermet.exponential(from - lineKeV, sigma, slope);
        double[] fractions = new double[edgesKeV.length - 1];
        for (int i = 0; i < fractions.length; i++) {
            double to = Math.max(lowest, edgesKeV[i + 1]);
            double above = Hypermet.exponential(to - lineKeV, sigma, slope);
            double sum = gaussian.fraction(lineKeV, from, to) + share * (above - below) / 2;
            fractions[i] = Math.min(1, Math.max(0, sum / whole));
            from = to;
            below = above;
        }
        return fractions;
    }

    @Override
    public double lowestKeV(double lineKeV) {
        double peak = gaussian.lowestKeV(lineKeV);
        return tailShare(lineKeV) == 0 ? peak : Math.min(peak, lineKeV * (1 - MOST_LOST));
    }

    @Override
    public double highestKeV(double lineKeV) {
        return gaussian.highestKeV(lineKeV);
    }

    @Override
    public double fwhmKeV(double lineKeV) {
        return gaussian.fwhmKeV(lineKeV);
    }

    private double tailShare(double lineKeV) {
        if (depthUm == 0 || lineKeV < attenuation.lowestKeV()) {
            return 0;
        }
        double perUm = attenuation.photoelectricCm2PerG(SiliconEscape.SILICON, lineKeV)
                * Layer.SILICON_G_PER_CM3
                * Layer.CM_PER_UM;
        return -Math.expm1(-perUm * depthUm);
    }
}
