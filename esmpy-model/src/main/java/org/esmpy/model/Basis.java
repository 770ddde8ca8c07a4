package org.esmpy.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.physics.Composition;

/**
 * The physics matrix G (L×C), what its columns mean, and the composition whose absorption it contains. The matrix is
 * shared, not copied: it must not be written to.
 */
public final class Basis {
    private final DMatrixRMaj g;
    private final List<BasisColumn> columns;
    private final Composition absorber;

    /**
     * @param g        L×C, finite and non-negative, no column entirely 0; shared
     * @param columns  meaning of the C columns, names all different
     * @param absorber composition of the specimen that was assumed for absorption
     */
    public Basis(DMatrixRMaj g, List<BasisColumn> columns, Composition absorber) {
        if (g.getNumCols() != columns.size() || columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "G has " + g.getNumCols() + " columns, but " + columns.size() + " are described");
        }
        if (columns.stream().map(BasisColumn::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns of G need different names, got "
                    + columns.stream().map(BasisColumn::name).toList());
        }
        this.g = g;
        this.columns = List.copyOf(columns);
        this.absorber = absorber;
        double[] sums = columnSums();
        for (int c = 0; c < sums.length; c++) {
            if (!(sums[c] > 0 && Double.isFinite(sums[c]))) {
                throw new IllegalArgumentException(
                        "column " + columns.get(c).name() + " of G must have a positive finite sum, got " + sums[c]);
            }
        }
    }

    /** G, L×C. Shared: read only. */
    public DMatrixRMaj g() {
        return g;
    }

    public List<BasisColumn> columns() {
        return columns;
    }

    /** Composition of the specimen that was assumed for absorption. */
    public Composition absorber() {
        return absorber;
    }

    /** Number of channels, L. */
    public int channels() {
        return g.getNumRows();
    }

    /** Number of columns, C. */
    public int size() {
        return columns.size();
    }

    /** A column of G, length L; a copy. */
    public double[] column(int column) {
        double[] values = new double[channels()];
        for (int l = 0; l < values.length; l++) {
            values[l] = g.get(l, column);
        }
        return values;
    }

    /** Sum of each column over the channels; length C. */
    public double[] columnSums() {
        double[] sums = new double[size()];
        for (int l = 0; l < g.getNumRows(); l++) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += g.unsafe_get(l, c);
            }
        }
        return sums;
    }

    @Override
    public String toString() {
        return "G " + channels() + " x " + size() + " of "
                + columns.stream().map(BasisColumn::name).collect(Collectors.joining(", "));
    }

    /** Rows of W that are atomic concentrations. */
    public int[] characteristicRows() {
        return IntStream.range(0, size())
                .filter(c -> columns.get(c) instanceof BasisColumn.Characteristic)
                .toArray();
    }
}
