package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.MultiplicativeUpdates;

/** Updates H, then W at the new H: two passes over the counts per iteration. */
final class AlternatingUpdates extends MultiplicativeUpdates {
    /** Factor by which the assumed largest abundance exceeds the one that was reached; a larger one shortens steps. */
    private static final double RAISE = 2;

    private final int phases;

    AlternatingUpdates(Problem problem, SpectraOperator operator, StartValues start, Workers workers) {
        super(problem, problem, operator, new CountPasses(problem.counts(), problem.phases(), workers), start);
        this.phases = problem.phases();
    }

    @Override
    public void step() {
        if (penalty.hasQuadratics()) {
            updateSmoothH();
        } else {
            updateH(new double[phases]);
        }
        updateW();
    }

    @Override
    protected double pass(double[] d, double[] ht, double[] numeratorH, double[] numeratorD) {
        return passes.numeratorH(d, ht, numeratorH);
    }

    @Override
    protected void numeratorOfW(double[] d, double[] ht, double[] numeratorD) {
        passes.numeratorD(d, ht, numeratorD);
    }

    /**
     * Updates H under quadratic penalties. Their majorisation holds up to an assumed largest abundance, which is raised
     * if the update exceeds it and the objective rises.
     */
    private void updateSmoothH() {
        double[] largest = largest(ht());
        double before = objectiveNats();
        updateH(largest);
        while (exceeds(largest(ht()), largest) && !(objectiveNats() <= before)) {
            double[] reached = largest(ht());
            for (int k = 0; k < phases; k++) {
                largest[k] = RAISE * Math.max(largest[k], reached[k]);
            }
            undoH();
            updateH(largest);
        }
    }

    private double[] largest(double[] values) {
        double[] largest = new double[phases];
        for (int i = 0; i < values.length; i++) {
            largest[i % phases] = Math.max(largest[i % phases], values[i]);
        }
        return largest;
    }

    private static boolean exceeds(double[] values, double[] bounds) {
        for (int k = 0; k < values.length; k++) {
            if (values[k] > bounds[k]) {
                return true;
            }
        }
        return false;
    }
}
