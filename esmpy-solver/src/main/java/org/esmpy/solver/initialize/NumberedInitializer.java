package org.esmpy.solver.initialize;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;
import org.esmpy.solver.matching.PhaseAssignment;

/**
 * Gives the phases of a start the numbers that suit the fixed entries and lower bounds of a problem. An initializer
 * proposes phases in any order. Each number gets the proposed phase that the constraints change least: by the share of
 * its counts in columns of G that are fixed to other values or tied, by the abundances of fixed pixels, and by how far
 * it must be raised to its lower bounds. Without such constraints the start stays as it is.
 *
 * @param initializer proposes phases
 */
public record NumberedInitializer(Initializer initializer) implements Initializer {
    /** r: weight of being far above a bound, relative to that of reaching it. */
    private static final double ROUGHNESS = 0.1;

    @Override
    public String id() {
        return initializer.id();
    }

    @Override
    public boolean mayHoldZeros() {
        return initializer.mayHoldZeros();
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        Factors start = initializer.initialize(problem, basis, random);
        FixedEntries fixedW = FixedEntries.ofW(problem);
        FixedEntries fixedH = FixedEntries.ofH(problem);
        LowerBounds boundsW = LowerBounds.ofW(problem);
        LowerBounds boundsH = LowerBounds.ofH(problem);
        Optional<WeightSpace> ties = problem.constraint(Constraint.TiedW.class).map(Constraint.TiedW::space);
        if (ties.isEmpty() && fixedW.isEmpty() && fixedH.isEmpty() && boundsW.isEmpty() && boundsH.isEmpty()) {
            return start;
        }
        int phases = start.phases();
        double[] sums =
                basis.map(Basis::columnSums).orElseGet(() -> ones(start.w().getNumRows()));
        DMatrixRMaj counts = start.w().copy();
        CommonOps_DDRM.multRows(sums, counts);
        double[][] cost = new double[phases][phases];
        for (int number = 0; number < phases; number++) {
            int k = number;
            for (int j = 0; j < phases; j++) {
                int column = j;
                cost[k][j] = change(counts, j, fixedW, k, false)
                        + change(start.h(), j, fixedH, k, true)
                        + ties.map(space -> change(start.w(), column, space.pattern(k), sums))
                                .orElse(0.0)
                        + lack(counts, j, c -> sums[c] * boundsW.at(c, k), false)
                        + lack(start.h(), j, p -> boundsH.at(k, p), true);
            }
        }
        int[] chosen = PhaseAssignment.cheapest(cost);
        DMatrixRMaj w = start.w().createLike();
        DMatrixRMaj h = start.h().createLike();
        for (int k = 0; k < phases; k++) {
            CommonOps_DDRM.insert(CommonOps_DDRM.extractColumn(start.w(), chosen[k], null), w, 0, k);
            CommonOps_DDRM.insert(CommonOps_DDRM.extractRow(start.h(), chosen[k], null), h, k, 0);
        }
        return new Factors(w, h);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * What a phase lacks where it is below the bounds b of a number, {@code Σ max(0, b − value) + r·b²/(b + value)}, as a
     * share of it. Starts are rough: by the second term a phase far above a bound suits better than one just above.
     */
    private static double lack(DMatrixRMaj factor, int phase, IntToDoubleFunction bound, boolean isRow) {
        int size = isRow ? factor.getNumCols() : factor.getNumRows();
        double total = 0;
        double lacking = 0;
        for (int i = 0; i < size; i++) {
            double value = isRow ? factor.unsafe_get(phase, i) : factor.unsafe_get(i, phase);
            total += value;
            double least = bound.applyAsDouble(i);
            if (least > 0) {
                lacking += Math.max(0, least - value) + ROUGHNESS * least * least / (least + value);
            }
        }
        return total > 0 ? lacking / total : 0;
    }

    /** How much of a phase's counts changes where columns are absent or tied for a number. */
    private static double change(DMatrixRMaj w, int phase, WeightPattern pattern, double[] sums) {
        double[] obeying = pattern.project(w, phase, sums);
        double total = 0;
        double changed = 0;
        for (int c = 0; c < obeying.length; c++) {
            total += sums[c] * w.unsafe_get(c, phase);
            changed += sums[c] * Math.abs(w.unsafe_get(c, phase) - obeying[c]);
        }
        return total > 0 ? changed / total : 0;
    }

    /** How much of a phase changes where entries are fixed for a number; fixed weights other than 0 do not count. */
    private static double change(DMatrixRMaj factor, int phase, FixedEntries fixed, int number, boolean isRow) {
        int size = isRow ? factor.getNumCols() : factor.getNumRows();
        double total = 0;
        double changed = 0;
        for (int i = 0; i < size; i++) {
            double value = isRow ? factor.unsafe_get(phase, i) : factor.unsafe_get(i, phase);
            total += value;
            if (isRow ? fixed.isFixed(number, i) : fixed.isFixed(i, number)) {
                double wanted = isRow ? fixed.value(number, i) : fixed.value(i, number);
                changed += Math.abs(value - (isRow || wanted == 0 ? wanted : value));
            }
        }
        return total > 0 ? changed / total : 0;
    }
}
