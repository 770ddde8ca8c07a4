package org.esmpy.solver.internal.error;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The Fisher information of the counts of one phase about its weights and about the amount of one added spectrum, as if
 * it were known which counts are of the phase: {@code A_ij = n·Σ_l s_li·s_lj/d_l}, with the amount n of the phase, its
 * spectrum d, and the spectra s of its columns with weights above 0 and, as the last, of what is added. Parameters are
 * relative to the present amounts.
 */
public final class PhaseInformation {
    /** Share of the largest entry that is added to the diagonal, for columns that depend on each other. */
    private static final double RIDGE = 1e-9;

    private final DMatrixRMaj parts;
    private final DMatrixRMaj matrix;

    private PhaseInformation(DMatrixRMaj parts, DMatrixRMaj matrix) {
        this.parts = parts;
        this.matrix = matrix;
    }

    /**
     * @param g      G of the phase, L×C
     * @param w      W, C×K
     * @param d      spectra of all phases, L×K
     * @param phase  k
     * @param amount n, in units of the spectrum
     * @param added  the spectrum that is added, length L
     */
    public static PhaseInformation of(
            DMatrixRMaj g, DMatrixRMaj w, DMatrixRMaj d, int phase, double amount, double[] added) {
        int[] free = IntStream.range(0, w.getNumRows())
                .filter(c -> w.unsafe_get(c, phase) > 0)
                .toArray();
        int size = free.length + 1;
        DMatrixRMaj parts = new DMatrixRMaj(added.length, size);
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        for (int l = 0; l < added.length; l++) {
            int row = l * size;
            double rate = d.unsafe_get(l, phase);
            for (int i = 0; i < free.length; i++) {
                parts.data[row + i] = g.unsafe_get(l, free[i]) * w.unsafe_get(free[i], phase);
            }
            parts.data[row + size - 1] = added[l];
            for (int i = 0; i < size * size && rate > 0; i++) {
                matrix.data[i] += amount / rate * parts.data[row + i / size] * parts.data[row + i % size];
            }
        }
        return new PhaseInformation(parts, matrix);
    }

    /**
     * The inverse: variances and covariances of the parameters, the added spectrum last.
     *
     * @param known further information about the amount of the added spectrum
     * @return empty if the matrix cannot be inverted
     */
    public Optional<DMatrixRMaj> covariance(double known) {
        DMatrixRMaj a = matrix.copy();
        int last = a.getNumRows() - 1;
        a.add(last, last, known);
        double ridge = RIDGE * CommonOps_DDRM.elementMaxAbs(a);
        for (int i = 0; i <= last; i++) {
            a.add(i, i, ridge);
        }
        DMatrixRMaj inverse = a.createLike();
        return CommonOps_DDRM.invertSPD(a, inverse) ? Optional.of(inverse) : Optional.empty();
    }

    /** {@code Σ_l r_l·s_li} for each parameter i. */
    public double[] sums(double[] r) {
        int size = parts.getNumCols();
        double[] sums = new double[size];
        for (int l = 0; l < r.length; l++) {
            for (int i = 0; i < size; i++) {
                sums[i] += r[l] * parts.data[l * size + i];
            }
        }
        return sums;
    }
}
