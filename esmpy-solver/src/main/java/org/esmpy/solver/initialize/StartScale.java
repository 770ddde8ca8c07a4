package org.esmpy.solver.initialize;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.quantify.KlProjection;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.start.StartValues;

/**
 * Provides what all starts share: the mean spectrum, the counts of a mean pixel to which each phase's spectrum sums,
 * the conversion of spectra into W, and the constraints.
 */
final class StartScale {
    /** Share of a mean pixel's counts that is spread over all entries of W, so that none is 0. */
    private static final double FLOOR = 1e-3;

    private final Problem problem;
    private final Optional<Basis> basis;
    private final double countsPerPixel;
    private final double[] mean;
    private final double[] columnSums;

    StartScale(Problem problem, Optional<Basis> basis) {
        this.problem = problem;
        this.basis = basis;
        this.columnSums = basis.map(Basis::columnSums).orElse(new double[0]);
        CountMatrix counts = problem.counts();
        this.countsPerPixel = problem.countsPerPixel();
        long[] totals = counts.channelTotals();
        this.mean = new double[totals.length];
        for (int l = 0; l < mean.length; l++) {
            mean[l] = (double) totals[l] / problem.seenPixels();
        }
    }

    /** Mean counts per pixel. */
    double countsPerPixel() {
        return countsPerPixel;
    }

    /** Mean spectrum, counts per channel and pixel; length L. Shared. */
    double[] mean() {
        return mean;
    }

    /** The mean spectrum as W of one phase, all entries positive. */
    double[] meanWeights() {
        DMatrixRMaj spectrum = new DMatrixRMaj(mean.length, 1);
        System.arraycopy(mean, 0, spectrum.data, 0, mean.length);
        return weights(spectrum).data;
    }

    /** W for given spectra (L×K, counts per channel of a pixel); without a model W is a copy of the spectra. */
    DMatrixRMaj projected(DMatrixRMaj spectra) {
        return basis.map(b -> new KlProjection(b).weights(spectra)).orElseGet(spectra::copy);
    }

    /** W for given spectra (L×K, counts per channel of a pixel), all entries positive. */
    DMatrixRMaj weights(DMatrixRMaj spectra) {
        DMatrixRMaj w = projected(spectra);
        for (int c = 0; c < w.getNumRows(); c++) {
            double floor = FLOOR * countsPerPixel / (w.getNumRows() * columnSum(c));
            for (int k = 0; k < w.getNumCols(); k++) {
                w.unsafe_set(c, k, w.unsafe_get(c, k) + floor);
            }
        }
        return w;
    }

    /** Scales every phase of W so that its spectrum has the counts of a mean pixel. */
    void normalize(DMatrixRMaj w) {
        for (int k = 0; k < w.getNumCols(); k++) {
            double sum = 0;
            for (int c = 0; c < w.getNumRows(); c++) {
                sum += columnSum(c) * w.unsafe_get(c, k);
            }
            for (int c = 0; c < w.getNumRows(); c++) {
                w.unsafe_set(c, k, w.unsafe_get(c, k) * countsPerPixel / sum);
            }
        }
    }

    /** Factors that obey the constraints of the problem. */
    Factors constrained(DMatrixRMaj w, DMatrixRMaj h) {
        StartValues values = new StartValues(new Factors(w, h), problem);
        return StartValues.factors(values.w(), values.ht(), problem.phases());
    }

    private double columnSum(int column) {
        return columnSums.length == 0 ? 1 : columnSums[column];
    }
}
