package org.esmpy.solver.internal.region;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.error.PhaseInformation;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;

/**
 * Weighs what speaks for the phases of an answer besides the counts that they describe: most of the regions of a phase
 * repeat it, or it lacks at least two elements of the map. It speaks half as much for a phase if regions repeat only a
 * part of it: where an abundance has a smooth maximum, as in the middle of a sphere, some regions always look alike. A
 * phase that is moved out along its valley stops where the weight of some element reaches 0, whether or not the phase
 * contains that element; two weights rarely reach 0 at the same point by chance. An element whose weight alone reached 0
 * therefore must not shorten the description, unless some regions repeat its phase.
 *
 * @param supported number of phases with evidence; one that regions repeat in part counts one half
 * @param endedCounts for each element whose weight alone reached 0 in a phase that no region repeats, the counts that it
 *     would have if its phase held as much of it as the map
 */
public record PhaseEvidence(double supported, List<Double> endedCounts) {
    /** What a phase counts that regions repeat in part. */
    private static final double IN_PART = 0.5;

    /** Weights of elements that must be 0 together: one more than always reaches 0. */
    private static final int TOGETHER = 2;

    /** Standard errors above which an element is detected in a phase that holds as much of it as the map. */
    private static final double SEEN = 3;

    /**
     * Looks for evidence.
     *
     * @param problem  what the phases describe, with G and exposures
     * @param elements columns of G of each element
     * @param mixture  the phases, and the abundances of the pixels of the problem
     * @param plateaus of the phases
     */
    public static PhaseEvidence of(
            ExposedProblem problem, List<int[]> elements, Mixture mixture, List<Plateaus.Plateau> plateaus) {
        double[] amounts = mixture.amounts(problem.map().exposures());
        DMatrixRMaj d = problem.bases().spectra(mixture.w());
        double[] mean = mean(mixture.w(), amounts);
        double supported = 0;
        List<Double> endedCounts = new ArrayList<>();
        for (int k = 0; k < amounts.length; k++) {
            int lacking = 0;
            double counts = 0;
            for (int[] columns : elements) {
                if (lacks(mixture.w(), k, columns)) {
                    double[] spectrum = spectrum(problem.bases().of(k), columns, mean);
                    boolean isSeen = isSeen(problem.bases().of(k), mixture.w(), d, k, amounts[k], spectrum);
                    lacking += isSeen ? 1 : 0;
                    counts = isSeen ? amounts[k] * sum(spectrum) : counts;
                }
            }
            Plateaus.Plateau plateau = plateaus.get(k);
            if (plateau.isDecided() || lacking >= TOGETHER) {
                supported++;
            } else if (plateau.isSeen()) {
                supported += IN_PART;
            } else if (lacking > 0) {
                endedCounts.add(counts);
            }
        }
        return new PhaseEvidence(supported, List.copyOf(endedCounts));
    }

    private static boolean lacks(DMatrixRMaj w, int phase, int[] columns) {
        for (int c : columns) {
            if (w.unsafe_get(c, phase) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Weights of the map, length C. */
    private static double[] mean(DMatrixRMaj w, double[] amounts) {
        double[] mean = new double[w.getNumRows()];
        double all = sum(amounts);
        for (int c = 0; c < mean.length; c++) {
            for (int k = 0; k < amounts.length; k++) {
                mean[c] += w.unsafe_get(c, k) * amounts[k] / all;
            }
        }
        return mean;
    }

    /** What an element would add to the spectrum of a phase that has as much of it as the map, length L. */
    private static double[] spectrum(DMatrixRMaj g, int[] columns, double[] mean) {
        double[] spectrum = new double[g.getNumRows()];
        for (int l = 0; l < spectrum.length; l++) {
            for (int c : columns) {
                spectrum[l] += g.unsafe_get(l, c) * mean[c];
            }
        }
        return spectrum;
    }

    /**
     * Whether an added spectrum would be detected beside the columns of a phase, if it were known which counts are of
     * the phase.
     */
    private static boolean isSeen(
            DMatrixRMaj g, DMatrixRMaj w, DMatrixRMaj d, int phase, double amount, double[] spectrum) {
        return PhaseInformation.of(g, w, d, phase, amount, spectrum)
                .covariance(0)
                .filter(covariance -> {
                    int last = covariance.getNumRows() - 1;
                    return SEEN * SEEN * covariance.get(last, last) < 1;
                })
                .isPresent();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
