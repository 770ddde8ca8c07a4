package org.esmpy.bench.study;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.esmpy.model.Factors;
import org.esmpy.solver.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;

/**
 * CPU time of one run: of the thread that made this and calls the run, and of all that help it. What the JVM does beside,
 * compiling and collecting garbage, is not in it, nor what other runs do at the same time.
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

    /** CPU time until now, s; to be asked by the thread that made this; empty where the system does not know it. */
    public OptionalDouble seconds() {
        return startNanos < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((THREADS.getCurrentThreadCpuTime() - startNanos + helperNanos.sum()) / NANOSECONDS);
    }

    /** Passes everything on to {@code watcher}, and counts what helpers spend. */
    public RunListener listener(RunListener watcher) {
        return new Counting(watcher);
    }

    /** Passes everything on. */
    private final class Counting implements RunListener {
        private final RunListener watcher;

        Counting(RunListener watcher) {
            this.watcher = watcher;
        }

        @Override
        public boolean onIteration(TracePoint point) {
            return watcher.onIteration(point);
        }

        @Override
        public boolean onIteration(TracePoint point, Supplier<Factors> factors) {
            return watcher.onIteration(point, factors);
        }

        @Override
        public void onStage(LowDoseStage stage) {
            watcher.onStage(stage);
        }

        @Override
        public void onPhases(int phases) {
            watcher.onPhases(phases);
        }

        @Override
        public boolean isCancelled() {
            return watcher.isCancelled();
        }

        @Override
        public void onHelperCpu(long nanos) {
            helperNanos.add(nanos);
            watcher.onHelperCpu(nanos);
        }
    }
}
