package org.esmpy.bench.cli.terminal;

import java.io.PrintWriter;
import org.esmpy.solver.analysis.RunListener;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Handles Ctrl-C (SIGINT) while it is open: makes a {@link StopRequest}, or quits if there are no results to keep.
 * Where that signal is unknown or ignored, as in the background of a script, it has no effect. A shutdown hook could
 * not do this, since it does not notice a second Ctrl-C.
 */
public final class Interruption implements AutoCloseable {
    private static final String SIGNAL = "INT";

    /** Exit status that shells expect of an interrupted command: 128 + SIGINT. */
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

    /** A listener that passes all events on to {@code watcher}, and cancels the run after Ctrl-C. */
    public RunListener listener(RunListener watcher) {
        return request.listener(watcher);
    }

    /** Exit status of a command that ended normally or after a stop request. */
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
