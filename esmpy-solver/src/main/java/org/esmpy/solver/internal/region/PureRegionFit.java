package org.esmpy.solver.internal.region;

import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.point.Concentrations;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.PixelBins;

/**
 * Tests whether the spectra of pure regions agree with those of their phases, by the log-likelihood ratio of the
 * columns of the phase's G fitted freely to the region against the phase, both scaled to the region's counts. For the
 * true phase twice the ratio is a χ² of at most C degrees of freedom (Wilks 1938, doi:10.1214/aoms/1177732360).
 */
public final class PureRegionFit {
    private final ExposedProblem problem;
    private final ExposedCounts regions;
    private final DMatrixRMaj free;

    public PureRegionFit(ExposedProblem problem, Workers workers) {
        this.problem = problem;
        boolean isNone = problem.map().pure().isEmpty();
        this.regions = isNone ? problem.map() : PixelBins.ofRegions(problem.map());
        this.free = isNone ? new DMatrixRMaj(0, 0) : free(workers);
    }

    /** Weights of each region in the G of its phase, P×C. */
    private DMatrixRMaj free(Workers workers) {
        DMatrixRMaj all = Concentrations.of(regions, problem.g(), workers);
        for (int p = 0; p < all.getNumRows() && !problem.bases().isShared(); p++) {
            if (regions.pure().isPure(p)) {
                DMatrixRMaj g = problem.bases().of(regions.pure().phaseOf(p));
                CommonOps_DDRM.extract(Concentrations.of(regions, g, workers), p, p + 1, 0, g.getNumCols(), all, p, 0);
            }
        }
        return all;
    }

    /** Ratio that a true phase exceeds only if noise is larger than the given number of standard deviations, nats. */
    public double noiseNats(double standardDeviations) {
        double degrees = problem.g().getNumCols();
        return (degrees + standardDeviations * Math.sqrt(2 * degrees)) / 2;
    }

    /** How much better other weights explain the region of each phase that has one, nats. */
    public Map<Integer, Double> ratiosNats(DMatrixRMaj w) {
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
                DMatrixRMaj g = problem.bases().of(phase);
                nats.put(phase, ratio(p, spectrum(g, better), spectrum(g, found)));
            }
        }
        return nats;
    }

    /** Whether the ratios of all regions are within noise. */
    public boolean agrees(DMatrixRMaj w, double standardDeviations) {
        return ratiosNats(w).values().stream().allMatch(nats -> nats <= noiseNats(standardDeviations));
    }

    private double ratio(int pixel, double[] rates, double[] others) {
        double[] sum = new double[1];
        regions.counts()
                .forEach(pixel, (channel, count) -> sum[0] += count * Math.log(rates[channel] / others[channel]));
        return sum[0];
    }

    /** Spectrum with sum 1. */
    private static double[] spectrum(DMatrixRMaj g, double[] weights) {
        double[] rates = new double[g.getNumRows()];
        double total = 0;
        for (int l = 0; l < rates.length; l++) {
            for (int c = 0; c < weights.length; c++) {
                rates[l] = Fma.of(g.unsafe_get(l, c), weights[c], rates[l]);
            }
            total += rates[l];
        }
        for (int l = 0; l < rates.length; l++) {
            rates[l] /= total;
        }
        return rates;
    }
}
