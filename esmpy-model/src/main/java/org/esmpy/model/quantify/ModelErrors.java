package org.esmpy.model.quantify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;

/**
 * Errors of a composition beyond counting, by drawing what is not known: ionisation cross-sections with yields, the mass
 * per area that absorbs, and what is in front of the detector. Relative standard errors of emission cross-sections are 5 %
 * for K lines (the scatter of measured cross-sections about the tables of X. Llovet et al., J. Phys. Chem. Ref. Data 43
 * (2014) 013102, doi:10.1063/1.4832851), 15 % for L and 20 % for M lines, and 25 % for lines below 1 keV other than K,
 * which end in the valence band. Intervals hold the fitted value. The contact of the detector is known to half of its usual 30 nm of aluminium.
 */
public final class ModelErrors {
    private static final Map<Character, Double> BY_SHELL = Map.of('K', 0.05, 'L', 0.15, 'M', 0.2);
    private static final double VALENCE = 0.25;
    private static final double VALENCE_KEV = 1;
    private static final double CONTACT_ERROR_G_PER_CM2 = 0.5 * 30e-7 * 2.699;
    private static final int DRAWS = 2000;
    private static final double TAIL = 0.025;
    private static final Composition CONTACT = Composition.pure(Element.of("Al"));

    private final MassAttenuation attenuation;
    private final double[] sines;
    private final MassThickness thickness;

    /**
     * @param sines sine of the take-off angle of each detector
     */
    public ModelErrors(MassAttenuation attenuation, double[] sines, MassThickness thickness) {
        this.attenuation = attenuation;
        this.sines = sines.clone();
        this.thickness = thickness;
    }

    /** Relative standard error of the emission cross-section of a line. */
    public static double crossSectionError(char shell, double lineKeV) {
        return shell != 'K' && lineKeV < VALENCE_KEV ? VALENCE : BY_SHELL.getOrDefault(shell, VALENCE);
    }

    /**
     * Errors of the elements of a phase, in the order of its lines.
     *
     * @param phase its composition, which absorbs
     * @param lines what its elements were counted by
     */
    public List<FractionError> of(Composition phase, List<CountedLine> lines) {
        double[][] crossSections = draws(phase, lines, true, false, false, false);
        double[][] absorption = draws(phase, lines, false, true, false, false);
        double[][] contact = draws(phase, lines, false, false, true, false);
        double[][] model = draws(phase, lines, true, true, true, false);
        double[][] all = draws(phase, lines, true, true, true, true);
        List<FractionError> errors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            double byCrossSections = deviation(crossSections[i]);
            double byAbsorption = deviation(absorption[i]);
            double byContact = deviation(contact[i]);
            String largest = byCrossSections >= Math.max(byAbsorption, byContact)
                    ? "cross-sections"
                    : byAbsorption >= byContact ? "thickness" : "detector window";
            Arrays.sort(all[i]);
            double fitted = lines.get(i).fraction(); // a film of unknown thickness was fitted as if it had none
            errors.add(new FractionError(
                    deviation(model[i]),
                    Math.min(fitted, all[i][(int) (TAIL * DRAWS)]),
                    Math.max(fitted, all[i][(int) ((1 - TAIL) * DRAWS)]),
                    largest));
        }
        return errors;
    }

    private double[][] draws(
            Composition phase,
            List<CountedLine> lines,
            boolean crossSections,
            boolean absorption,
            boolean contact,
            boolean counting) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
        double[][] draws = new double[lines.size()][DRAWS];
        double[] atoms = new double[lines.size()];
        for (int d = 0; d < DRAWS; d++) {
            double gPerCm2 = thickness.quantileGPerCm2(random.nextDouble());
            double contactShift = random.nextGaussian() * CONTACT_ERROR_G_PER_CM2;
            double sum = 0;
            for (int i = 0; i < atoms.length; i++) {
                CountedLine line = lines.get(i);
                double a = line.fraction();
                double error = crossSectionError(line.shell(), line.lineKeV());
                a *= factor(crossSections, error * random.nextGaussian());
                a *= absorption ? correction(phase, line, gPerCm2) : 1;
                a *= factor(contact, attenuation.totalCm2PerG(CONTACT, line.lineKeV()) * contactShift);
                double counted = random.nextGaussian() * line.countingError();
                atoms[i] = Math.max(0, a + (counting ? counted : 0));
                sum += atoms[i];
            }
            for (int i = 0; i < atoms.length; i++) {
                draws[i][d] = sum > 0 ? atoms[i] / sum : 0;
            }
        }
        return draws;
    }

    private static double factor(boolean counts, double exponent) {
        return counts ? Math.exp(exponent) : 1;
    }

    /** By how much the atoms were counted too low if the film has another mass per area than the fit assumed. */
    private double correction(Composition phase, CountedLine line, double gPerCm2) {
        return MassThickness.escaped(phase, attenuation, sines, thickness.assumedGPerCm2(), line.lineKeV())
                / MassThickness.escaped(phase, attenuation, sines, gPerCm2, line.lineKeV());
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }
}
