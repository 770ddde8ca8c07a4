package org.esmpy.bench.cli.terminal;

import java.io.IOException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Where progress bars are drawn on a terminal: as wide as it is when they begin. Left to itself, the bar would have the
 * terminal take over Ctrl-C, which then kills the program before it can remove what is unfinished.
 */
final class TerminalBar {
    private static final int USUAL_WIDTH = 80;

    private TerminalBar() {}

    static ProgressBarConsumer onStderr() {
        return new ConsoleProgressBarConsumer(System.err, width() - 1);
    }

    private static int width() {
        try (Terminal terminal =
                TerminalBuilder.builder().dumb(true).nativeSignals(false).build()) {
            return terminal.getWidth() > 1 ? terminal.getWidth() : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        }
    }
}
