package org.esmpy.model.recheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.LineEmission;

/**
 * The columns of a model of the summed spectrum, built from the phases of a fit: one for the soft and one for the hard
 * lines of each element, summed over the phases, each with the absorption of its own film; the continuum in the same
 * way; and what does not belong to the specimen. Each column has the counts of the fit, so that its weight is 1 if the
 * fit is right.
 */
final class PhaseSum {
    /** Relative step of the thickness by which derivatives to it are taken. */
    private static final double THICKNESS_STEP = 0.05;

    /** Where the first octave of a smooth continuum begins, keV, and the number of octaves. */
    private static final double LEAST_KEV = 0.1;

    private static final int OCTAVES = 9;

    private final Map<String, BasisColumn> lines = new LinkedHashMap<>();
    private final Map<String, double[]> lineColumns = new LinkedHashMap<>();
    private final Map<String, Double> counts = new HashMap<>();
    private final Map<String, Double> thickerCounts = new HashMap<>();
    private final Map<String, double[]> others = new TreeMap<>();
    private final Map<String, double[]> usualContinuum = new TreeMap<>();
    private final Map<String, double[]> flexibleContinuum = new TreeMap<>();
    private final Map<String, double[]> smoothContinuum = new TreeMap<>();

    /**
     * @param asGiven whether the films have the given thickness; otherwise that of the fit
     */
    PhaseSum(FittedSum fit, boolean asGiven) {
        for (int k = 0; k < fit.factors().phases(); k++) {
            Basis own = fit.basis().ofPhase(k);
            addPhase(fit, own, fit.factors().totalWeights(k), asGiven ? 1 : own.thickness());
        }
        addSmoothContinuum(fit.axis());
    }

    private void addPhase(FittedSum fit, Basis own, double[] weights, double thickness) {
        List<BasisColumn> parts = fit.split().initialBasis().columns();
        DMatrixRMaj here = fit.split().unscaled(own.absorber(), thickness);
        DMatrixRMaj thicker = fit.split().unscaled(own.absorber(), thickness * (1 + THICKNESS_STEP));
        Map<String, List<Integer>> ofColumn = parts(own.columns(), parts);
        double continuum = 0;
        for (int c = 0; c < weights.length; c++) {
            BasisColumn column = own.columns().get(c);
            double[] spectrum = scaled(own.column(c), weights[c]);
            if (column instanceof BasisColumn.Characteristic) {
                addLines(ofColumn.getOrDefault(column.name(), List.of()), parts, here, thicker, sum(spectrum));
            } else if (column instanceof BasisColumn.Continuum) {
                add(usualContinuum, column.name(), spectrum);
                continuum += sum(spectrum);
            } else {
                add(others, column.name(), spectrum);
            }
        }
        addContinuum(
                flexibleContinuum,
                fit.flexible().initialBasis().columns(),
                fit.flexible().unscaled(own.absorber(), thickness),
                continuum);
    }

    /**
     * The continuum of the fit times cubic B-splines of the logarithm of the energy, whose knots are an octave apart.
     */
    private void addSmoothContinuum(EnergyAxis axis) {
        for (int knot = 0; knot <= OCTAVES + 3; knot++) {
            double[] column = new double[axis.channels()];
            for (int l = 0; l < column.length; l++) {
                double keV = Math.max(axis.centreKeV(l), LEAST_KEV);
                double spline = spline(Math.log(keV / LEAST_KEV) / Math.log(2) - knot + 1);
                for (double[] term : usualContinuum.values()) {
                    column[l] += spline * term[l];
                }
            }
            if (sum(column) > 0) {
                smoothContinuum.put("s" + (char) ('a' + knot), column);
            }
        }
    }

    /** The cubic B-spline around 0. */
    private static double spline(double x) {
        double t = Math.abs(x);
        if (t >= 2) {
            return 0;
        }
        return t < 1 ? 2.0 / 3 - t * t + t * t * t / 2 : (2 - t) * (2 - t) * (2 - t) / 6;
    }

    /** The columns of the split model that together are each column of the other. */
    private static Map<String, List<Integer>> parts(List<BasisColumn> whole, List<BasisColumn> parts) {
        Map<String, List<Integer>> found = new HashMap<>();
        for (BasisColumn column : whole) {
            if (column instanceof BasisColumn.Characteristic element) {
                List<Integer> own = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i) instanceof BasisColumn.Characteristic part
                            && part.element().equals(element.element())
                            && element.lines().containsAll(part.lines())) {
                        own.add(i);
                    }
                }
                found.put(column.name(), own);
            }
        }
        return found;
    }

    private void addLines(
            List<Integer> own, List<BasisColumn> parts, DMatrixRMaj here, DMatrixRMaj thicker, double total) {
        double sum = own.stream().mapToDouble(i -> columnSum(here, i)).sum();
        for (int i : own) {
            String name = parts.get(i).name();
            double factor = sum > 0 ? total / sum : 0;
            lines.put(name, parts.get(i));
            add(lineColumns, name, scaled(column(here, i), factor));
            counts.merge(name, factor * columnSum(here, i), Double::sum);
            thickerCounts.merge(name, factor * columnSum(thicker, i), Double::sum);
        }
    }

    private static void addContinuum(
            Map<String, double[]> continuum, List<BasisColumn> parts, DMatrixRMaj here, double total) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof BasisColumn.Continuum) {
                add(continuum, parts.get(i).name(), scaled(column(here, i), total / columnSum(here, i)));
            }
        }
    }

    /** Names of the columns of lines, in their order; they are the first of {@link #columns}. */
    List<String> lineNames() {
        return List.copyOf(lines.keySet());
    }

    /** The lines of such a column. */
    List<LineEmission> lines(String name) {
        return ((BasisColumn.Characteristic) lines.get(name)).lines();
    }

    /** Counts that the fit gives to such a column. */
    double counts(String name) {
        return counts.getOrDefault(name, 0.0);
    }

    /** Change of the logarithm of its counts with that of the thickness of all phases. */
    double changeWithThickness(String name) {
        double before = counts(name);
        return before > 0 ? Math.log(thickerCounts.get(name) / before) / Math.log1p(THICKNESS_STEP) : 0;
    }

    /** Kinds of continuum: that of the fit, the one of more terms, and any smooth shape. */
    enum Continuum {
        USUAL,
        FLEXIBLE,
        SMOOTH
    }

    /** All columns, counts per channel: lines, what does not belong to the specimen, continuum. */
    List<double[]> columns(Continuum continuum) {
        List<double[]> columns = new ArrayList<>(lineColumns.values());
        columns.addAll(others.values());
        columns.addAll(
                switch (continuum) {
                    case USUAL -> usualContinuum.values();
                    case FLEXIBLE -> flexibleContinuum.values();
                    case SMOOTH -> smoothContinuum.values();
                });
        return columns;
    }

    private static void add(Map<String, double[]> columns, String name, double[] more) {
        columns.merge(name, more, (a, b) -> {
            for (int l = 0; l < a.length; l++) {
                a[l] += b[l];
            }
            return a;
        });
    }

    private static double[] column(DMatrixRMaj g, int column) {
        return CommonOps_DDRM.extractColumn(g, column, null).data;
    }

    private static double[] scaled(double[] values, double factor) {
        for (int l = 0; l < values.length; l++) {
            values[l] *= factor;
        }
        return values;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double columnSum(DMatrixRMaj g, int column) {
        return sum(column(g, column));
    }
}
