package org.esmpy.bench.jmh;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One iteration of {@code mu} (H and W, with the objective, abundances on the simplex) on one thread: 128×128 pixels,
 * 1980 channels, 16 columns of G.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MuIterationBenchmark {
    /** Mean counts per pixel. */
    @Param({"50"})
    public double dose;

    /** K. */
    @Param({"3"})
    public int phases;

    private SolverRun run;

    @Setup
    public void start() {
        SpeedScene map = new SpeedScene(128, 1980, 16, phases, dose, 0.5, 1);
        Problem problem = map.problem();
        Basis basis = problem.model().map(SpectralModel::initialBasis).orElseThrow();
        Factors start = InitializerCatalog.defaults()
                .get("nndsvdar")
                .initialize(problem, Optional.of(basis), new SplittableRandom(1));
        Solver solver = SolverCatalog.defaults().create("mu");
        run = solver.start(solver.accept(problem), Optional.of(basis), start, Workers.single());
    }

    @Benchmark
    public double iteration() {
        run.step();
        return run.objectiveNats();
    }
}
