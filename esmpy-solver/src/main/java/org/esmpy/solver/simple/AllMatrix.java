package org.esmpy.solver.simple;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;

/**
 * The plain method {@code matrix}: every pixel is the first phase, and every phase has the mean spectrum. A method that
 * scores worse than this has fitted noise.
 */
record AllMatrix() implements SimpleMethod {
    @Override
    public String id() {
        return "matrix";
    }

    @Override
    public String description() {
        return "nothing is found: all pixels are one phase with the mean spectrum";
    }

    @Override
    public boolean onSimplex() {
        return true;
    }

    @Override
    public Factors factorise(Problem problem, RandomGenerator random) {
        long[] totals = problem.counts().channelTotals();
        DMatrixRMaj w = new DMatrixRMaj(totals.length, problem.phases());
        for (int l = 0; l < totals.length; l++) {
            for (int k = 0; k < problem.phases(); k++) {
                w.set(l, k, (double) totals[l] / problem.seenPixels());
            }
        }
        DMatrixRMaj h = new DMatrixRMaj(problem.phases(), problem.counts().pixels());
        for (int p = 0; p < h.getNumCols(); p++) {
            h.set(0, p, 1);
        }
        return new Factors(w, h);
    }
}
