package org.esmpy.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The joint pass of expectation maximisation over a map of 2000 channels, with the objective, on one thread. The
 * counter {@code nonZeros} is stored counts per microsecond: its inverse times 1000 is nanoseconds per stored count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EmKernelBenchmark {
    /** K; 9 and 12 take the general kernels. */
    @Param({"2", "3", "4", "5", "6", "7", "8", "9", "12"})
    public int phases;

    /** Height and width of the map; less on a busy machine, where only short passes go uninterrupted. */
    @Param("64")
    public int side;

    /** Mean counts per pixel. */
    @Param({"50", "500"})
    public double dose;

    private CountPasses passes;
    private long stored;
    private double[] d;
    private double[] ht;
    private double[] numeratorH;
    private double[] numeratorD;

    @Setup
    public void fill() {
        CountMatrix counts = new SpeedScene(side, 2000, 20, 3, dose, 0.5, 1).counts();
        SplittableRandom random = new SplittableRandom(2);
        stored = counts.nonZeros();
        passes = new CountPasses(counts, phases, Workers.single());
        d = random.doubles((long) counts.channels() * CountPasses.stride(phases), 0.01, 0.1)
                .toArray();
        ht = random.doubles((long) counts.pixels() * phases, 0.1, 1).toArray();
        numeratorH = new double[ht.length];
        numeratorD = new double[d.length];
    }

    @Benchmark
    public double joint(Rate rate) {
        rate.nonZeros += stored;
        return passes.joint(d, ht, numeratorH, numeratorD);
    }

    /** Stored counts that were worked on. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Rate {
        public long nonZeros;
    }
}
