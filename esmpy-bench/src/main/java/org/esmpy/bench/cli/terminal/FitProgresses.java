package org.esmpy.bench.cli.terminal;

import java.io.PrintWriter;
import java.util.Optional;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.analysis.StopSettings;

/** Shows the progress of several fits, one after the other. */
public final class FitProgresses implements AutoCloseable {
    private final PrintWriter err;
    private Optional<FitProgress> current = Optional.empty();

    public FitProgresses(PrintWriter err) {
        this.err = err;
    }

    /** Ends the progress of the fit before and begins that of the next. */
    public RunListener next(String task) {
        finish();
        FitProgress progress = FitProgress.of(task, StopSettings.defaults().maxIterations(), err);
        current = Optional.of(progress);
        return progress;
    }

    /** Ends the progress of the last fit. */
    public void finish() {
        current.ifPresent(FitProgress::close);
        current = Optional.empty();
    }

    @Override
    public void close() {
        finish();
    }
}
