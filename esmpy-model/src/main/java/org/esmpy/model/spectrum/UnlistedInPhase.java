package org.esmpy.model.spectrum;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.physics.Element;

/**
 * An element that was found beside those of the specimen, but whose lines follow the phases as those of grid and holder
 * cannot, so that it belongs to a phase. Grid and holder emit where a wide beam hits them, the same in every pixel, or
 * where electrons hit them that the specimen scattered, as Z² (Rutherford). Compared are pixels, not spectra of phases: a
 * support below particles is in all pixels, and would have everything that all pixels emit.
 *
 * @param element    the element
 * @param phase      the phase in whose pixels most of it is, 0 … K−1
 * @param share      of the counts there that its lines are
 * @param otherPhase a phase in whose pixels least of it is
 * @param otherShare the same share there
 */
public record UnlistedInPhase(Element element, int phase, double share, int otherPhase, double otherShare) {
    /** Factor that the rules for grid and holder may be wrong by: they leave out angles, holes and shadows. */
    private static final double BEYOND = 3;

    /** Standard errors by which an amount may be wrong. */
    private static final double SIGMAS = 3;

    /**
     * The elements of these that follow the phases.
     *
     * @param found   elements that are not of the specimen
     * @param basis   G, of all phases or of each
     * @param factors W and H
     */
    public static List<UnlistedInPhase> of(Collection<Element> found, Basis basis, Factors factors) {
        Places places = Places.of(basis, factors);
        return found.stream()
                .map(element -> of(element, basis, places))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<UnlistedInPhase> of(Element element, Basis basis, Places places) {
        return IntStream.range(0, basis.size())
                .filter(c -> basis.columns().get(c) instanceof BasisColumn.Excluded excluded
                        && excluded.element().equals(element))
                .mapToObj(places::amounts)
                .filter(amounts -> amounts.stream().anyMatch(amount -> amount.counts > SIGMAS * amount.error))
                .findFirst() // the columns of an element come in the order K, L, M; soft lines overlap with others
                .flatMap(amounts -> most(element, places, amounts));
    }

    private static Optional<UnlistedInPhase> most(Element element, Places places, List<Amount> amounts) {
        double[] shares = IntStream.range(0, amounts.size())
                .mapToDouble(k -> amounts.get(k).counts / places.counts[k])
                .toArray();
        return IntStream.range(0, shares.length)
                .boxed()
                .flatMap(much -> IntStream.range(0, shares.length)
                        .filter(little -> isMoreThanStray(places, amounts, much, little))
                        .mapToObj(little -> new UnlistedInPhase(element, much, shares[much], little, shares[little])))
                .max(Comparator.comparingDouble(UnlistedInPhase::share)
                        .thenComparing(Comparator.comparingDouble(UnlistedInPhase::otherShare)
                                .reversed()));
    }

    private static boolean isMoreThanStray(Places places, List<Amount> amounts, int much, int little) {
        Amount most = amounts.get(much);
        Amount least = amounts.get(little);
        double factor = (most.counts - SIGMAS * most.error) / (least.counts + SIGMAS * least.error);
        double scattered = places.scattering[much] / places.scattering[little];
        return factor > BEYOND && factor > BEYOND * scattered;
    }

    /** Counts of lines per pixel, with their standard error. */
    private record Amount(double counts, double error) {}

    /**
     * The pixels of each phase: all pixels, each with the share of its counts that are of the phase.
     *
     * @param basis      G, of all phases or of each
     * @param weights    of each phase, of the columns of G in all pixels together
     * @param models     expected counts of each phase in all pixels together, K×L
     * @param near       the part of all that a phase j has, per pixel of the phase k: K×K, k × j
     * @param counts     per pixel of each phase
     * @param scattering Σ Z² of the atoms per pixel of each phase, in the unit of W
     */
    private record Places(
            Basis basis, double[][] weights, double[][] models, double[][] near, double[] counts, double[] scattering) {
        static Places of(Basis basis, Factors factors) {
            int phases = factors.phases();
            double[][] weights = new double[phases][];
            double[][] models = new double[phases][];
            double[] counts = new double[phases];
            double[] scattering = new double[phases];
            for (int k = 0; k < phases; k++) {
                weights[k] = factors.totalWeights(k);
                models[k] = model(basis.ofPhase(k), weights[k]);
                counts[k] = Arrays.stream(models[k]).sum();
                scattering[k] = scattering(basis, weights[k]);
            }
            double[][] near = near(counts, factors);
            return new Places(basis, weights, models, near, product(near, counts), product(near, scattering));
        }

        /** Counts of a column of G per pixel of each phase. */
        List<Amount> amounts(int column) {
            double[] all = new double[weights.length];
            double[] variances = new double[weights.length];
            for (int k = 0; k < all.length; k++) {
                double[] shape = basis.ofPhase(k).column(column);
                double sum = Arrays.stream(shape).sum();
                all[k] = weights[k][column] * sum;
                variances[k] = variance(shape, models[k], sum);
            }
            return IntStream.range(0, all.length)
                    .mapToObj(k -> new Amount(
                            product(near, all)[k],
                            Math.sqrt(IntStream.range(0, all.length)
                                    .mapToDouble(j -> near[k][j] * near[k][j] * variances[j])
                                    .sum())))
                    .toList();
        }

        /** As if nothing else overlapped with the lines, {@code 1 / (sum over l of g²/model)}, and of one count more. */
        private static double variance(double[] shape, double[] model, double sum) {
            double information = 0;
            for (int l = 0; l < shape.length; l++) {
                information += shape[l] > 0 ? shape[l] * shape[l] / model[l] : 0;
            }
            return 1 + sum * sum / information;
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

        private static double[][] near(double[] counts, Factors factors) {
            int phases = counts.length;
            double[] abundances = new double[phases];
            for (int k = 0; k < phases; k++) {
                for (int p = 0; p < factors.h().getNumCols(); p++) {
                    abundances[k] += factors.h().unsafe_get(k, p);
                }
            }
            double[][] near = new double[phases][phases];
            double[] pixels = new double[phases];
            double[] part = new double[phases];
            for (int p = 0; p < factors.h().getNumCols(); p++) {
                double sum = 0;
                for (int k = 0; k < phases; k++) {
                    part[k] = abundances[k] > 0 ? factors.h().unsafe_get(k, p) / abundances[k] : 0;
                    sum += part[k] * counts[k];
                }
                for (int k = 0; k < phases && sum > 0; k++) {
                    double share = part[k] * counts[k] / sum;
                    pixels[k] += share;
                    for (int j = 0; j < phases; j++) {
                        near[k][j] += share * part[j];
                    }
                }
            }
            for (int k = 0; k < phases; k++) {
                for (int j = 0; j < phases; j++) {
                    near[k][j] /= pixels[k];
                }
            }
            return near;
        }

        private static double[] product(double[][] matrix, double[] values) {
            return Arrays.stream(matrix)
                    .mapToDouble(row -> IntStream.range(0, row.length)
                            .mapToDouble(j -> row[j] * values[j])
                            .sum())
                    .toArray();
        }
    }
}
