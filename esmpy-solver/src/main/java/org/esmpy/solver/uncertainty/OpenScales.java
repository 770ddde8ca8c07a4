package org.esmpy.solver.uncertainty;

import java.util.BitSet;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;

/**
 * Finds the phases whose scale is not determined: W[:,k] times c and H[k,:] over c are the same fit for every c near 1.
 * Sums of abundances determine the scale, and so does any entry of either that is fixed above 0 or held by a lower
 * bound above 0.
 */
final class OpenScales {
    private OpenScales() {}

    /**
     * The phases, from 0.
     *
     * @param problem without penalties and sums over W
     * @param w       W, C×K
     * @param ht      Hᵀ, P×K
     */
    static BitSet of(Problem problem, DMatrixRMaj w, double[] ht) {
        BitSet open = new BitSet();
        if (problem.constraint(Constraint.SimplexH.class).isPresent()) {
            return open;
        }
        int phases = problem.phases();
        open.set(0, phases);
        Held weights = new Held(FixedEntries.ofW(problem), LowerBounds.ofW(problem));
        Held abundances = new Held(FixedEntries.ofH(problem), LowerBounds.ofH(problem));
        for (int k = 0; k < phases; k++) {
            for (int c = 0; c < w.getNumRows() && open.get(k); c++) {
                open.set(k, !weights.is(c, k, w.get(c, k)));
            }
            for (int p = 0; p < ht.length / phases && open.get(k); p++) {
                open.set(k, !abundances.is(k, p, ht[p * phases + k]));
            }
        }
        return open;
    }

    /** Tells which entries are fixed or bounded above 0 and therefore cannot be scaled. */
    private record Held(FixedEntries fixed, LowerBounds bounds) {
        boolean is(int row, int column, double value) {
            return value > 0 && (fixed.isFixed(row, column) || value <= bounds.at(row, column));
        }
    }
}
