package org.esmpy.physics.detector;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.Provenance;

/**
 * Electronic noise and the statistics of electron-hole pairs in silicon:
 *
 * <pre>
 * FWHM² = noise² + 8 ln 2 · F · eps · E
 * </pre>
 *
 * with the Fano factor F = 0.12 (published values 0.115 to 0.122) and eps = 3.64 eV per pair (3.64 to 3.66 eV).
 *
 * @param fwhmMnKaEV  full width at half maximum at Mn Kα, eV
 * @param noiseSquaredKeV2 square of the full width that the electronics alone make, keV²
 */
record FanoWidth(double fwhmMnKaEV, double noiseSquaredKeV2) implements PeakWidth {
    private static final String FWHM_MN_KA_EV = "fwhmMnKaEV";
    private static final double MN_KA_KEV = 5.8988;
    private static final double FANO_FACTOR = 0.12;
    private static final double PAIR_KEV = 3.64e-3;
    private static final double KEV_PER_EV = 1e-3;
    private static final double STATISTICS_KEV = 8 * Math.log(2) * FANO_FACTOR * PAIR_KEV;

    static FanoWidth ofMnKa(double fwhmMnKaEV) {
        double fwhmKeV = fwhmMnKaEV * KEV_PER_EV;
        double noiseSquared = fwhmKeV * fwhmKeV - STATISTICS_KEV * MN_KA_KEV;
        if (!(fwhmMnKaEV > 0 && noiseSquared > 0 && noiseSquared < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the width at Mn Ka must be finite and above the %.1f eV of silicon without noise, got %s eV",
                    Math.sqrt(STATISTICS_KEV * MN_KA_KEV) / KEV_PER_EV,
                    fwhmMnKaEV));
        }
        return new FanoWidth(fwhmMnKaEV, noiseSquared);
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
                "FWHM " + fwhmMnKaEV + " eV at Mn Ka, F = " + FANO_FACTOR + ", ε = 3.64 eV",
                "Gaussian integrated over the channel, FWHM² = noise² + 8 ln2 F ε E",
                "silicon detectors",
                "");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(
                FWHM_MN_KA_EV, "full width at half maximum at Mn Ka, eV", 0, Double.MAX_VALUE, fwhmMnKaEV));
    }

    @Override
    public FanoWidth withParameters(Map<String, Double> values) {
        return ofMnKa(values.get(FWHM_MN_KA_EV));
    }

    @Override
    public double fwhmKeV(double lineKeV) {
        return Math.sqrt(noiseSquaredKeV2 + STATISTICS_KEV * Math.max(0, lineKeV));
    }
}
