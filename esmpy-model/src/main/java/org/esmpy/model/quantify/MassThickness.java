package org.esmpy.model.quantify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.attenuation.ThinFilm;

/**
 * The mass per area of a film, as a distribution. If it was given, its relative error is {@value #GIVEN_ERROR}, as
 * thickness measurements have. Otherwise foils for a beam of 80 to 300 keV are taken to be exponentially distributed
 * with a mean of {@value #USUAL_UG_PER_CM2} µg/cm² (100 nm of an oxide); every element whose soft lines are weakened by
 * absorption narrows the distribution.
 */
public final class MassThickness {
    /** Relative standard error of a mass per area that was given. */
    public static final double GIVEN_ERROR = 0.15;

    private static final double USUAL_UG_PER_CM2 = 50;
    private static final double G_PER_UG = 1e-6;
    private static final double AVOGADRO = 6.02214076e23;
    /** Steps of the distribution; without a given value they reach 360 µg/cm², beyond which lie 0.07 % of foils. */
    private static final int STEPS = 120;

    private static final double STEP_UG_PER_CM2 = 3;
    /** Standard deviations on both sides of a given value that the steps cover. */
    private static final double REACH_SIGMAS = 3;

    private final double given;
    private final double[] valuesGPerCm2;
    private final double[] cumulated;

    private MassThickness(double given, double[] valuesGPerCm2, double[] weights) {
        this.given = given;
        this.valuesGPerCm2 = valuesGPerCm2;
        this.cumulated = weights.clone();
        Arrays.parallelPrefix(cumulated, Double::sum);
    }

    /**
     * A film whose mass per area was given.
     *
     * @param gPerCm2 g/cm²; positive
     */
    public static MassThickness given(double gPerCm2) {
        double[] values = new double[STEPS];
        double[] weights = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double deviation = 2 * REACH_SIGMAS * (i + 0.5) / STEPS - REACH_SIGMAS;
            values[i] = gPerCm2 * (1 + GIVEN_ERROR * deviation);
            weights[i] = Math.exp(-deviation * deviation / 2);
        }
        return new MassThickness(gPerCm2, values, weights);
    }

    /**
     * A film of which nothing was given.
     *
     * @param film        its composition
     * @param attenuation of the film
     * @param sines       sine of the take-off angle of each detector
     * @param ratios      measured ratios of elements with soft and hard lines
     * @param dose        atoms per area from the number of counts, if the electrons and the solid angle are known
     */
    public static MassThickness unknown(
            Composition film,
            MassAttenuation attenuation,
            double[] sines,
            List<LineRatio> ratios,
            Optional<Dose> dose) {
        double[] values = new double[STEPS];
        double[] weights = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double ugPerCm2 = (i + 0.5) * STEP_UG_PER_CM2;
            values[i] = ugPerCm2 * G_PER_UG;
            double nats = ugPerCm2 / USUAL_UG_PER_CM2;
            for (LineRatio ratio : ratios) {
                double expected = escaped(film, attenuation, sines, values[i], ratio.softKeV())
                        / escaped(film, attenuation, sines, values[i], ratio.hardKeV());
                double deviation = Math.log(ratio.ratio() / expected) / ratio.relativeError();
                nats += deviation * deviation / 2;
            }
            if (dose.isPresent()) {
                double deviation = Math.log(dose.get().gPerCm2(film, attenuation, sines, values[i]) / values[i])
                        / Dose.RELATIVE_ERROR;
                nats += deviation * deviation / 2;
            }
            weights[i] = Math.exp(-nats);
        }
        return new MassThickness(0, values, weights);
    }

    /**
     * The amount of an element by its soft lines over that by its hard lines, before absorption is corrected.
     *
     * @param softKeV       strongest soft line, keV
     * @param hardKeV       strongest hard line, keV
     * @param ratio         positive
     * @param relativeError of the ratio, from cross-sections and counts
     */
    public record LineRatio(double softKeV, double hardKeV, double ratio, double relativeError) {}

    /**
     * The number of atoms per area from a known number of electrons, as in M. Watanabe and D.B. Williams (J. Microsc.
     * 221 (2006) 89, doi:10.1111/j.1365-2818.2006.01549.x) with measured factors in place of cross-sections. The error
     * is that of the current (some 10 %), of the solid angle (20 %: holder and grid hide part of it) and of
     * cross-sections of K lines (5 %).
     *
     * @param lines lines that elements are counted by
     */
    public record Dose(List<Counted> lines) {
        static final double RELATIVE_ERROR = 0.23;

        public Dose {
            lines = List.copyOf(lines);
        }

        /**
         * The amount of one element.
         *
         * @param element       the element
         * @param lineKeV       its strongest line, keV
         * @param atomsPerCm2   atoms per area without absorption, cm⁻²
         */
        public record Counted(Element element, double lineKeV, double atomsPerCm2) {}

        /** Mass per area of the elements, corrected for the absorption of a film of {@code absorbing} g/cm²; g/cm². */
        double gPerCm2(Composition film, MassAttenuation attenuation, double[] sines, double absorbing) {
            double sum = 0;
            for (Counted line : lines) {
                double atoms = line.atomsPerCm2 / escaped(film, attenuation, sines, absorbing, line.lineKeV);
                sum += atoms * line.element.atomicWeightU() / AVOGADRO;
            }
            return sum;
        }
    }

    /** This distribution for a fit that assumed a mass per area, g/cm². */
    public MassThickness assuming(double gPerCm2) {
        double[] weights = new double[cumulated.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = cumulated[i] - (i == 0 ? 0 : cumulated[i - 1]);
        }
        return new MassThickness(gPerCm2, valuesGPerCm2, weights);
    }

    /** Mass per area that the fit assumed, g/cm². */
    public double assumedGPerCm2() {
        return given;
    }

    /** Quantile of the distribution of the mass per area, g/cm². */
    public double quantileGPerCm2(double share) {
        double wanted = share * cumulated[cumulated.length - 1];
        int at = 0;
        while (at < cumulated.length - 1 && cumulated[at] < wanted) {
            at++;
        }
        return valuesGPerCm2[at];
    }

    /** Share of the photons of a line that leave a film, its mean over the detectors. */
    public static double escaped(
            Composition film, MassAttenuation attenuation, double[] sines, double gPerCm2, double lineKeV) {
        return escaped(attenuation.totalCm2PerG(film, lineKeV), sines, gPerCm2);
    }

    /** Share of the photons that leave a film which attenuates them by {@code cm2PerG}, its mean over the detectors. */
    static double escaped(double cm2PerG, double[] sines, double gPerCm2) {
        return Arrays.stream(sines)
                .map(sine -> ThinFilm.escapeFraction(cm2PerG * gPerCm2 / sine))
                .average()
                .orElse(1);
    }
}
