package org.esmpy.solver.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What tasks wrote to plain fields is there when the pool returns, and what came before is there for the tasks. */
@JCStressTest
@Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "both tasks saw what was before, the caller what they wrote")
@Outcome(expect = Expect.FORBIDDEN, desc = "a write was not seen")
@State
public class TasksAreSeen {
    private int before;
    private int first;
    private int second;

    @Actor
    public void run(II_Result result) {
        before = 7;
        SharedPool.POOL.run(2, task -> {
            if (task == 0) {
                first = before;
            } else {
                second = before;
            }
        });
        result.r1 = first;
        result.r2 = second;
    }

    /** Keeps the other processor busy, so that the helper starts at varying moments. */
    @Actor
    public void disturb() {
        Thread.onSpinWait();
    }
}
