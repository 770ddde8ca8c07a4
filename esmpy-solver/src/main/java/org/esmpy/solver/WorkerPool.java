package org.esmpy.solver;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Runs parallel work on a fixed number of threads: the calling thread and daemon threads. Serves one fit at a time;
 * close after use.
 */
public final class WorkerPool implements Workers, AutoCloseable {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final int threads;
    private final ExecutorService executor;
    private final Optional<LongConsumer> helped;

    /**
     * @param threads number of threads including the caller; at least 1
     */
    public WorkerPool(int threads) {
        this(threads, Optional.empty());
    }

    /**
     * @param threads number of threads including the caller; at least 1
     * @param helped  receives, from several threads and before {@link #run} returns, the CPU time (ns) of each thread
     *     other than the caller; never called where the system does not measure it
     */
    public WorkerPool(int threads, LongConsumer helped) {
        this(threads, Optional.of(helped).filter(known -> CPU.isCurrentThreadCpuTimeSupported()));
    }

    private WorkerPool(int threads, Optional<LongConsumer> helped) {
        if (threads < 1) {
            throw new IllegalArgumentException("a pool needs at least 1 thread, got " + threads);
        }
        this.threads = threads;
        this.helped = helped;
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
                helpers.add(executor.submit(() -> help(drain)));
            }
            drain.run();
        } finally {
            next.set(tasks);
            await(helpers);
        }
    }

    private void help(Runnable work) {
        if (helped.isEmpty()) {
            work.run();
            return;
        }
        long start = CPU.getCurrentThreadCpuTime();
        try {
            work.run();
        } finally {
            helped.get().accept(CPU.getCurrentThreadCpuTime() - start);
        }
    }

    /** Ends the threads after the work that they have begun; no new work is taken. */
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
