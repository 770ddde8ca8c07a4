package org.esmpy.physics.detector;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/**
 * The width of a peak by electronic noise and by the statistics of electron-hole pairs in silicon:
 *
 * <pre>
 * FWHM² = noise² + 8 ln 2 · F · eps · E
 * </pre>
 *
 * with the Fano factor F, by default 0.12 (published values 0.115 to 0.122; incomplete collection of charge acts like a
 * larger one), and eps = 3.64 eV per pair (3.64 to 3.66 eV).
 *
 * @param fwhmMnKaEV  full width at half maximum at Mn Kα, eV
 * @param fanoFactor  F
 * @param noiseSquaredKeV2 square of the full width that the electronics alone make, keV²
 */
record FanoWidth(double fwhmMnKaEV, double fanoFactor, double noiseSquaredKeV2) implements PeakWidth {
    private static final String FWHM_MN_KA_EV = "fwhmMnKaEV";
    private static final String FANO_FACTOR = "fanoFactor";
    private static final double KEV_PER_EV = 1e-3;
    private static final double STATISTICS_KEV = 8 * Math.log(2) * DetectorResponses.PAIR_KEV;

    static FanoWidth ofMnKa(double fwhmMnKaEV, double fanoFactor) {
        if (!(fanoFactor > 0 && fanoFactor < 1)) {
            throw new IllegalArgumentException("the Fano factor must lie between 0 and 1, got " + fanoFactor);
        }
        double fwhmKeV = fwhmMnKaEV * KEV_PER_EV;
        double statistics = STATISTICS_KEV * fanoFactor * DetectorResponses.MN_KA_KEV;
        double noiseSquared = fwhmKeV * fwhmKeV - statistics;
        if (!(fwhmMnKaEV > 0 && noiseSquared > 0 && noiseSquared < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the width at Mn Ka must be finite and above the %.1f eV of silicon without noise, got %s eV",
                    Math.sqrt(statistics) / KEV_PER_EV,
                    fwhmMnKaEV));
        }
        return new FanoWidth(fwhmMnKaEV, fanoFactor, noiseSquared);
    }

    @Override
    public String id() {
        return "fano-gaussian";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "U. Fano, Phys. Rev. 72 (1947) 26-29",
                "https://doi.org/10.1103/PhysRev.72.26",
                "FWHM " + fwhmMnKaEV + " eV at Mn Ka, F = " + fanoFactor + ", ε = 3.64 eV",
                "Gaussian integrated over the channel, FWHM² = noise² + 8 ln2 F ε E",
                "silicon detectors",
                "");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        FWHM_MN_KA_EV, "full width at half maximum at Mn Ka, eV", 0, Double.MAX_VALUE, fwhmMnKaEV),
                new Parameter(FANO_FACTOR, "Fano factor", 0, 1, fanoFactor));
    }

    @Override
    public FanoWidth withParameters(Map<String, Double> values) {
        return ofMnKa(values.get(FWHM_MN_KA_EV), values.get(FANO_FACTOR));
    }

    @Override
    public double fwhmKeV(double lineKeV) {
        return Math.sqrt(noiseSquaredKeV2 + STATISTICS_KEV * fanoFactor * Math.max(0, lineKeV));
    }
}
