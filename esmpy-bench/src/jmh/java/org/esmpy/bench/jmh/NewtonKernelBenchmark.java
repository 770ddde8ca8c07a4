package org.esmpy.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.internal.kernel.Kernels;
import org.esmpy.solver.internal.kernel.SchurKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The kernels of {@code newton} over a map of 2000 channels, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NewtonKernelBenchmark {
    private static final int COLUMNS = 20;
    private static final int COLUMNS_PER_CHANNEL = 4;
    private static final int DIRECTIONS = 2;
    private static final int ROWS = 64;

    /** K; 9 and 12 take the general kernels. */
    @Param({"2", "3", "4", "5", "6", "7", "8", "9", "12"})
    public int phases;

    /** Height and width of the map; less on a busy machine, where only short passes go uninterrupted. */
    @Param("64")
    public int side;

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
    private double[] pixelScratch;
    private Kernels kernels;

    @Setup
    public void fill() {
        counts = new SpeedScene(side, 2000, COLUMNS, 3, dose, 0.5, 1).counts();
        SplittableRandom random = new SplittableRandom(2);
        kernels = Kernels.of(phases);
        d = random.doubles((long) counts.channels() * kernels.stride(), 0.01, 0.1)
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
        pixelScratch = kernels.scratch(counts.channels());
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
                kernels.derivatives(block, p, d, h, g, q, pixelScratch);
            }
        }
        return q;
    }

    /** The joint pass with second derivatives in D. */
    @Benchmark
    public double curvature() {
        double logs = 0;
        for (CountBlock block : counts.blocks()) {
            logs += kernels.curvature(block, d, ht, outH, outD, outS);
        }
        kernels.completeD(d, outS, outD);
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
                        kernels.stride(),
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
}
