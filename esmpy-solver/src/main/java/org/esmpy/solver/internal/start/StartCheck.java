package org.esmpy.solver.internal.start;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;

/** Refuses starts that no solver can use, with the reason. */
public final class StartCheck {
    /** Largest entry of a start; squares of rates must not overflow. */
    private static final double MOST = 1e100;

    private StartCheck() {}

    /**
     * G of a start that can be used.
     *
     * @throws IllegalArgumentException if G does not suit the counts, or the start not G
     */
    public static SpectraOperator operator(Problem problem, Optional<Basis> basis, Factors start) {
        SpectraOperator operator = SpectraOperator.of(basis, problem.counts().channels());
        requireFit(problem, basis, operator);
        requireFactors(start, operator.columns(), problem);
        return operator;
    }

    /** Checks that G has the channels of the counts and at least K columns, and reaches every count. */
    public static void requireFit(Problem problem, Optional<Basis> basis, SpectraOperator operator) {
        CountMatrix counts = problem.counts();
        basis.filter(b -> b.channels() != counts.channels()).ifPresent(b -> {
            throw new IllegalArgumentException(
                    "counts have " + counts.channels() + " channels, but G has " + b.channels());
        });
        if (problem.phases() > operator.columns()) {
            throw new IllegalArgumentException(problem.phases() + " phases cannot be told apart by "
                    + operator.columns() + (basis.isPresent() ? " columns of G" : " channels")
                    + "; ask for at most " + operator.columns());
        }
        long[] totals = counts.channelTotals();
        for (int l = 0; l < totals.length; l++) {
            if (totals[l] > 0 && !operator.reaches(l)) {
                throw new IllegalArgumentException("channel " + l + " holds " + totals[l]
                        + " counts (the first in pixel "
                        + firstPixel(counts, l) + "), but no column of G reaches it; add a background column or crop"
                        + " the channel");
            }
        }
    }

    /** Checks shape and entries of the starting factors. */
    public static void requireFactors(Factors start, int columns, Problem problem) {
        requireShape("W", start.w(), columns, problem.phases());
        requireShape("H", start.h(), problem.phases(), problem.counts().pixels());
        requireEntries("W", start.w());
        requireEntries("H", start.h());
    }

    /**
     * Refuses a start that gives some count a rate of 0 or too small to divide by; names the place.
     *
     * @param objectiveNats at the start
     * @param numeratorH    (DᵀR)ᵀ there, P×K
     * @param d             D, with the stride of {@link CountPasses}
     * @param ht            Hᵀ, P×K
     */
    public static void requireFinite(
            Problem problem, double objectiveNats, double[] numeratorH, double[] d, double[] ht) {
        boolean finite = Double.isFinite(objectiveNats);
        for (int i = 0; i < numeratorH.length && finite; i++) {
            finite = Double.isFinite(numeratorH[i]);
        }
        if (!finite) {
            throw unreachable(problem.counts(), d, ht, problem.phases());
        }
    }

    /** The refusal of factors that give counts a rate of 0; names channel and pixel. */
    public static IllegalArgumentException unreachable(CountMatrix counts, double[] d, double[] ht, int phases) {
        int stride = CountPasses.stride(phases);
        for (int p = 0; p < counts.pixels(); p++) {
            int pixel = p;
            int[] found = {-1};
            counts.forEach(p, (channel, count) -> {
                double rate = 0;
                for (int k = 0; k < phases; k++) {
                    rate += d[channel * stride + k] * ht[pixel * phases + k];
                }
                if (!(rate > 0 && rate < Double.POSITIVE_INFINITY) && found[0] < 0) {
                    found[0] = channel;
                }
            });
            if (found[0] >= 0) {
                return new IllegalArgumentException("channel " + found[0] + " of pixel " + p + " holds counts, but the"
                        + " zeros of the start or of the fixed entries allow none there; free an entry");
            }
        }
        return new IllegalArgumentException("the start gives no finite objective; scale it to the counts");
    }

    private static void requireShape(String name, DMatrixRMaj matrix, int rows, int columns) {
        if (matrix.getNumRows() != rows || matrix.getNumCols() != columns) {
            throw new IllegalArgumentException("the start needs " + name + " of " + rows + " x " + columns + ", got "
                    + matrix.getNumRows() + " x " + matrix.getNumCols());
        }
    }

    private static void requireEntries(String name, DMatrixRMaj matrix) {
        for (int row = 0; row < matrix.getNumRows(); row++) {
            for (int column = 0; column < matrix.getNumCols(); column++) {
                double value = matrix.unsafe_get(row, column);
                if (!(value >= 0 && value <= MOST)) {
                    throw new IllegalArgumentException("the start must be at most " + MOST + " and not negative, but "
                            + name + "[" + row + "," + column + "] is " + value);
                }
            }
        }
    }

    private static int firstPixel(CountMatrix counts, int channel) {
        boolean[] found = new boolean[1];
        int pixel = -1;
        while (!found[0]) {
            pixel++;
            counts.forEach(pixel, (c, count) -> found[0] |= c == channel);
        }
        return pixel;
    }
}
