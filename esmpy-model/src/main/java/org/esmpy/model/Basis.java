package org.esmpy.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.physics.Composition;

/**
 * The physics matrix G (L×C), the meaning of its columns, and the composition whose absorption it contains. Each phase
 * may also have a G of its own, with the same columns. Matrices are shared, not copied: they must not be written to.
 */
public final class Basis {
    private final DMatrixRMaj g;
    private final List<BasisColumn> columns;
    private final Composition absorber;
    private final double thickness;
    private final List<Basis> phases;

    /**
     * @param g        L×C, finite and non-negative, no column entirely 0; shared
     * @param columns  meaning of the C columns, names all different
     * @param absorber composition of the specimen that was assumed for absorption
     */
    public Basis(DMatrixRMaj g, List<BasisColumn> columns, Composition absorber) {
        this(g, columns, absorber, 1, List.of());
    }

    private Basis(
            DMatrixRMaj g, List<BasisColumn> columns, Composition absorber, double thickness, List<Basis> phases) {
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
        this.thickness = thickness;
        this.phases = List.copyOf(phases);
        double[] sums = columnSums();
        for (int c = 0; c < sums.length; c++) {
            if (!(sums[c] > 0 && Double.isFinite(sums[c]))) {
                throw new IllegalArgumentException(
                        "column " + columns.get(c).name() + " of G must have a positive finite sum, got " + sums[c]);
            }
        }
    }

    /**
     * This basis with a G for each phase; {@link #g} is then that of their mean.
     *
     * @param own a basis for each phase, K of them, with the same channels and columns; empty if all phases share this
     *     one
     * @throws IllegalArgumentException if channels or columns differ
     */
    public Basis withPhases(List<Basis> own) {
        for (int k = 0; k < own.size(); k++) {
            Basis basis = own.get(k);
            if (basis.channels() != channels() || !names(basis).equals(names(this))) {
                throw new IllegalArgumentException("G of phase " + (k + 1) + " has " + basis.channels()
                        + " channels and the columns " + names(basis) + ", but that of the mean " + channels() + " and "
                        + names(this));
            }
        }
        return new Basis(g, columns, absorber, thickness, own);
    }

    private static List<String> names(Basis basis) {
        return basis.columns.stream().map(BasisColumn::name).toList();
    }

    /** Bases of the phases; empty if all phases share this one. */
    public List<Basis> phases() {
        return phases;
    }

    /** The basis of a phase: its own, or this one if all phases share it. */
    public Basis ofPhase(int phase) {
        return phases.isEmpty() ? this : phases.get(phase);
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

    /** This basis with another {@link #thickness}; G stays. */
    public Basis withThickness(double relative) {
        return new Basis(g, columns, absorber, relative, phases);
    }

    /** Thickness of the specimen that was assumed for absorption, relative to that of the map; its mass per area if phases have no densities. */
    public double thickness() {
        return thickness;
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

    /** The columns of each element of the composition: one, or several if its lines are split. */
    public List<int[]> columnsOfElements() {
        Map<String, List<Integer>> ofElements = new LinkedHashMap<>();
        for (int c : characteristicRows()) {
            String symbol = ((BasisColumn.Characteristic) columns.get(c)).symbol();
            ofElements.computeIfAbsent(symbol, any -> new ArrayList<>()).add(c);
        }
        return ofElements.values().stream()
                .map(found -> found.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
