package org.esmpy.bench.study;

import java.math.BigDecimal;

/**
 * Identifies one fit of a study.
 *
 * @param phantom id of the phantom
 * @param dose    counts per pixel
 * @param seed    seed of the noise and of the fit
 * @param solver  name of the solver in the study
 */
public record StudyRun(String phantom, double dose, long seed, String solver) {
    /** The dose without trailing zeros: {@code 18}, {@code 0.5}. */
    public String doseText() {
        return doseText(dose);
    }

    /** A number of counts per pixel without trailing zeros. */
    public static String doseText(double dose) {
        return BigDecimal.valueOf(dose).stripTrailingZeros().toPlainString();
    }

    /** The run of another solver on the same map. */
    public StudyRun by(String other) {
        return new StudyRun(phantom, dose, seed, other);
    }

    @Override
    public String toString() {
        return solver + " at " + doseText() + " counts per pixel of " + phantom + ", seed " + seed;
    }
}
