package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/**
 * Makes the start {@code nndsvda}: non-negative double singular value decomposition whose zeros are replaced by the
 * mean count of a channel of a pixel (Boutsidis and Gallopoulos 2008, doi:10.1016/j.patcog.2007.09.010, variant
 * NNDSVDa). Public so that it can be bound by type; usually taken from an
 * {@link org.esmpy.solver.catalog.InitializerCatalog}.
 */
public final class NndsvdaInitializer implements Initializer {
    @Override
    public String id() {
        return "nndsvda";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        return Nndsvd.factors(problem, basis, random, ZeroFill.MEAN);
    }
}
