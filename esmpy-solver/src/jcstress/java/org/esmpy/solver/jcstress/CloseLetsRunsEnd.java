package org.esmpy.solver.jcstress;

import java.util.concurrent.RejectedExecutionException;
import org.esmpy.solver.WorkerPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A pool that another thread closes ends what runs or refuses it, and nobody waits for ever. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "ran before or while the pool was closed")
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "refused: the pool was closed before")
@Outcome(expect = Expect.FORBIDDEN, desc = "a task was lost without a word")
@State
public class CloseLetsRunsEnd {
    private final WorkerPool pool = new WorkerPool(2);
    private final int[] runs = new int[2];

    @Actor
    public void run(I_Result result) {
        try {
            pool.run(2, task -> runs[task]++);
            result.r1 = runs[0] + runs[1];
        } catch (RejectedExecutionException e) {
            result.r1 = -1;
        }
    }

    @Actor
    public void close() {
        pool.close();
    }
}
