package org.esmpy.bench.cli.terminal;

import java.io.PrintWriter;
import org.esmpy.solver.analysis.RunListener;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Handles Ctrl-C (SIGINT) while this is open: makes a {@link StopRequest}, or quits if there is nothing to keep. Where
 * that signal is unknown or ignored, as in the background of a script, nothing changes. A shutdown hook is no
 * substitute: it does not notice a second Ctrl-C.
 */
public final class Interruption implements AutoCloseable {
    private static final String SIGNAL = "INT";

    /** What shells expect of a command that was interrupted. */
    private static final int INTERRUPTED = 130;

    private final StopRequest request = new StopRequest();
    private final PrintWriter err;
    private final @Nullable Object before;

    private Interruption(PrintWriter err) {
        this.err = err;
        this.before = Signals.register(SIGNAL, this::interrupt);
    }

    /**
     * Begins to listen.
     *
     * @param err stderr
     */
    public static Interruption byCtrlC(PrintWriter err) {
        return new Interruption(err);
    }

    /** Watches a run for {@code watcher}, and cancels it when interrupted. */
    public RunListener listener(RunListener watcher) {
        return request.listener(watcher);
    }

    /** Exit status of a command that has done what it could. */
    public int status() {
        return request.isMade() ? INTERRUPTED : 0;
    }

    private void interrupt() {
        if (!request.make()) {
            Runtime.getRuntime().exit(INTERRUPTED);
        }
        String below = System.console() == null ? "" : System.lineSeparator();
        err.println(below + "esmpy: stopping with the best so far; press Ctrl-C again to quit without results");
        err.flush();
    }

    @Override
    public void close() {
        Signals.unregister(SIGNAL, before);
    }
}
