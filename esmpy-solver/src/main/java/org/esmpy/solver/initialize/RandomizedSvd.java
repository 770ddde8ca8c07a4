package org.esmpy.solver.initialize;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.internal.Fma;

/**
 * Computes the leading singular triplets of sparse counts by randomised subspace iteration (Halko, Martinsson and Tropp
 * 2011, doi:10.1137/090771806, algorithm 4.4). The counts are never made dense; memory is O((L+P)·rank).
 */
final class RandomizedSvd {
    /** Vectors beyond the rank, which make the leading ones accurate. */
    private static final int OVERSAMPLING = 6;

    /** Passes that separate the leading vectors from the noise. */
    private static final int POWER_ITERATIONS = 2;

    /** Share of a column's length below which what is left of it is rounding. */
    private static final double DEPENDENT = 1e-12;

    private final DMatrixRMaj left;
    private final DMatrixRMaj right;
    private final double[] values;

    private RandomizedSvd(DMatrixRMaj left, DMatrixRMaj right, double[] values) {
        this.left = left;
        this.right = right;
        this.values = values;
    }

    /** At most {@code rank} triplets, in descending order; fewer if the counts have fewer channels or pixels. */
    static RandomizedSvd of(CountMatrix counts, int rank, RandomGenerator random) {
        int width = Math.min(rank + OVERSAMPLING, Math.min(counts.channels(), counts.pixels()));
        DMatrixRMaj q = orthonormal(gaussian(counts.channels(), width, random));
        for (int i = 0; i < POWER_ITERATIONS; i++) {
            q = orthonormal(times(counts, transposedTimes(counts, q)));
        }
        return triplets(q, transposedTimes(counts, q), Math.min(rank, width));
    }

    /** Left singular vectors, L×rank. */
    DMatrixRMaj left() {
        return left;
    }

    /** Right singular vectors, P×rank; 0 where the singular value is 0. */
    DMatrixRMaj right() {
        return right;
    }

    /** Singular values, descending. */
    double[] values() {
        return values;
    }

    /** From Q and Z = XᵀQ: the eigenvectors of ZᵀZ turn Q into the left and Z into the scaled right vectors. */
    private static RandomizedSvd triplets(DMatrixRMaj q, DMatrixRMaj z, int rank) {
        int width = q.getNumCols();
        DMatrixRMaj gram = new DMatrixRMaj(width, width);
        CommonOps_DDRM.multTransA(z, z, gram);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
        if (!eigen.decompose(gram)) {
            throw new IllegalStateException(
                    "the eigenvalues of a " + width + " x " + width + " matrix did not converge");
        }
        int[] order = IntStream.range(0, width)
                .boxed()
                .sorted((a, b) -> Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[rank];
        DMatrixRMaj rotation = new DMatrixRMaj(width, rank);
        for (int j = 0; j < rank; j++) {
            values[j] = Math.sqrt(Math.max(0, eigen.getEigenvalue(order[j]).getReal()));
            CommonOps_DDRM.insert(eigen.getEigenVector(order[j]), rotation, 0, j);
        }
        DMatrixRMaj left = new DMatrixRMaj(q.getNumRows(), rank);
        DMatrixRMaj right = new DMatrixRMaj(z.getNumRows(), rank);
        CommonOps_DDRM.mult(q, rotation, left);
        CommonOps_DDRM.mult(z, rotation, right);
        for (int j = 0; j < rank; j++) {
            CommonOps_DDRM.scaleCol(values[j] > 0 ? 1 / values[j] : 0, right, j);
        }
        return new RandomizedSvd(left, right, values);
    }

    private static DMatrixRMaj gaussian(int rows, int columns, RandomGenerator random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = random.nextGaussian();
        }
        return matrix;
    }

    /**
     * An orthonormal basis of the columns by Gram and Schmidt, each column twice; columns that depend on others become
     * 0. Written out because a QR decomposition may give up on dependent columns.
     */
    private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
        for (int j = 0; j < matrix.getNumCols(); j++) {
            double before = norm(matrix, j);
            for (int i = 0; i < 2 * j; i++) {
                double inner = inner(matrix, i % j, j);
                for (int row = 0; row < matrix.getNumRows(); row++) {
                    matrix.add(row, j, -inner * matrix.unsafe_get(row, i % j));
                }
            }
            double after = norm(matrix, j);
            CommonOps_DDRM.scaleCol(after > DEPENDENT * before ? 1 / after : 0, matrix, j);
        }
        return matrix;
    }

    private static double norm(DMatrixRMaj matrix, int column) {
        return Math.sqrt(inner(matrix, column, column));
    }

    private static double inner(DMatrixRMaj matrix, int i, int j) {
        double sum = 0;
        for (int row = 0; row < matrix.getNumRows(); row++) {
            sum = Fma.of(matrix.unsafe_get(row, i), matrix.unsafe_get(row, j), sum);
        }
        return sum;
    }

    /** {@code XᵀQ}, P×width. */
    private static DMatrixRMaj transposedTimes(CountMatrix counts, DMatrixRMaj q) {
        int width = q.getNumCols();
        DMatrixRMaj z = new DMatrixRMaj(counts.pixels(), width);
        for (CountBlock block : counts.blocks()) {
            int[] start = block.start();
            for (int p = 0; p < block.pixels(); p++) {
                int to = (block.firstPixel() + p) * width;
                int many = block.manyStart()[p] - block.unitEnd()[p];
                for (int i = start[p]; i < start[p + 1]; i++) {
                    int count = i < block.unitEnd()[p] ? 1 : block.many()[many + i];
                    add(count, q.data, block.channel()[i] * width, z.data, to, width);
                }
            }
        }
        return z;
    }

    /** {@code XZ}, L×width. */
    private static DMatrixRMaj times(CountMatrix counts, DMatrixRMaj z) {
        int width = z.getNumCols();
        DMatrixRMaj y = new DMatrixRMaj(counts.channels(), width);
        for (CountBlock block : counts.blocks()) {
            int[] start = block.start();
            for (int p = 0; p < block.pixels(); p++) {
                int from = (block.firstPixel() + p) * width;
                int many = block.manyStart()[p] - block.unitEnd()[p];
                for (int i = start[p]; i < start[p + 1]; i++) {
                    int count = i < block.unitEnd()[p] ? 1 : block.many()[many + i];
                    add(count, z.data, from, y.data, block.channel()[i] * width, width);
                }
            }
        }
        return y;
    }

    private static void add(int count, double[] from, int at, double[] to, int position, int width) {
        for (int j = 0; j < width; j++) {
            to[position + j] = Fma.of(count, from[at + j], to[position + j]);
        }
    }
}
