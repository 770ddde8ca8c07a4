package org.esmpy.bench.cluster;

import java.io.Serializable;

/** Computers that do pieces of work for this program, for example the fits of a study. Thread-safe. */
public interface Cluster extends AutoCloseable {
    /**
     * Has a piece of work done and waits until it is. A piece whose computer is lost is done again on another one.
     *
     * @throws LostWorkException if it could not be done anywhere, or threw something that it does not return
     */
    <W, R extends Serializable> R run(Work<W, R> work);

    /** How many pieces can be done at the same time now, at least 1; the cluster may get more or fewer computers later. */
    int slots();

    /** Leaves the cluster; what is still being done there is given up. */
    @Override
    void close();
}
