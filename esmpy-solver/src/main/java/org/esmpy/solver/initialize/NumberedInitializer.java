package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.FixedEntries;
import org.esmpy.solver.internal.PhaseAssignment;

/**
 * Gives the phases of a start the numbers that suit the fixed entries of a problem. An initializer proposes phases in any
 * order; where W or H is fixed for phases by their number, each number takes the phase that changes least: by the share of
 * its counts in columns of G that are fixed elsewhere, and by the abundances of pixels that are. Without fixed entries the
 * start stays as it is.
 *
 * @param initializer proposes phases
 */
public record NumberedInitializer(Initializer initializer) implements Initializer {
    @Override
    public String id() {
        return initializer.id();
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        Factors start = initializer.initialize(problem, basis, random);
        FixedEntries fixedW = FixedEntries.ofW(problem);
        FixedEntries fixedH = FixedEntries.ofH(problem);
        if (fixedW.isEmpty() && fixedH.isEmpty()) {
            return start;
        }
        int phases = start.phases();
        DMatrixRMaj counts = counts(start.w(), basis);
        double[][] cost = new double[phases][phases];
        for (int k = 0; k < phases; k++) {
            for (int j = 0; j < phases; j++) {
                cost[k][j] = change(counts, j, fixedW, k, false) + change(start.h(), j, fixedH, k, true);
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

    /** W in counts per row. */
    private static DMatrixRMaj counts(DMatrixRMaj w, Optional<Basis> basis) {
        DMatrixRMaj counts = w.copy();
        basis.ifPresent(known -> CommonOps_DDRM.multRows(known.columnSums(), counts));
        return counts;
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
