package org.esmpy.solver.jcstress;

import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.multiplicative.MuFactory;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A fit that another thread cancels at any moment ends with finite factors and says so, or was over before. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "cancelled, with factors")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "over before it was cancelled")
@Outcome(expect = Expect.FORBIDDEN, desc = "neither cancelled nor complete, or without factors")
@State
public class CancelEndsAFit {
    private static final int ITERATIONS = 4;
    private static final Problem PROBLEM =
            SmallProblems.poisson(new ImageShape(2, 2), 8, 3, 2, 1, new Constraint.SimplexH());

    private volatile boolean cancelled;

    @Actor
    public void fit(II_Result result) {
        FitResult fit = Fit.of(PROBLEM, new MuFactory().createDefault())
                .start(SmallProblems.start(PROBLEM, 1))
                .until(StoppingRules.iterations(ITERATIONS))
                .threads(2)
                .listener(point -> !cancelled)
                .run();
        result.r1 = fit.stopReason() == StopReason.CANCELLED ? 1 : fit.stopReason() == StopReason.ITERATIONS ? 0 : -1;
        result.r2 = Double.isFinite(fit.objectiveNats()) ? 1 : 0;
    }

    @Actor
    public void cancel() {
        cancelled = true;
    }
}
