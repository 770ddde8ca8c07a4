package org.esmpy.solver;

/**
 * Runs parallel work. Work is cut into tasks that do not depend on the number of threads; callers combine the
 * results in task order, so that the bits are the same for any number of threads.
 */
public interface Workers {
    /** Number of threads. */
    int threads();

    /**
     * Runs {@code task} for {@code 0 <= index < tasks} and returns when all are done.
     *
     * @throws RuntimeException what a task threw
     */
    void run(int tasks, Task task);

    /** One piece of parallel work. */
    @FunctionalInterface
    interface Task {
        void run(int index);
    }

    /** Workers that use the calling thread only. */
    static Workers single() {
        return new Workers() {
            @Override
            public int threads() {
                return 1;
            }

            @Override
            public void run(int tasks, Task task) {
                for (int i = 0; i < tasks; i++) {
                    task.run(i);
                }
            }
        };
    }
}
