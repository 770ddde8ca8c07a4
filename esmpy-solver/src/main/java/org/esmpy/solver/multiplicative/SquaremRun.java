package org.esmpy.solver.multiplicative;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;
import org.esmpy.solver.internal.step.JointEm;

/**
 * Runs {@code squarem}: two joint updates and an extrapolation of them per iteration (Varadhan and Roland 2008,
 * doi:10.1111/j.1467-9469.2007.00585.x). The extrapolation stands if its objective is not above that after the first
 * update, otherwise the second update does, so the objective never rises; its largest length grows where it is reached
 * and shrinks where it fails.
 */
final class SquaremRun extends MultiplicativeRun {
    /** Share of the mean counts of a pixel that is added to the scale of W. */
    private static final double SCALE = 1e-3;

    /** Length below which an extrapolation is not worth a pass. */
    private static final double WORTHWHILE = 1.01;

    private final SquaremOptions options;
    private final FixedEntries fixedW;
    private final FixedEntries fixedH;
    private final int[] simplexRows;
    private final boolean simplex;
    private final double[] scale;
    private final double[] lowerW;
    private final double[] lowerHt;
    private double longest;

    SquaremRun(Problem problem, SpectraOperator operator, JointEm em, SquaremOptions options) {
        super(problem, em);
        this.options = options;
        this.fixedW = FixedEntries.ofW(problem);
        this.fixedH = FixedEntries.ofH(problem);
        this.simplexRows = problem.constraint(Constraint.SimplexW.class)
                .map(Constraint.SimplexW::rows)
                .orElse(new int[0]);
        this.simplex = problem.constraint(Constraint.SimplexH.class).isPresent();
        this.lowerW = lowerW(problem, operator.columns());
        this.lowerHt = lowerHt(problem);
        this.longest = options.firstStepLength();
        double dose = problem.countsPerPixel();
        this.scale = operator.countsPerWeight(problem.phases());
        for (int i = 0; i < scale.length; i++) {
            scale[i] = SCALE * dose / scale[i];
        }
    }

    @Override
    public void step() {
        Point a = here();
        updates.step();
        Point b = here();
        double first = updates.objectiveNats();
        updates.step();
        Point c = here();
        double length = length(a, b, c);
        if (length <= WORTHWHILE) {
            return;
        }
        extrapolate(a, b, c, length);
        if (!(updates.objectiveNats() <= first)) {
            System.arraycopy(c.w(), 0, updates.w(), 0, c.w().length);
            System.arraycopy(c.ht(), 0, updates.ht(), 0, c.ht().length);
            updates.moved();
            longest = Math.max(options.firstStepLength(), longest / options.growth());
        }
    }

    private Point here() {
        return new Point(updates.w().clone(), updates.ht().clone());
    }

    private double length(Point a, Point b, Point c) {
        double[] sums = new double[2];
        Extrapolation.addLengths(a.w(), b.w(), c.w(), scale, Math.sqrt(problem.seenPixels()), sums);
        Extrapolation.addLengths(a.ht(), b.ht(), c.ht(), new double[0], 1, sums);
        double length = Extrapolation.length(sums[0], sums[1]);
        if (length < longest) {
            return length;
        }
        double allowed = longest;
        longest *= options.growth();
        return allowed;
    }

    private void extrapolate(Point a, Point b, Point c, double length) {
        int phases = problem.phases();
        Extrapolation.extrapolate(a.w(), b.w(), c.w(), lowerW, length, updates.w());
        Extrapolation.extrapolate(a.ht(), b.ht(), c.ht(), lowerHt, length, updates.ht());
        boolean[] fixedRows = new boolean[simplexRows.length];
        for (int k = 0; k < phases && simplexRows.length > 0; k++) {
            for (int j = 0; j < simplexRows.length; j++) {
                fixedRows[j] = fixedW.isFixed(simplexRows[j], k);
            }
            Extrapolation.keepSum(updates.w(), c.w(), lowerW, k, phases, simplexRows, fixedRows);
        }
        int[] all = IntStream.range(0, phases).toArray();
        boolean[] fixedPhases = new boolean[phases];
        for (int p = 0; p < problem.counts().pixels() && simplex; p++) {
            for (int k = 0; k < phases; k++) {
                fixedPhases[k] = fixedH.isFixed(k, p);
            }
            Extrapolation.keepSum(updates.ht(), c.ht(), lowerHt, p * phases, 1, all, fixedPhases);
        }
        updates.moved();
    }

    private static double[] lowerW(Problem problem, int columns) {
        LowerBounds bounds = LowerBounds.ofW(problem);
        int phases = problem.phases();
        double[] lower = new double[bounds.isEmpty() ? 0 : columns * phases];
        Arrays.setAll(lower, i -> bounds.at(i / phases, i % phases));
        return lower;
    }

    private static double[] lowerHt(Problem problem) {
        LowerBounds bounds = LowerBounds.ofH(problem);
        int phases = problem.phases();
        double[] lower = new double[bounds.isEmpty() ? 0 : problem.counts().pixels() * phases];
        Arrays.setAll(lower, i -> bounds.at(i % phases, i / phases));
        return lower;
    }

    /** Copies of both factors. */
    private record Point(double[] w, double[] ht) {}
}
