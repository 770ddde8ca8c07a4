package org.esmpy.solver.internal.point;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.internal.SparseRows;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelTasks;
import org.esmpy.solver.mixture.ExposedCounts;

/**
 * Fits the amount c of each column of G to every pixel by itself, {@code x ~ Poisson(e·G·c)}, by expectation maximisation:
 * {@code c ← c ∘ Gᵀ(x/(G·c)) / (e·Gᵀ1)}. It is meant for bins with few counts, whose sparse channels it visits a fixed number
 * of times; {@link org.esmpy.model.quantify.KlProjection} does the same to whole spectra, until a gap is closed.
 */
public final class Concentrations {
    /** Steps of expectation maximisation; starts and tests of regions need no more precise amounts. */
    private static final int STEPS = 200;

    private Concentrations() {}

    /** P×C, counts per unit of exposure; all 0 where the exposure is 0. */
    public static DMatrixRMaj of(ExposedCounts data, DMatrixRMaj g, Workers workers) {
        SparseRows rows = new SparseRows(g);
        int columns = rows.columns();
        DMatrixRMaj c = new DMatrixRMaj(data.pixels(), columns);
        double[] sums = rows.columnSums();
        new PixelTasks(data.pixels()).run(workers, (task, from, to) -> {
            double[] next = new double[columns];
            for (int p = from; p < to; p++) {
                Pixel pixel = new Pixel(data.counts(), p);
                double exposure = data.exposures()[p];
                double total = pixel.total();
                for (int m = 0; m < columns && total > 0; m++) {
                    c.unsafe_set(p, m, total / (columns * sums[m]));
                }
                for (int step = 0; step < STEPS && total > 0; step++) {
                    rows.ratios(pixel.channel, pixel.count, pixel.size, c.data, p * columns, next);
                    for (int m = 0; m < columns; m++) {
                        c.data[p * columns + m] *= next[m] / sums[m];
                    }
                }
                for (int m = 0; m < columns && total > 0; m++) {
                    c.data[p * columns + m] /= exposure;
                }
            }
        });
        return c;
    }

    /** Counts of a pixel in arrays of their own. */
    private static final class Pixel {
        private int[] channel = new int[64];
        private double[] count = new double[64];
        private int size;

        Pixel(CountMatrix counts, int pixel) {
            counts.forEach(pixel, (l, x) -> {
                if (size == channel.length) {
                    channel = Arrays.copyOf(channel, 2 * size);
                    count = Arrays.copyOf(count, 2 * size);
                }
                channel[size] = l;
                count[size++] = x;
            });
        }

        double total() {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += count[i];
            }
            return sum;
        }
    }
}
