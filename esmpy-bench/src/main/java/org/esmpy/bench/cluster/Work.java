package org.esmpy.bench.cluster;

import java.io.Serializable;

/**
 * A piece of work that a {@link Cluster} does: what is asked for, without the objects that do it. The same work gives the
 * same result on every computer, since it may be done twice.
 *
 * @param <W> the class whose methods do it
 * @param <R> what it makes
 */
public interface Work<W, R extends Serializable> extends Serializable {
    /** The class whose methods do it; the computer that does the work makes one with {@code jakarta.inject}. */
    Class<W> worker();

    /**
     * Does it. A failure of the work itself is part of what it returns.
     *
     * @param worker  made for this work or for an earlier one
     * @param threads how many threads it may use
     */
    R doneBy(W worker, int threads);
}
