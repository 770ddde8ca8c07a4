package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void runsEveryTaskOnce(int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            assertThat(pool.threads()).isEqualTo(threads);
            AtomicIntegerArray runs = new AtomicIntegerArray(100);
            for (int round = 0; round < 20; round++) {
                pool.run(100, runs::incrementAndGet);
            }
            for (int i = 0; i < 100; i++) {
                assertThat(runs.get(i)).isEqualTo(20);
            }
        }
    }

    @Test
    void tellsWhatItsOtherThreadsSpent() {
        LongAdder nanos = new LongAdder();
        try (WorkerPool alone = new WorkerPool(1, nanos::add)) {
            alone.run(50, i -> spend());
        }
        assertThat(nanos.sum()).isZero();
        try (WorkerPool pool = new WorkerPool(3, nanos::add)) {
            pool.run(50, i -> spend());
        }
        assertThat(nanos.sum()).isPositive();
    }

    private static void spend() {
        double sum = 0;
        for (int i = 1; i < 1_000_000; i++) {
            sum += 1.0 / i;
        }
        assertThat(sum).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void throwsWhatATaskThrewAndStaysUsable(int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            assertThatThrownBy(() -> pool.run(50, i -> {
                        if (i == 17) {
                            throw new IllegalStateException("task 17");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("task 17");
            AtomicInteger runs = new AtomicInteger();
            pool.run(10, i -> runs.incrementAndGet());
            assertThat(runs).hasValue(10);
        }
    }

    @Test
    void needsAThread() {
        assertThatThrownBy(() -> new WorkerPool(0)).hasMessageContaining("0");
    }
}
