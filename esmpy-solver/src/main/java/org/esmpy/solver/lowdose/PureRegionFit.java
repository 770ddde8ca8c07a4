package org.esmpy.solver.lowdose;

import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.kernel.Fma;

/**
 * Whether pure regions look like their phases: the log-likelihood ratio of the columns of G fitted freely to the region
 * against the phase, both scaled to the region's counts. For the true phase twice the ratio is a χ² of at most C degrees
 * of freedom (Wilks 1938, doi:10.1214/aoms/1177732360).
 */
final class PureRegionFit {
    private final ExposedProblem problem;
    private final ExposedCounts regions;
    private final DMatrixRMaj free;

    PureRegionFit(ExposedProblem problem, Workers workers) {
        this.problem = problem;
        this.regions = PixelBins.ofRegions(problem.map());
        this.free = problem.map().pure().isEmpty()
                ? new DMatrixRMaj(0, 0)
                : Concentrations.of(regions, problem.g(), workers);
    }

    /** What the ratio of a true phase exceeds only by this many standard deviations, nats. */
    double noiseNats(double standardDeviations) {
        double degrees = problem.g().getNumCols();
        return (degrees + standardDeviations * Math.sqrt(2 * degrees)) / 2;
    }

    /** How much better other weights explain the region of each phase that has one, nats. */
    Map<Integer, Double> ratiosNats(DMatrixRMaj w) {
        Map<Integer, Double> nats = new TreeMap<>();
        for (int p = 0; p < free.getNumRows(); p++) {
            if (regions.pure().isPure(p)) {
                int phase = regions.pure().phaseOf(p);
                double[] better = new double[w.getNumRows()];
                double[] found = new double[w.getNumRows()];
                for (int c = 0; c < found.length; c++) {
                    better[c] = free.unsafe_get(p, c);
                    found[c] = w.unsafe_get(c, phase);
                }
                nats.put(phase, ratio(p, spectrum(better), spectrum(found)));
            }
        }
        return nats;
    }

    /** Whether all regions look like their phases but for noise. */
    boolean agrees(DMatrixRMaj w, double standardDeviations) {
        return ratiosNats(w).values().stream().allMatch(nats -> nats <= noiseNats(standardDeviations));
    }

    private double ratio(int pixel, double[] rates, double[] others) {
        double[] sum = new double[1];
        regions.counts()
                .forEach(pixel, (channel, count) -> sum[0] += count * Math.log(rates[channel] / others[channel]));
        return sum[0];
    }

    /** Spectrum with sum 1. */
    private double[] spectrum(double[] weights) {
        double[] rates = new double[problem.g().getNumRows()];
        double total = 0;
        for (int l = 0; l < rates.length; l++) {
            for (int c = 0; c < weights.length; c++) {
                rates[l] = Fma.of(problem.g().unsafe_get(l, c), weights[c], rates[l]);
            }
            total += rates[l];
        }
        for (int l = 0; l < rates.length; l++) {
            rates[l] /= total;
        }
        return rates;
    }
}
