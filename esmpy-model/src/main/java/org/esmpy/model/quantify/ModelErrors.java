package org.esmpy.model.quantify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;

/**
 * Estimates the errors of a composition beyond counting. It draws uncertain quantities at random: ionisation
 * cross-sections with yields, the mass per area that absorbs, and layers in front of the detector. Each of these changes
 * the lines of a shell, and {@link FamilyEffect} holds how the lines change the amounts that a fit finds. Errors of
 * counting are added to the fractions, which may become negative by them; then the intervals are cut at 0 and 1, so that
 * the interval of a pure element reaches 1. Intervals contain the fitted value. The contact of the detector is known to
 * half of its usual thickness.
 */
public final class ModelErrors {
    private static final int DRAWS = 2000;
    /** Share of the draws on each side of a 95 % interval. */
    private static final double TAIL = 0.025;

    private final MassAttenuation attenuation;
    private final double[] sines;
    private final MassThickness thickness;
    private final CrossSectionErrors crossSectionErrors;
    private final List<UncertainLayer> layers;

    /**
     * @param sines sine of the take-off angle of each detector
     * @param found layers in front of the detector that were found, beside its contact
     */
    public ModelErrors(
            MassAttenuation attenuation,
            double[] sines,
            MassThickness thickness,
            CrossSectionErrors crossSectionErrors,
            List<UncertainLayer> found) {
        this.attenuation = attenuation;
        this.sines = sines.clone();
        this.thickness = thickness;
        this.crossSectionErrors = crossSectionErrors;
        this.layers =
                Stream.concat(Stream.of(UncertainLayer.CONTACT), found.stream()).toList();
    }

