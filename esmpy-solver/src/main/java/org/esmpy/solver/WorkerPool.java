package org.esmpy.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of daemon threads, of which the calling thread is one. Serves one fit at a time; close after use. */
public final class WorkerPool implements Workers, AutoCloseable {
    private final int threads;
    private final ExecutorService executor;

    /**
     * @param threads number of threads including the caller; at least 1
     */
    public WorkerPool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a pool needs at least 1 thread, got " + threads);
        }
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(Math.max(1, threads - 1), WorkerPool::daemon);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public void run(int tasks, Task task) {
        AtomicInteger next = new AtomicInteger();
        Runnable drain = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                task.run(i);
            }
        };
        List<Future<?>> helpers = new ArrayList<>();
        try {
            for (int i = 1; i < Math.min(threads, tasks); i++) {
                helpers.add(executor.submit(drain));
            }
            drain.run();
        } finally {
            next.set(tasks);
            await(helpers);
        }
    }

    /** Ends the threads. What runs in another thread ends first, and no more is taken. */
    @Override
    public void close() {
        executor.shutdown();
    }

    /** Waits for all helpers, whatever happens, so that none still writes when the caller goes on. */
    private static void await(List<Future<?>> helpers) {
        boolean interrupted = false;
        Throwable failure = null;
        for (Future<?> helper : helpers) {
            boolean done = false;
            while (!done) {
                try {
                    helper.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    failure = e.getCause();
                    done = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "esmpy-worker");
        thread.setDaemon(true);
        return thread;
    }
}
