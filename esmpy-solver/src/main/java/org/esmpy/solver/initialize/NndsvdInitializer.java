package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/**
 * Makes the start {@code nndsvd}: non-negative double singular value decomposition with its zeros (Boutsidis and
 * Gallopoulos 2008, doi:10.1016/j.patcog.2007.09.010), for solvers that can leave them. Public so that it can be bound
 * by type; usually taken from an {@link org.esmpy.solver.catalog.InitializerCatalog}.
 */
public final class NndsvdInitializer implements Initializer {
    @Override
    public String id() {
        return "nndsvd";
    }

    @Override
    public boolean mayHoldZeros() {
        return true;
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        return Nndsvd.factors(problem, basis, random, ZeroFill.KEPT);
    }
}
