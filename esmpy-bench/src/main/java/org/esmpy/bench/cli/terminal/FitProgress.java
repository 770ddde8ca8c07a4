package org.esmpy.bench.cli.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;

/** Shows the progress of a fit on stderr: a bar on a terminal, a line every few seconds elsewhere. */
public final class FitProgress implements RunListener, AutoCloseable {
    private static final double SECONDS_BETWEEN_LINES = 5;

    private final String task;
    private final PrintWriter err;
    private final ProgressBar bar;
    private double lastLineSeconds;

    private FitProgress(String task, PrintWriter err, ProgressBar bar) {
        this.task = task;
        this.err = err;
        this.bar = bar;
    }

    /**
     * @param maxIterations length of the bar
     * @param err           stderr
     */
    public static FitProgress of(String task, int maxIterations, PrintWriter err) {
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(maxIterations)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(System.console() == null ? new Silent() : TerminalBar.onStderr());
        return new FitProgress(task, err, builder.build());
    }

    @Override
    public boolean onIteration(TracePoint point) {
        String state = String.format(Locale.ROOT, "%.1f nats", point.objectiveNats());
        if (point.iteration() > bar.getMax()) {
            bar.maxHint(point.iteration());
        }
        bar.stepTo(point.iteration());
        bar.setExtraMessage(state);
        if (System.console() == null && point.seconds() - lastLineSeconds >= SECONDS_BETWEEN_LINES) {
            lastLineSeconds = point.seconds();
            err.printf(Locale.ROOT, "%s: iteration %d, %s, %.0f s%n", task, point.iteration(), state, point.seconds());
            err.flush();
        }
        return true;
    }

    @Override
    public void onPhases(int phases) {
        say("trying " + (phases == 1 ? "1 phase" : phases + " phases"));
    }

    @Override
    public void onStage(LowDoseStage stage) {
        bar.maxHint(100);
        bar.stepTo(Math.round(100 * stage.share()));
        say(stage.words());
    }

    private void say(String words) {
        bar.setExtraMessage(words);
        if (System.console() == null) {
            err.println(task + ": " + words);
            err.flush();
        }
    }

    @Override
    public void close() {
        bar.close();
    }

    /** Draws nothing. */
    private static final class Silent implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return 80;
        }

        @Override
        public void accept(String rendered) {
            // Lines are written by the listener instead.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
