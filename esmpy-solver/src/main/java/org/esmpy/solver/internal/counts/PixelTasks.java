package org.esmpy.solver.internal.counts;

import org.esmpy.solver.Workers;

/**
 * Divides pixels into at most {@value #TASKS} runs of neighbours, the tasks of parallel work. They depend on the number
 * of pixels only, so that sums over them in their order have the same bits for any number of threads.
 */
public final class PixelTasks {
    /** Tasks of parallel work: enough for an even load of a few threads. Sums depend on it in their last bits. */
    private static final int TASKS = 16;

    private final int pixels;
    private final int size;

    public PixelTasks(int pixels) {
        this.pixels = pixels;
        this.size = Math.min(TASKS, pixels);
    }

    /** Number of tasks. */
    int size() {
        return size;
    }

    public void run(Workers workers, Range range) {
        workers.run(size, task -> range.run(task, first(task), first(task + 1)));
    }

    private int first(int task) {
        return (int) ((long) pixels * task / size);
    }

    /** Work on the pixels {@code from <= p < to}. */
    @FunctionalInterface
    public interface Range {
        void run(int task, int from, int to);
    }
}
