package org.esmpy.bench.fit;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.settings.StartSettings;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/**
 * Starts a solver from W, H or both as files of an earlier fit hold them; another initializer makes a factor without
 * file.
 */
final class FileInitializer implements Initializer {
    private final StartSettings files;
    private final Initializer other;

    FileInitializer(StartSettings files, Initializer other) {
        this.files = files;
        this.other = other;
    }

    @Override
    public String id() {
        return other.id();
    }

    /** Whether factors that the other initializer makes hold zeros. Zeros in files are kept. */
    @Override
    public boolean mayHoldZeros() {
        return other.mayHoldZeros() && (files.w().isEmpty() || files.h().isEmpty());
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        FactorFiles factors = new FactorFiles(problem, basis);
        Optional<DMatrixRMaj> w = files.w().map(file -> factors.readW(file, OptionalDouble.empty()));
        Optional<DMatrixRMaj> h = files.h().map(factors::readH);
        if (w.isPresent() && h.isPresent()) {
            return new Factors(w.get(), h.get());
        }
        Factors made = other.initialize(problem, basis, random);
        return new Factors(w.orElse(made.w()), h.orElse(made.h()));
    }
}
