package org.esmpy.bench.study;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;
import org.esmpy.solver.analysis.PassingListener;
import org.esmpy.solver.analysis.RunListener;

/**
 * Measures the CPU time of one run: of the thread that made this object and calls the run, and of its worker threads.
 * Compilation, garbage collection and other runs are not included.
 */
public final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOSECONDS = 1e9;

    private final LongAdder helperNanos = new LongAdder();
    private final long startNanos;

    private CpuTime(long startNanos) {
        this.startNanos = startNanos;
    }

    /** Begins to count for the calling thread. */
    public static CpuTime start() {
        return new CpuTime(THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1);
    }

    /**
     * CPU time since the start, s; to be called by the thread that started. Empty where the system does not give it.
     */
    public OptionalDouble seconds() {
        return startNanos < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((THREADS.getCurrentThreadCpuTime() - startNanos + helperNanos.sum()) / NANOSECONDS);
    }

    /** A listener that adds up the CPU time of worker threads, and passes all events on to {@code watcher}. */
    public RunListener listener(RunListener watcher) {
        return new Counting(watcher);
    }

    /** Adds up. */
    private final class Counting extends PassingListener {
        Counting(RunListener watcher) {
            super(watcher);
        }

        @Override
        public void onHelperCpu(long nanos) {
            helperNanos.add(nanos);
            super.onHelperCpu(nanos);
        }
    }
}
