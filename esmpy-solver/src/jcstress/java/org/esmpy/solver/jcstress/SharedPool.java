package org.esmpy.solver.jcstress;

import org.esmpy.solver.WorkerPool;

/** The pool that one actor of a test uses for state after state, since a pool for each would take most of the time. */
final class SharedPool {
    /** Two threads: the actor and one helper, which is what a race takes. */
    static final WorkerPool POOL = new WorkerPool(2);

    private SharedPool() {}
}
