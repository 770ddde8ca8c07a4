package org.esmpy.bench.jmh;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A fit by {@code newton} from a k-means start to a certified 0.01 nat: 2000 channels, 20 columns of G, abundances on the
 * simplex.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class NewtonFitBenchmark {
    private static final double CERTIFIED_NATS = 0.01;
    private static final int LIMIT = 200;

    /** Height and width, pixels. */
    @Param({"128"})
    public int side;

    /** Mean counts per pixel. */
    @Param({"50", "200", "500"})
    public double dose;

    /** K. */
    @Param({"3"})
    public int phases;

    /** Largest abundance of all phases but the first. */
    @Param({"0.5"})
    public double purity;

    /** Seed of the map. */
    @Param({"1", "2", "3"})
    public long seed;

    @Param({"1"})
    public int threads;

    private Problem problem;
    private Factors start;

    @Setup
    public void start() {
        problem = new SpeedScene(side, 2000, 20, phases, dose, purity, seed).problem();
        start = InitializerCatalog.defaults()
                .get("kmeans")
                .initialize(problem, Optional.of(basis(problem)), new SplittableRandom(1));
    }

    @Benchmark
    public double fit() {
        var result = Fit.of(problem, SolverCatalog.defaults().create("newton"))
                .start(start)
                .until(StoppingRules.anyOf(StoppingRules.certified(CERTIFIED_NATS), StoppingRules.iterations(LIMIT)))
                .threads(threads)
                .run();
        if (result.stopReason() != StopReason.CERTIFIED) {
            throw new IllegalStateException("not certified after " + LIMIT + " iterations");
        }
        return result.objectiveNats();
    }

    private static Basis basis(Problem problem) {
        return problem.model().map(SpectralModel::initialBasis).orElseThrow();
    }
}
