package org.esmpy.solver.lowdose;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.reduced.ReducedModel;

/** What counts tell about the logarithms of the weights above 0, once the abundances have answered to each change. */
final class WeightInformation {
    private WeightInformation() {}

    /**
     * {@code ½·log det(1 + J)}, J this information. A weight that makes n counts of its own adds {@code ½·log(1 + n)}, a
     * direction along which nothing is determined, 0.
     *
     * @param problem the counts
     * @param mixture weights, and the abundances that fit best
     */
    static double nats(ExposedProblem problem, Mixture mixture, Workers workers) {
        ExposedObjective exposed = new ExposedObjective(problem, workers);
        ReducedModel model = exposed.with(LogSparsity.none(), new double[0]).at(mixture.w().data, exposed.ht(mixture));
        double[] u = problem.weights().entries(mixture.w().data);
        double[] curvature = problem.weights().reduceBoth(model.curvature());
        int[] free = IntStream.range(0, u.length).filter(i -> u[i] > 0).toArray();
        DMatrixRMaj information = new DMatrixRMaj(free.length, free.length);
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                information.unsafe_set(i, j, u[free[i]] * u[free[j]] * curvature[free[i] * u.length + free[j]]);
            }
        }
        return nats(information);
    }

    /** Away from the minimum the curvature may be negative; there nothing is determined. */
    private static double nats(DMatrixRMaj information) {
        int size = information.getNumRows();
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, false, true);
        if (!eigen.decompose(information)) {
            throw new IllegalStateException("the information about " + size + " weights has no eigenvalues");
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log1p(Math.max(0, eigen.getEigenvalue(i).getReal())) / 2;
        }
        return sum;
    }
}
