package org.esmpy.bench.cli.terminal;

import java.io.IOException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Draws progress bars on a terminal, in the width that the terminal has at the beginning. It does not use the terminal
 * of the library, which would handle Ctrl-C and end the program before unfinished files are removed.
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