    /**
     * Errors of the elements of a phase, in their order.
     *
     * @param phase    its composition, which absorbs
     * @param elements its elements
     * @param families effects of the lines of these and other elements on them
     */
    public OfPhase of(Composition phase, List<CountedElement> elements, List<FamilyEffect> families) {
        double[][] crossSections = draws(phase, elements, families, EnumSet.of(Cause.CROSS_SECTIONS));
        double[][] absorption = draws(phase, elements, families, EnumSet.of(Cause.ABSORPTION));
        double[][] behindLayers = draws(phase, elements, families, EnumSet.of(Cause.LAYERS));
        double[][] model = draws(phase, elements, families, EnumSet.complementOf(EnumSet.of(Cause.COUNTING)));
        double[][] all = draws(phase, elements, families, EnumSet.allOf(Cause.class));
        List<List<PairError>> pairs = pairs(elements, model, all);
        List<FractionError> errors = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            double byCrossSections = deviation(crossSections[i]);
            double byAbsorption = deviation(absorption[i]);
            double byLayers = deviation(behindLayers[i]);
            String largest = byCrossSections >= Math.max(byAbsorption, byLayers)
                    ? "cross-sections"
                    : byAbsorption >= byLayers ? "thickness" : "detector window";
            double[] interval = interval(all[i], elements.get(i).fraction());
            errors.add(new FractionError(
                    deviation(model[i]), Math.max(0, interval[0]), Math.min(1, interval[1]), largest));
        }
        return new OfPhase(errors, pairs);
    }

    /** Ends of the interval that holds 95 % of the draws, and the fitted value: it may be one without absorption. */
    private static double[] interval(double[] draws, double fitted) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new double[] {
            Math.min(fitted, sorted[(int) (TAIL * DRAWS)]), Math.max(fitted, sorted[(int) ((1 - TAIL) * DRAWS)])
        };
    }

    private static List<List<PairError>> pairs(List<CountedElement> elements, double[][] model, double[][] all) {
        double[][] correlations = correlations(model);
        List<List<PairError>> pairs = new ArrayList<>();
        for (int i = 0; i < correlations.length; i++) {
            List<PairError> ofElement = new ArrayList<>();
            for (int j = 0; j < correlations.length; j++) {
                double[] interval = interval(
                        ratios(all[i], all[j]),
                        elements.get(i).fraction() / elements.get(j).fraction());
                ofElement.add(new PairError(correlations[i][j], interval[0], interval[1]));
            }
            pairs.add(ofElement);
        }
        return pairs;
    }

    private static double[] ratios(double[] first, double[] second) {
        double[] ratios = new double[first.length];
        for (int d = 0; d < ratios.length; d++) {
            ratios[d] = Math.max(0, first[d]) / Math.max(0, second[d]);
        }
        return ratios;
    }

    private static double[][] correlations(double[][] draws) {
        double[] mean = new double[draws.length];
        double[] deviation = new double[draws.length];
        for (int i = 0; i < draws.length; i++) {
            mean[i] = Arrays.stream(draws[i]).average().orElse(0);
            deviation[i] = deviation(draws[i]);
        }
        double[][] correlations = new double[draws.length][draws.length];
        for (int i = 0; i < draws.length; i++) {
            for (int j = 0; j < draws.length; j++) {
                double sum = 0;
                for (int d = 0; d < DRAWS; d++) {
                    sum += (draws[i][d] - mean[i]) * (draws[j][d] - mean[j]);
                }
                double both = deviation[i] * deviation[j];
                correlations[i][j] = both > 0 ? sum / DRAWS / both : Double.NaN;
            }
        }
        return correlations;
    }

    /**
     * Errors of a phase.
     *
     * @param elements of its elements, in their order
     * @param pairs    of each element with each, in their order
     */
    public record OfPhase(List<FractionError> elements, List<List<PairError>> pairs) {
        public OfPhase {
            elements = List.copyOf(elements);
            pairs = pairs.stream().map(List::copyOf).toList();
        }
    }

    /** Causes of errors of fractions. */
    private enum Cause {
        CROSS_SECTIONS,
        ABSORPTION,
        LAYERS,
        COUNTING
    }

    private double[][] draws(
            Composition phase, List<CountedElement> elements, List<FamilyEffect> families, Set<Cause> causes) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
        double[][] draws = new double[elements.size()][DRAWS];
        double[] atoms = new double[elements.size()];
        List<Known> known =
                families.stream().map(family -> known(phase, family)).toList();
        double[] missing = new double[families.size()];
        double[] shifts = new double[layers.size()];
        Effects effects = Effects.of(elements, families);
        for (int d = 0; d < DRAWS; d++) {
            double gPerCm2 = thickness.quantileGPerCm2(random.nextDouble());
            for (int i = 0; i < shifts.length; i++) {
                shifts[i] = random.nextGaussian() * layers.get(i).errorGPerCm2();
            }
            for (int f = 0; f < missing.length; f++) {
                double deviation = random.nextGaussian();
                missing[f] = missing(known.get(f), causes, deviation, shifts, gPerCm2);
            }
            double sum = 0;
            for (int i = 0; i < atoms.length; i++) {
                atoms[i] = Math.max(0, elements.get(i).fraction() * effects.factor(i, missing));
                sum += atoms[i];
            }
            for (int i = 0; i < atoms.length; i++) {
                double counted = random.nextGaussian() * elements.get(i).countingError();
                draws[i][d] = (sum > 0 ? atoms[i] / sum : 0) + (causes.contains(Cause.COUNTING) ? counted : 0);
            }
        }
        return draws;
    }

    /**
     * The effects of families of lines on the amounts of elements.
     *
     * @param onAmounts per element and family, as in {@link FamilyEffect#onAmounts()}
     * @param own       per element and family: whether these lines are the element's
     */
    private record Effects(double[][] onAmounts, boolean[][] own) {
        static Effects of(List<CountedElement> elements, List<FamilyEffect> families) {
            double[][] onAmounts = new double[elements.size()][families.size()];
            boolean[][] own = new boolean[elements.size()][families.size()];
            for (int i = 0; i < onAmounts.length; i++) {
                Element element = elements.get(i).element();
                for (int f = 0; f < onAmounts[i].length; f++) {
                    onAmounts[i][f] = families.get(f).on(element);
                    own[i][f] = families.get(f).element().equals(element);
                }
            }
            return new Effects(onAmounts, own);
        }

        /**
         * The factor by which the amount of an element changes. Its own lines multiply the amount. Lines of other
         * elements that overlap with them add or subtract in proportion to those elements, however little there is of
         * the element itself.
         */
        double factor(int element, double[] missing) {
            double byOwn = 0;
            double byOthers = 0;
            for (int f = 0; f < missing.length; f++) {
                double change = onAmounts[element][f] * missing[f];
                if (own[element][f]) {
                    byOwn += change;
                } else {
                    byOthers += change;
                }
            }
            return Math.exp(byOwn) + byOthers;
        }
    }

    /** Logarithm of the factor by which the lines of a shell are stronger in the model than in truth. */
    private double missing(Known known, Set<Cause> causes, double deviation, double[] shifts, double gPerCm2) {
        double missing = 0;
        if (causes.contains(Cause.CROSS_SECTIONS)) {
            missing += deviation * known.crossSectionError;
        }
        if (causes.contains(Cause.ABSORPTION)) {
            missing += Math.log(known.escaped / MassThickness.escaped(known.cm2PerG, sines, gPerCm2));
        }
        if (causes.contains(Cause.LAYERS)) {
            for (int i = 0; i < shifts.length; i++) {
                missing += known.layersCm2PerG[i] * shifts[i];
            }
        }
        return missing;
    }

    private Known known(Composition phase, FamilyEffect family) {
        double cm2PerG = attenuation.totalCm2PerG(phase, family.lineKeV());
        return new Known(
                cm2PerG,
                crossSectionErrors.of(family.element(), family.shell(), family.lineKeV()),
                MassThickness.escaped(cm2PerG, sines, thickness.assumedGPerCm2()),
                layers.stream()
                        .mapToDouble(layer -> attenuation.totalCm2PerG(layer.composition(), family.lineKeV()))
                        .toArray());
    }

    /**
     * What is known of the lines of a shell and equal in all draws.
     *
     * @param cm2PerG           attenuation by the phase
     * @param crossSectionError relative error of their cross-sections
     * @param escaped           share of them that leaves the film as it was fitted
     * @param layersCm2PerG     attenuation by each layer in front of the detector
     */
    private record Known(double cm2PerG, double crossSectionError, double escaped, double[] layersCm2PerG) {}

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }
}
