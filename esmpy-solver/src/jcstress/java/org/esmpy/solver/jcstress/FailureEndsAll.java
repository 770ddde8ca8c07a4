package org.esmpy.solver.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A task that throws, in whichever thread, reaches the caller, and no task writes any more once the caller knows. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "thrown, and nothing written afterwards")
@Outcome(expect = Expect.FORBIDDEN, desc = "the failure was lost, or a task still ran")
@State
public class FailureEndsAll {
    private final int[] runs = new int[4];
    private int thrown;
    private int seen;

    @Actor
    public void run() {
        try {
            SharedPool.POOL.run(4, task -> {
                runs[task]++;
                if (task == 1) {
                    throw new IllegalStateException("task 1");
                }
            });
        } catch (IllegalStateException e) {
            thrown = 1;
        }
        seen = sum();
    }

    /** Keeps the other processor busy, so that the helper starts at varying moments. */
    @Actor
    public void disturb() {
        Thread.onSpinWait();
    }

    @Arbiter
    public void compare(II_Result result) {
        result.r1 = thrown;
        result.r2 = sum() - seen;
    }

    private int sum() {
        return runs[0] + runs[1] + runs[2] + runs[3];
    }
}
