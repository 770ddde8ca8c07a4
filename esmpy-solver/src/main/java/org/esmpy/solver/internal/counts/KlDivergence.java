package org.esmpy.solver.internal.counts;

import java.util.Optional;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;

/** Computes the divergence of counts from their factors, also for solvers that minimise something else. */
public final class KlDivergence {
    private KlDivergence() {}

    /**
     * {@code Σ x·log(x/y) − x + y} with {@code Y = GWH}, nats; infinite if a count meets a rate of 0.
     *
     * @param basis G as the problem sees it; empty for G = I
     */
    public static double nats(Problem problem, Optional<Basis> basis, Factors factors, Workers workers) {
        int phases = problem.phases();
        int channels = problem.counts().channels();
        SpectraOperator operator = SpectraOperator.of(basis, channels);
        CountPasses passes = new CountPasses(problem.counts(), phases, workers);
        double[] w = factors.w().data;
        double[] ht = CommonOps_DDRM.transpose(factors.h(), null).data;
        double[] d = new double[channels * CountPasses.stride(phases)];
        operator.spectra(w, phases, d);
        double nats = passes.constantNats() - passes.numeratorH(d, ht, new double[ht.length]);
        double[] spectrumSums = operator.spectrumSums(w, phases);
        double[] abundanceSums = passes.abundanceSums(ht);
        for (int k = 0; k < phases; k++) {
            nats += spectrumSums[k] * abundanceSums[k];
        }
        return nats;
    }
}
