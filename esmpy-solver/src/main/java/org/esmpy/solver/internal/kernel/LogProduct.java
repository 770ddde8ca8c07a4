package org.esmpy.solver.internal.kernel;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.internal.Fma;

/**
 * Sums {@code x·log y} over the counts of a block as {@code log Π y^x}, with one logarithm for as many powers as a
 * product can hold.
 *
 * <p>A kernel writes the powers of its rates to a buffer, which is multiplied when it is full. There is then no call of
 * a logarithm within the loops of the kernel, before which all that it holds in registers would have to be stored, and
 * multiplications need not wait for each other. A power that would take the product out of its range ends it and begins
 * a new one; the logarithm of a power that is itself out of range is computed separately: nothing under- or overflows,
 * and a rate of 0 makes the sum infinite.
 */
final class LogProduct {
    /** Range of what is multiplied. */
    static final double LOW = 1e-150;

    static final double HIGH = 1e150;

    /** Range of the product, and of that of two factors within theirs: none of its digits is lost there. */
    private static final double LEAST = 1e-300;

    private static final double GREATEST = 1e300;

    /** Largest count whose power {@link #power} computes. */
    static final int MOST = 15;

    /** Largest power put together from a square and two bits. */
    private static final int SMALL = 5;

    /** Entries that are multiplied at once: many for each call, few enough for the first cache. */
    private static final int BUFFER = 512;

    private final CountBlock x;
    private final double[] rates;
    private final double[] powers;
    private int from;
    private double product = 1;
    private double logs;

    LogProduct(CountBlock x) {
        final int size = Math.max(BUFFER, PixelRates.most(x));
        this.x = x;
        this.rates = new double[size];
        this.powers = new double[size];
    }

    /** Where rates y of entries with more than one count go, see {@link #begin}. */
    double[] rates() {
        return rates;
    }

    /** Where {@code y^x} goes for every entry, see {@link #begin} and {@link #power}. */
    double[] powers() {
        return powers;
    }

    /**
     * Makes room for a pixel, in the order of pixels.
     *
     * @param p pixel of the block, from 0
     * @return the entry of the block that the buffers begin with: entry i goes to {@code i - begin}
     */
    int begin(int p) {
        if (x.start()[p + 1] - from > powers.length) {
            multiply(x.start()[p]);
        }
        return from;
    }

    /**
     * Adds a pixel, in the order of pixels.
     *
     * @param p pixel of the block, from 0
     * @param y rates of its entries
     */
    void add(int p, double[] y) {
        final int first = x.start()[p];
        final int at = first - begin(p);
        final int n = x.start()[p + 1] - first;
        final int units = x.unitEnd()[p] - first;
        System.arraycopy(y, 0, powers, at, units);
        final int[] many = x.many();
        int m = x.manyStart()[p];
        for (int i = units; i < n; i++) {
            rates[at + i] = y[i];
            powers[at + i] = power(y[i], many[m++]);
        }
    }

    /** The sum over all pixels of the block. */
    double sum() {
        multiply(x.nonZeros());
        return logs + Math.log(product);
    }

    private void multiply(int end) {
        final double[] factors = powers;
        final int n = end - from;
        double all = product;
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            final double a = factors[i] * factors[i + 1];
            final double b = factors[i + 2] * factors[i + 3];
            final double t = all * (a * b);
            if (a >= LOW && b >= LOW && t >= LEAST && t <= GREATEST) {
                all = t;
            } else {
                all = multiply(all, i, i + 4);
            }
        }
        product = multiply(all, i, n);
        from = end;
    }

    /** The product with some more powers, one after another, or what has begun anew among them. */
    private double multiply(double begun, int begin, int end) {
        double all = begun;
        for (int i = begin; i < end; i++) {
            final double power = powers[i];
            final double t = all * power;
            if (!(power >= LOW && power <= HIGH)) {
                logs += logarithm(i);
            } else if (t >= LEAST && t <= GREATEST) {
                all = t;
            } else {
                logs += Math.log(all);
                all = power;
            }
        }
        return all;
    }

    /** {@code x·log y} of an entry; pixels without counts start where the next pixel does. */
    private double logarithm(int i) {
        final int found = Arrays.binarySearch(x.start(), from + i);
        int p = found >= 0 ? found : -found - 2;
        while (x.start()[p + 1] <= from + i) {
            p++;
        }
        final int beyond = from + i - x.unitEnd()[p];
        return beyond < 0 ? Math.log(powers[i]) : x.many()[x.manyStart()[p] + beyond] * Math.log(rates[i]);
    }

    /**
     * {@code y^count}, {@code 2 <= count <= MOST}; 0 for more counts, and out of range or not a number where powers of y are.
     * Counts are random, so that branches on them are mispredicted: the power is put together from {@code y, y², y⁴, y⁸},
     * each or 1 by a bit of the count; the few counts above {@value #SMALL} are worth a branch.
     */
    static double power(double y, int count) {
        final double y2 = y * y;
        final int more = count - 2;
        if (count <= SMALL) {
            return y2 * (choose(more, y) * choose(more >> 1, y2));
        }
        if (count > MOST) {
            return 0;
        }
        final double y4 = y2 * y2;
        return (choose(count, y) * choose(count >> 1, y2)) * (choose(count >> 2, y4) * choose(count >> 3, y4 * y4));
    }

    private static double choose(int bits, double value) {
        final double bit = bits & 1;
        return Fma.of(bit, value, 1 - bit);
    }
}
