package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.multiplicative.MuFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads under load: seeded failures, delays, interrupts and cancels, many times over. */
class WorkerPoolStressTest {
    private static final int ROUNDS = 250;
    private static final int CANCELLED_FITS = 1000;
    private static final ImageShape SMALL = new ImageShape(2, 4);

    /** So many pixels that threads share them, which one fit in some has. */
    private static final ImageShape SHARED = new ImageShape(30, 40);

    private static final int SHARED_EVERY = 20;

    /** Joins all workers that are still there; the runner's time limit tells if one never ends. */
    @AfterEach
    void noWorkerIsLeft() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("esmpy-worker")) {
                thread.join();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void runsEachTaskOnceAndNoneAfterReturning(int threads) {
        SplittableRandom random = new SplittableRandom(threads);
        try (WorkerPool pool = new WorkerPool(threads)) {
            for (int round = 0; round < ROUNDS; round++) {
                int tasks = random.nextInt(40);
                int failing = random.nextInt(4) == 0 && tasks > 0 ? random.nextInt(tasks) : -1;
                boolean interrupted = random.nextInt(4) == 0;
                long delays = random.nextLong();
                check(pool, tasks, failing, interrupted, delays, "round " + round + " of " + threads + " threads");
            }
        }
    }

    private static void check(WorkerPool pool, int tasks, int failing, boolean interrupted, long delays, String round) {
        AtomicIntegerArray runs = new AtomicIntegerArray(Math.max(1, tasks));
        AtomicInteger running = new AtomicInteger();
        Optional<Throwable> thrown = Optional.empty();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            pool.run(tasks, task -> {
                running.incrementAndGet();
                try {
                    delay(delays >>> task & 3);
                    runs.incrementAndGet(task);
                    if (task == failing && task % 2 == 0) {
                        throw new StackOverflowError(round);
                    }
                    if (task == failing) {
                        throw new IllegalStateException(round);
                    }
                } finally {
                    running.decrementAndGet();
                }
            });
        } catch (StackOverflowError | IllegalStateException e) {
            thrown = Optional.of(e);
        }
        assertThat(Thread.interrupted()).as(round).isEqualTo(interrupted);
        assertThat(running).as(round).hasValue(0);
        assertThat(thrown.map(Throwable::getMessage))
                .as(round)
                .isEqualTo(failing < 0 ? Optional.empty() : Optional.of(round));
        for (int task = 0; task < tasks; task++) {
            assertThat(runs.get(task)).as(round).isBetween(failing < 0 || task == failing ? 1 : 0, 1);
        }
    }

    private static void delay(long turns) {
        for (long i = 0; i < turns * turns; i++) {
            Thread.yield();
        }
    }

    /** Another thread cancels whatever runs, over and over: anywhere from the start of a fit to after its end. */
    @Test
    void fitsCancelledAnyTimeEndWithFactorsAndLeaveNoThread() throws InterruptedException {
        Solver solver = new MuFactory().createDefault();
        Problem small = SmallProblems.poisson(SMALL, 20, 4, 2, 1, new Constraint.SimplexH());
        Problem shared = SmallProblems.poisson(SHARED, 20, 4, 2, 1, new Constraint.SimplexH());
        SplittableRandom random = new SplittableRandom(1);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Thread canceller = new Thread(() -> {
            SplittableRandom pauses = new SplittableRandom(2);
            while (!over.get()) {
                delay(pauses.nextInt(15));
                stop.set(true);
            }
        });
        canceller.start();
        int cancelled = 0;
        for (int i = 0; i < CANCELLED_FITS; i++) {
            Problem problem = i % SHARED_EVERY == 0 ? shared : small;
            stop.set(false);
            FitResult result = Fit.of(problem, solver)
                    .start(SmallProblems.start(problem, i))
                    .until(StoppingRules.iterations(20))
                    .threads(1 + random.nextInt(4))
                    .listener(point -> !stop.get())
                    .run();
            cancelled += result.stopReason() == StopReason.CANCELLED ? 1 : 0;
            assertThat(result.objectiveNats()).as("fit %d", i).isFinite();
        }
        over.set(true);
        canceller.join();
        assertThat(cancelled).isPositive();
    }
}
