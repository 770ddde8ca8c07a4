package org.esmpy.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.solver.internal.kernel.SimplexMultiplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The update of one pixel on the simplex, with numerators as they occur near convergence. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SimplexMultiplierBenchmark {
    private static final int PIXELS = 1000;

    /** K. */
    @Param({"3", "8"})
    public int phases;

    private double[][] numerators;
    private double[] sums;
    private double[] out;

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        sums = random.doubles(phases, 40, 60).toArray();
        numerators = new double[PIXELS][];
        for (int p = 0; p < PIXELS; p++) {
            numerators[p] = random.doubles(phases, 0, 100.0 / phases).toArray();
        }
        out = new double[phases];
    }

    @Benchmark
    @OperationsPerInvocation(PIXELS)
    public double[] solve() {
        for (double[] n : numerators) {
            SimplexMultiplier.solve(n, sums, phases, 1, out, 0);
        }
        return out;
    }
}
