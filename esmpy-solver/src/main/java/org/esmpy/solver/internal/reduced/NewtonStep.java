package org.esmpy.solver.internal.reduced;

import org.esmpy.model.internal.BoxQuadratic;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;

/**
 * Computes the step of W that minimises the quadratic of a {@link ReducedModel} within the lower bounds of W, with
 * {@code damping · diag(Hessian at fixed H)} added (Levenberg 1944, doi:10.1090/qam/10666; Marquardt 1963,
 * doi:10.1137/0111030). Damping is raised until the quadratic is convex; where it never is, W stays.
 */
public final class NewtonStep {
    /** Least damping: keeps the scales of phases in place, which are undetermined if abundances have no sum. */
    public static final double LEAST_DAMPING = 1e-10;

    /** Dampings of {@link #solveUndamped}, one after the other. */
    private static final double[] DESCENT = {1, 1e-3, LEAST_DAMPING};

    /** First damping that is added where the quadratic is not convex, and the factor by which it grows until it is. */
    private static final double FIRST_RAISE = 1e-8;

    private static final double RAISE = 2;

    /** Damping at which there is no step: curvature that under- or overflows. */
    private static final double MOST_DAMPING = 1e12;

    /** Share of W, squared, over which negative curvature is taken to last. */
    private static final double REACH = 0.01;

    /** Smallest scale of an entry, as a share of the largest. */
    private static final double SCALE_FLOOR = 1e-9;

    private final WeightSpace space;
    private final BoxQuadratic quadratic;
    private final double[] extra;
    private final double[] lower;
    private final double[] bounds;
    private double damping;
    private double predicted;
    private double escape;

    /**
     * @param space  the allowed weights
     * @param pinned which of its entries are fixed
     * @param bounds their lower bounds
     */
    private NewtonStep(WeightSpace space, boolean[] pinned, double[] bounds) {
        this.space = space;
        this.quadratic = new BoxQuadratic(pinned);
        this.extra = new double[pinned.length];
        this.lower = new double[pinned.length];
        this.bounds = bounds;
    }

    /** A step of what a problem leaves free of W, above its lower bounds. */
    public static NewtonStep of(Problem problem, int columns) {
        WeightSpace space = problem.constraint(Constraint.TiedW.class)
                .map(Constraint.TiedW::space)
                .orElseGet(() -> WeightSpace.free(columns, problem.phases()));
        boolean[] pinned = new boolean[space.size()];
        double[] bounds = new double[pinned.length];
        if (space.isFree()) {
            FixedEntries fixed = FixedEntries.ofW(problem);
            LowerBounds given = LowerBounds.ofW(problem);
            for (int i = 0; i < pinned.length; i++) {
                pinned[i] = fixed.isFixed(i % columns, i / columns);
                bounds[i] = pinned[i] ? 0 : given.at(i % columns, i / columns);
            }
        }
        return new NewtonStep(space, pinned, bounds);
    }

    /**
     * Computes the step.
     *
     * @param w           W at which the model was made, C×K
     * @param leastDamping relative damping to begin with
     */
    public void solve(ReducedModel model, double[] w, double leastDamping) {
        double[] u = space.entries(w);
        double[] gradient = space.reduce(model.gradient());
        double[] curvature = space.reduceBoth(model.curvature());
        double[] scale = space.reduceDiagonal(model.scale());
        double weight = 0;
        double floor = 0;
        for (int i = 0; i < u.length; i++) {
            lower[i] = Math.min(0, bounds[i] - u[i]);
            weight += scale[i] * u[i] * u[i];
            floor = Math.max(floor, SCALE_FLOOR * scale[i]);
        }
        damping = Math.max(leastDamping, LEAST_DAMPING);
        load(scale, floor);
        while (!quadratic.solve(curvature, extra, gradient, lower)) {
            damping = Math.max(FIRST_RAISE, RAISE * damping);
            load(scale, floor);
            if (!(damping < MOST_DAMPING)) {
                quadratic.stay();
                break;
            }
        }
        predicted = decrease(gradient, curvature);
        boolean raised = damping > Math.max(leastDamping, LEAST_DAMPING);
        escape = raised && model.isReliable() ? REACH / 2 * damping * weight : 0;
    }

    /**
     * Computes the step with the least damping, after steps with more: these find the entries that end at their bounds,
     * whose curvature then no longer matters.
     *
     * @param w W at which the model was made, C×K
     */
    public void solveUndamped(ReducedModel model, double[] w) {
        for (double relative : DESCENT) {
            solve(model, w, relative);
        }
    }

    /** Damping that was used. */
    public double damping() {
        return damping;
    }

    /** Decrease of the undamped quadratic, nats; not negative. */
    public double predictedNats() {
        return predicted;
    }

    /**
     * Estimate of the decrease from leaving a saddle point, nats: 0 if the quadratic was convex; otherwise the decrease
     * along a direction of its negative curvature, {@code −damping} relative to the scale, after a tenth of W. Near a
     * saddle the gradient, and the predicted decrease with it, may be as small as at a minimum.
     */
    public double escapeNats() {
        return escape;
    }

    /** {@code out = max(bound, W + length·step)}, C×K. */
    public void apply(double[] w, double length, double[] out) {
        double[] u = space.entries(w);
        double[] x = quadratic.x();
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.max(bounds[i], u[i] + length * x[i]);
        }
        space.expand(u, out);
    }

    private void load(double[] scale, double floor) {
        for (int i = 0; i < extra.length; i++) {
            extra[i] = damping * Math.max(floor, scale[i]);
        }
    }

    private double decrease(double[] gradient, double[] curvature) {
        double[] x = quadratic.x();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double row = 0;
            for (int j = 0; j < x.length; j++) {
                row += curvature[i * x.length + j] * x[j];
            }
            sum -= x[i] * (gradient[i] + row / 2);
        }
        return Math.max(0, sum);
    }
}
