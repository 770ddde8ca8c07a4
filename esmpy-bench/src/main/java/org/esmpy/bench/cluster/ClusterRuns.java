package org.esmpy.bench.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Has many pieces of work done by a cluster and hands over what each made as soon as it ends.
 *
 * @param <T> what each piece is done for, e.g. a run of a study
 * @param <R> what each piece makes
 */
public final class ClusterRuns<T, R extends Serializable> {
    /** Pieces that wait for a free computer at a time; each costs this program a thread that sleeps. */
    private static final int MOST_WAITING = 1000;

    private final Cluster cluster;
    private final Function<T, Work<?, R>> work;

    /** @param work the piece of work for each item */
    public ClusterRuns(Cluster cluster, Function<T, Work<?, R>> work) {
        this.cluster = cluster;
        this.work = work;
    }

    /** Gets what pieces of work made. */
    public interface Ended<T, R> {
        /** A piece was done. */
        void done(T item, R result) throws IOException;

        /** A piece could not be done. */
        void lost(T item, LostWorkException reason) throws IOException;
    }

    /**
     * Has the work done for all items, begun about in their order.
     *
     * @param atATime how many pieces are given to the cluster at a time; empty for as many as possible
     * @param ended   called by this thread, one piece at a time
     * @throws IOException from {@code ended}, which ends everything
     */
    public void run(List<T> items, OptionalInt atATime, Ended<T, R> ended) throws IOException {
        int waiting = Math.min(Math.max(1, items.size()), atATime.orElse(MOST_WAITING));
        ExecutorService executor = Executors.newFixedThreadPool(waiting, ClusterRuns::daemon);
        CompletionService<Message> messages = new ExecutorCompletionService<>(executor);
        try {
            items.forEach(item -> messages.submit(() -> message(item, ended)));
            for (int i = 0; i < items.size(); i++) {
                messages.take().get().deliver();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a cluster worked; start it again to go on");
        } catch (ExecutionException e) {
            throw new LostWorkException("the cluster failed: " + e.getCause(), e);
        } finally {
            executor.shutdownNow();
        }
    }

    private Message message(T item, Ended<T, R> ended) {
        try {
            R result = cluster.run(work.apply(item));
            return () -> ended.done(item, result);
        } catch (LostWorkException e) {
            return () -> ended.lost(item, e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "esmpy-cluster");
        thread.setDaemon(true);
        return thread;
    }

    /** Says how a piece ended. */
    private interface Message {
        void deliver() throws IOException;
    }
}
