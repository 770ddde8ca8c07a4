package org.esmpy.solver.lowdose;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.SparseRows;
import org.esmpy.solver.internal.WeightErrors;

/**
 * Standard errors of phases that were fitted on bins, from the observed information of the likelihood (Efron and Hinkley
 * 1978, doi:10.1093/biomet/65.3.457) once the abundances have answered. What is exactly 0 counts as known: which
 * elements a phase lacks, and which phases a bin lacks. They are errors at one point of a valley, not along it.
 */
public final class PhaseErrors {
    private final WeightErrors weights;

    private PhaseErrors(WeightErrors weights) {
        this.weights = weights;
    }

    /**
     * The errors of a fit.
     *
     * @param problem what was fitted, on its bins
     * @param mixture the fit, near its minimum
     * @param workers who does parallel work
     */
    public static PhaseErrors of(ExposedProblem problem, Mixture mixture, Workers workers) {
        SparseRows g = new SparseRows(problem.g());
        double[] curvature = new WeightModel(problem.map(), g, mixture.phases(), workers)
                .at(mixture)
                .curvature();
        DMatrixRMaj w = mixture.w().copy();
        int columns = w.getNumRows();
        int size = w.getNumElements();
        double[] scale = new double[size];
        for (int i = 0; i < size; i++) {
            scale[i] = curvature[i * size + i];
        }
        int[] free = IntStream.range(0, size)
                .filter(i -> w.get(i % columns, i / columns) > 0 && scale[i] > 0)
                .toArray();
        return new PhaseErrors(new WeightErrors(w, free, curvature, scale, new BitSet()));
    }

    /** Standard errors of W, C×K. */
    public DMatrixRMaj ofW() {
        return weights.ofW();
    }

    /**
     * Standard error of a share {@code m[row]·W[row,k] / Σ_i m[i]·W[i,k]}, such as an atomic fraction.
     *
     * @param row     row of W
     * @param phase   k
     * @param measure m, length C: what a unit of weight counts; 0 for rows that are not part of the whole
     */
    public double ofShare(int row, int phase, double[] measure) {
        return weights.ofShare(row, phase, measure);
    }
}
