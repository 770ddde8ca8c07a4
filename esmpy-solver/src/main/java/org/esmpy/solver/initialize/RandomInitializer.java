package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/**
 * Makes the start {@code random}: W is the mean spectrum with every entry multiplied by an exponential variate, scaled
 * so that each phase alone would give a mean pixel its counts; the abundances are uniform on the simplex. Public so
 * that it can be bound by type; usually taken from an {@link org.esmpy.solver.catalog.InitializerCatalog}.
 */
public final class RandomInitializer implements Initializer {
    @Override
    public String id() {
        return "random";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        StartScale scale = new StartScale(problem, basis);
        int phases = problem.phases();
        double[] mean = scale.meanWeights();
        DMatrixRMaj w = new DMatrixRMaj(mean.length, phases);
        for (int i = 0; i < w.getNumElements(); i++) {
            w.data[i] = mean[i / phases] * exponential(random);
        }
        scale.normalize(w);
        DMatrixRMaj h = new DMatrixRMaj(phases, problem.counts().pixels());
        for (int p = 0; p < h.getNumCols(); p++) {
            double sum = 0;
            for (int k = 0; k < phases; k++) {
                h.unsafe_set(k, p, exponential(random));
                sum += h.unsafe_get(k, p);
            }
            for (int k = 0; k < phases; k++) {
                h.unsafe_set(k, p, h.unsafe_get(k, p) / sum);
            }
        }
        return scale.constrained(w, h);
    }

    /** Positive, for {@code nextDouble} may be 0 but not 1. */
    private static double exponential(RandomGenerator random) {
        return Double.MIN_NORMAL - Math.log1p(-random.nextDouble());
    }
}
