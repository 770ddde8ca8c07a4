package org.esmpy.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.internal.kernel.LeastSquaresKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pass over the counts of 64×64 pixels and 1980 channels with the kernels of least squares, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LeastSquaresKernelBenchmark {
    @Param({"3", "8"})
    public int phases;

    /** Mean counts per pixel. */
    @Param({"50", "500"})
    public double dose;

    private CountMatrix counts;
    private double[] d;
    private double[] ht;
    private double[] byPixel;
    private double[] byChannel;

    @Setup
    public void fill() {
        counts = new SpeedScene(64, 1980, 16, 3, dose, 0.5, 1).counts();
        SplittableRandom random = new SplittableRandom(2);
        d = random.doubles((long) counts.channels() * phases, 0.01, 0.1).toArray();
        ht = random.doubles((long) counts.pixels() * phases, 0.1, 1).toArray();
        byPixel = new double[ht.length];
        byChannel = new double[d.length];
    }

    /** XᵀD. */
    @Benchmark
    public double[] timesD() {
        counts.blocks().forEach(block -> LeastSquaresKernels.timesD(block, d, byPixel, phases));
        return byPixel;
    }

    /** XHᵀ. */
    @Benchmark
    public double[] timesH() {
        counts.blocks().forEach(block -> LeastSquaresKernels.timesH(block, ht, byChannel, phases));
        return byChannel;
    }
}
