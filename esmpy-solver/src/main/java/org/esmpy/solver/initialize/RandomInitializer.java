package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/** Placeholder. */
public final class RandomInitializer implements Initializer {
    @Override
    public String id() {
        return "random";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        throw new UnsupportedOperationException("not there yet");
    }
}
