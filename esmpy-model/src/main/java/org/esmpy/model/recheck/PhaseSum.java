package org.esmpy.model.recheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Factors;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.physics.LineEmission;

/**
 * The summed spectrum of a map as its phases make it: a column for the soft and one for the hard lines of each element,
 * of all phases together, each phase behind its own film; the continuum likewise; and what does not belong to the
 * specimen. Each column has the counts that the fit found, so that its weight is 1 where the fit is right.
 */
final class PhaseSum {
    /** Relative step of the thickness by which derivatives to it are taken. */
    private static final double THICKNESS_STEP = 0.05;

    private final Map<String, BasisColumn> lines = new LinkedHashMap<>();
    private final Map<String, double[]> lineColumns = new LinkedHashMap<>();
    private final Map<String, Double> counts = new HashMap<>();
    private final Map<String, Double> thickerCounts = new HashMap<>();
    private final Map<String, double[]> others = new TreeMap<>();
    private final Map<String, double[]> usualContinuum = new TreeMap<>();
    private final SortedMap<Integer, double[]> smoothContinuum = new TreeMap<>();

    /**
     * @param fit       the phases
     * @param thickness of the film of each phase, relative to that of the map
     */
    PhaseSum(FittedSum fit, double[] thickness) {
        EdxModel split = fit.split();
        Factors factors = fit.factors();
        List<BasisColumn> parts = split.initialBasis().columns();
        for (int k = 0; k < factors.phases(); k++) {
            Basis own = fit.basis().ofPhase(k);
            double massive = thickness[k] * split.relativeDensity(own.absorber());
            double[] weights = factors.totalWeights(k);
            DMatrixRMaj here = split.unscaled(own.absorber(), massive);
            DMatrixRMaj thicker = split.unscaled(own.absorber(), massive * (1 + THICKNESS_STEP));
            Map<String, List<Integer>> ofColumn = parts(own.columns(), parts);
            for (int c = 0; c < weights.length; c++) {
                BasisColumn column = own.columns().get(c);
                double[] spectrum = scaled(own.column(c), weights[c]);
                if (column instanceof BasisColumn.Characteristic) {
                    addLines(ofColumn.getOrDefault(column.name(), List.of()), parts, here, thicker, sum(spectrum));
                } else if (column instanceof BasisColumn.Continuum) {
                    add(usualContinuum, column.name(), behindFilm(column.name(), parts, here, sum(spectrum)));
                } else {
                    add(others, column.name(), spectrum);
                }
            }
        }
        addSmoothContinuum(fit.axis());
    }

    /** The continuum of the fit times each term of a smooth factor. */
    private void addSmoothContinuum(EnergyAxis axis) {
        for (int term = 0; term < ContinuumFactor.TERMS; term++) {
            double[] column = new double[axis.channels()];
            for (int l = 0; l < column.length; l++) {
                double factor = ContinuumFactor.term(term, axis.centreKeV(l));
                for (double[] usual : usualContinuum.values()) {
                    column[l] += factor * usual[l];
                }
            }
            if (sum(column) > 0) {
                smoothContinuum.put(term, column);
            }
        }
    }

    /** The columns of the split model that make up each column of the other. */
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

    /** A term of the continuum behind the film, with so many counts in all. */
    private static double[] behindFilm(String term, List<BasisColumn> parts, DMatrixRMaj here, double total) {
        int at = IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).name().equals(term))
                .findFirst()
                .orElseThrow();
        return scaled(column(here, at), total / columnSum(here, at));
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

    /** Kinds of continuum: as the fit has it, and the same times any smooth factor. */
    enum Continuum {
        USUAL,
        SMOOTH
    }

    /**
     * The smooth factor that a fit to the columns with {@link Continuum#SMOOTH} found.
     *
     * @param weights of all columns
     */
    ContinuumFactor factor(EnergyAxis axis, double[] weights) {
        double[] ofTerms = new double[ContinuumFactor.TERMS];
        int column = weights.length - smoothContinuum.size();
        for (int term : smoothContinuum.keySet()) {
            ofTerms[term] = weights[column];
            column++;
        }
        return ContinuumFactor.of(ofTerms, axis);
    }

    /** All columns, counts per channel: lines, what does not belong to the specimen, continuum. */
    List<double[]> columns(Continuum continuum) {
        List<double[]> columns = new ArrayList<>(lineColumns.values());
        columns.addAll(others.values());
        columns.addAll(continuum == Continuum.USUAL ? usualContinuum.values() : smoothContinuum.values());
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
