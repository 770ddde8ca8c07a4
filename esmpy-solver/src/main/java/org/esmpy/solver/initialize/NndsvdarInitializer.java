package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/**
 * Makes the start {@code nndsvdar}: non-negative double singular value decomposition whose zeros are filled with small
 * random numbers (Boutsidis and Gallopoulos 2008, doi:10.1016/j.patcog.2007.09.010, variant NNDSVDar). Unlike the
 * published ones, these numbers are shares of the mean spectrum and of the mean abundance, not of one constant, and are
 * added to all entries. Public so that it can be bound by type; usually taken from an
 * {@link org.esmpy.solver.catalog.InitializerCatalog}.
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
