package org.esmpy.model.spectrum;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.physics.Element;

/**
 * An element that was found beside those of the specimen, but whose lines follow the phases as those of grid and holder
 * cannot, so that it belongs to a phase. Grid and holder emit where a wide beam hits them, the same in every pixel, or
 * where electrons hit them that the phase scattered, as Z² (Rutherford).
 *
 * @param element    the element
 * @param phase      the phase that has most of it, 0 … K−1
 * @param share      of the counts of this phase that its lines are
 * @param otherPhase a phase that has least of it
 * @param otherShare the same share there
 */
public record UnlistedInPhase(Element element, int phase, double share, int otherPhase, double otherShare) {
    /** Factor that the rules for grid and holder may be wrong by: they leave out angles, holes and shadows. */
    private static final double BEYOND = 3;

    /** Standard errors by which a share may be wrong. */
    private static final double SIGMAS = 3;

    /**
     * The elements of these that follow the phases.
     *
     * @param found   elements that are not of the specimen
     * @param basis   G, of all phases or of each
     * @param factors W and H
     */
    public static List<UnlistedInPhase> of(Collection<Element> found, Basis basis, Factors factors) {
        List<Phase> phases = phases(basis, factors);
        return found.stream()
                .map(element -> of(element, basis, phases))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<UnlistedInPhase> of(Element element, Basis basis, List<Phase> phases) {
        return IntStream.range(0, basis.size())
                .filter(c -> basis.columns().get(c) instanceof BasisColumn.Excluded excluded
                        && excluded.element().equals(element))
                .boxed()
                .map(c -> phases.stream().map(phase -> phase.amount(c)).toList())
                .filter(UnlistedInPhase::isCounted)
                .findFirst() // the columns of an element come in the order K, L, M; soft lines overlap with others
                .flatMap(amounts -> most(element, phases, amounts));
    }

    private static boolean isCounted(List<Amount> amounts) {
        return amounts.stream().anyMatch(amount -> amount.counts > SIGMAS * amount.error);
    }

    private static Optional<UnlistedInPhase> most(Element element, List<Phase> phases, List<Amount> amounts) {
        return IntStream.range(0, phases.size())
                .boxed()
                .flatMap(much -> IntStream.range(0, phases.size())
                        .filter(little -> isMoreThanStray(
                                phases.get(much), amounts.get(much), phases.get(little), amounts.get(little)))
                        .mapToObj(little -> new UnlistedInPhase(
                                element,
                                much,
                                amounts.get(much).counts / phases.get(much).counts,
                                little,
                                amounts.get(little).counts / phases.get(little).counts)))
                .max(Comparator.comparingDouble(UnlistedInPhase::share)
                        .thenComparing(Comparator.comparingDouble(UnlistedInPhase::otherShare)
                                .reversed()));
    }

    private static boolean isMoreThanStray(Phase much, Amount most, Phase little, Amount least) {
        double counts = (most.counts - SIGMAS * most.error) / (least.counts + SIGMAS * least.error);
        double scattered = much.scattering / little.scattering;
        return counts > BEYOND * much.pixels / little.pixels && counts > BEYOND * scattered;
    }

    /** Counts of lines in a phase, with their standard error. */
    private record Amount(double counts, double error) {}

    /**
     * A phase.
     *
     * @param columns    of G that it has
     * @param weights    of these columns in all pixels together
     * @param model      its expected counts in all pixels together, length L
     * @param counts     their sum
     * @param pixels     sum over all pixels of its share of their counts
     * @param scattering Σ Z² of its atoms in all pixels, in the unit of W
     */
    private record Phase(
            Basis columns, double[] weights, double[] model, double counts, double pixels, double scattering) {
        /**
         * The error as if nothing else overlapped with the lines, {@code 1 / sqrt(sum over l of g²/model)}; at least one
         * count.
         */
        Amount amount(int column) {
            double[] shape = columns.column(column);
            double sum = Arrays.stream(shape).sum();
            double information = 0;
            for (int l = 0; l < shape.length; l++) {
                information += shape[l] > 0 ? shape[l] * shape[l] / model[l] : 0;
            }
            return new Amount(weights[column] * sum, Math.hypot(1, sum / Math.sqrt(information)));
        }
    }

    private static List<Phase> phases(Basis basis, Factors factors) {
        double[][] models = IntStream.range(0, factors.phases())
                .mapToObj(k -> model(basis.ofPhase(k), factors.totalWeights(k)))
                .toArray(double[][]::new);
        double[] counts = Stream.of(models)
                .mapToDouble(model -> Arrays.stream(model).sum())
                .toArray();
        double[] pixels = pixels(counts, factors);
        return IntStream.range(0, models.length)
                .mapToObj(k -> {
                    double[] weights = factors.totalWeights(k);
                    return new Phase(
                            basis.ofPhase(k), weights, models[k], counts[k], pixels[k], scattering(basis, weights));
                })
                .toList();
    }

    private static double[] model(Basis basis, double[] weights) {
        double[] model = new double[basis.channels()];
        for (int c = 0; c < weights.length; c++) {
            double[] column = basis.column(c);
            for (int l = 0; l < model.length; l++) {
                model[l] += weights[c] * column[l];
            }
        }
        return model;
    }

    private static double[] pixels(double[] counts, Factors factors) {
        int phases = counts.length;
        double[] abundances = new double[phases];
        for (int k = 0; k < phases; k++) {
            for (int p = 0; p < factors.h().getNumCols(); p++) {
                abundances[k] += factors.h().unsafe_get(k, p);
            }
        }
        double[] pixels = new double[phases];
        double[] here = new double[phases];
        for (int p = 0; p < factors.h().getNumCols(); p++) {
            double sum = 0;
            for (int k = 0; k < phases; k++) {
                here[k] = abundances[k] > 0 ? factors.h().unsafe_get(k, p) * counts[k] / abundances[k] : 0;
                sum += here[k];
            }
            for (int k = 0; k < phases; k++) {
                pixels[k] += sum > 0 ? here[k] / sum : 0;
            }
        }
        return pixels;
    }

    private static double scattering(Basis basis, double[] weights) {
        double scattering = 0;
        for (int[] ofElement : basis.columnsOfElements()) {
            int hardest = ofElement[ofElement.length - 1];
            int z = ((BasisColumn.Characteristic) basis.columns().get(hardest))
                    .element()
                    .z();
            scattering += weights[hardest] * z * z;
        }
        return scattering;
    }
}
