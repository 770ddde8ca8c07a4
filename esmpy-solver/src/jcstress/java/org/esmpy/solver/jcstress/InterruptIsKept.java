package org.esmpy.solver.jcstress;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** An interrupt of the caller, before, while or after it waits for a helper, neither loses a task nor is lost. */
@JCStressTest
@Outcome(id = "3, 0", expect = Expect.ACCEPTABLE, desc = "all tasks ran, nobody interrupted")
@Outcome(id = "3, 1", expect = Expect.ACCEPTABLE, desc = "all tasks ran, the interrupt is still pending")
@Outcome(expect = Expect.FORBIDDEN, desc = "a task or the interrupt was lost")
@State
public class InterruptIsKept {
    private final int[] runs = new int[3];

    /** Who runs the tasks while it does. */
    private @Nullable Thread caller;

    private boolean interrupted;

    @Actor
    public void run(II_Result result) {
        meet(Thread.currentThread());
        SharedPool.POOL.run(3, task -> runs[task]++);
        boolean sent = meet(null);
        boolean pending = Thread.interrupted();
        result.r1 = runs[0] + runs[1] + runs[2];
        result.r2 = pending == sent ? pending ? 1 : 0 : -1;
    }

    @Actor
    public void interrupt() {
        synchronized (this) {
            if (caller != null) {
                interrupted = true;
                caller.interrupt();
            }
        }
    }

    private synchronized boolean meet(@Nullable Thread thread) {
        caller = thread;
        return interrupted;
    }
}
