package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/**
 * {@code nndsvdar}: non-negative double singular value decomposition whose zeros are filled with small random numbers
 * (Boutsidis and Gallopoulos 2008, doi:10.1016/j.patcog.2007.09.010, variant NNDSVDar). Instead of shares of one constant
 * they are shares of the mean spectrum and of the mean abundance, and are added to what is not 0 too.
 * Public so that it can be bound by type; usually taken from an {@link org.esmpy.solver.catalog.InitializerCatalog}.
 */
public final class NndsvdarInitializer implements Initializer {
    @Override
    public String id() {
        return "nndsvdar";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        return Nndsvd.factors(problem, basis, random, ZeroFill.RANDOM);
    }
}
