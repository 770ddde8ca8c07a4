package org.esmpy.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.kernel.NewtonKernels2;
import org.esmpy.solver.internal.kernel.NewtonKernels3;
import org.esmpy.solver.internal.kernel.NewtonKernels4;
import org.esmpy.solver.internal.kernel.NewtonKernelsN;
import org.esmpy.solver.internal.kernel.SchurKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The kernels of {@code newton} over 64×64 pixels and 2000 channels, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NewtonKernelBenchmark {
    private static final int COLUMNS = 20;
    private static final int COLUMNS_PER_CHANNEL = 4;
    private static final int DIRECTIONS = 2;
    private static final int ROWS = 64;

    /** K; 5 and 8 take the general kernel. */
    @Param({"2", "3", "4", "5", "8"})
    public int phases;

    /** Mean counts per pixel. */
    @Param({"50", "500"})
    public double dose;

    private CountMatrix counts;
    private double[] d;
    private double[] ht;
    private double[] outH;
    private double[] outD;
    private double[] outS;
    private double[] h;
    private double[] g;
    private double[] q;
    private int[] start;
    private int[] column;
    private double[] value;
    private double[] z;
    private double[] scratch;
    private double[] coupling;
    private double[][] matrix;
    private double[][] rows;
    private double[] counted;
    private double[] products;

    @Setup
    public void fill() {
        counts = new SpeedScene(64, 2000, COLUMNS, 3, dose, 0.5, 1).counts();
        SplittableRandom random = new SplittableRandom(2);
        d = random.doubles((long) counts.channels() * CountPasses.stride(phases), 0.01, 0.1)
                .toArray();
        ht = random.doubles((long) counts.pixels() * phases, 0.1, 1).toArray();
        outH = new double[ht.length];
        outD = new double[d.length];
        q = new double[phases * (phases + 1) / 2];
        outS = new double[counts.channels() * q.length];
        h = new double[phases];
        g = new double[phases];
        z = random.doubles((long) phases * Math.max(phases, DIRECTIONS), -1, 1).toArray();
        scratch = new double[Math.max(phases, DIRECTIONS)];
        coupling = new double[COLUMNS * (1 + DIRECTIONS)];
        start = new int[counts.channels() + 1];
        column = new int[counts.channels() * COLUMNS_PER_CHANNEL];
        for (int e = 0; e < column.length; e++) {
            start[e / COLUMNS_PER_CHANNEL + 1] = e + 1;
            column[e] = (e * 7) % COLUMNS;
        }
        value = random.doubles(column.length).toArray();
        int size = COLUMNS * phases;
        counted = NewtonKernelsN.scratch(counts.channels(), phases);
        products = NewtonKernelsN.products(d, phases);
        matrix = new double[size][];
        for (int i = 0; i < size; i++) {
            matrix[i] = new double[i + 1];
        }
        rows = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = random.doubles(size, -1, 1).toArray();
        }
    }

    /** First and second derivatives in the abundances of every pixel. */
    @Benchmark
    public double[] derivatives() {
        for (CountBlock block : counts.blocks()) {
            for (int p = 0; p < block.pixels(); p++) {
                System.arraycopy(ht, (block.firstPixel() + p) * phases, h, 0, phases);
                derivatives(block, p);
            }
        }
        return q;
    }

    /** The joint pass with second derivatives in D. */
    @Benchmark
    public double curvature() {
        double logs = 0;
        for (CountBlock block : counts.blocks()) {
            logs += switch (phases) {
                case 2 -> NewtonKernels2.curvature(block, d, ht, outH, outD, outS);
                case 3 -> NewtonKernels3.curvature(block, d, ht, outH, outD, outS);
                case 4 -> NewtonKernels4.curvature(block, d, ht, outH, outD, outS);
                default -> NewtonKernelsN.curvature(block, d, ht, outH, outD, outS, phases, counted);
            };
        }
        return logs;
    }

    /** The coupling of every pixel to 20 columns, four per channel, in two directions. */
    @Benchmark
    public double[] couple() {
        for (CountBlock block : counts.blocks()) {
            for (int p = 0; p < block.pixels(); p++) {
                SchurKernels.couple(
                        block,
                        p,
                        d,
                        CountPasses.stride(phases),
                        ht,
                        z,
                        DIRECTIONS,
                        start,
                        column,
                        value,
                        scratch,
                        coupling,
                        COLUMNS,
                        phases);
            }
        }
        return coupling;
    }

    /** 64 outer products of vectors with 20·K entries. */
    @Benchmark
    public double[][] outerProducts() {
        SchurKernels.addOuterProducts(matrix, rows, ROWS);
        return matrix;
    }

    private void derivatives(CountBlock block, int p) {
        switch (phases) {
            case 2 -> NewtonKernels2.derivatives(block, p, d, h, g, q);
            case 3 -> NewtonKernels3.derivatives(block, p, d, h, g, q);
            case 4 -> NewtonKernels4.derivatives(block, p, d, h, g, q);
            default -> NewtonKernelsN.derivatives(block, p, d, products, h, g, q, phases, counted);
        }
    }
}
