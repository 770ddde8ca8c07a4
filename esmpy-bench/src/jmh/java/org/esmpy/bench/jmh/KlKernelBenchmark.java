package org.esmpy.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pass over the counts of a map of 1980 channels with each kernel, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KlKernelBenchmark {
    /** K; 9 and 12 take the general kernels. */
    @Param({"1", "2", "3", "4", "5", "6", "7", "8", "9", "12"})
    public int phases;

    /** Height and width of the map; less on a busy machine, where only short passes go uninterrupted. */
    @Param("64")
    public int side;

    /** Mean counts per pixel. */
    @Param({"50", "500"})
    public double dose;

    private CountPasses passes;
    private double[] d;
    private double[] ht;
    private double[] numeratorH;
    private double[] numeratorD;

    @Setup
    public void fill() {
        CountMatrix counts = new SpeedScene(side, 1980, 16, 3, dose, 0.5, 1).counts();
        SplittableRandom random = new SplittableRandom(2);
        passes = new CountPasses(counts, phases, Workers.single());
        d = random.doubles((long) counts.channels() * CountPasses.stride(phases), 0.01, 0.1)
                .toArray();
        ht = random.doubles((long) counts.pixels() * phases, 0.1, 1).toArray();
        numeratorH = new double[ht.length];
        numeratorD = new double[d.length];
    }

    /** DᵀR and the objective. */
    @Benchmark
    public double numeratorH() {
        return passes.numeratorH(d, ht, numeratorH);
    }

    /** R·Hᵀ. */
    @Benchmark
    public double[] numeratorD() {
        passes.numeratorD(d, ht, numeratorD);
        return numeratorD;
    }
}
