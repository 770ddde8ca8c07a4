package org.esmpy.bench.cli.study;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.esmpy.bench.cli.terminal.FitProgresses;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.score.RunEnd;
import org.esmpy.bench.study.FinishedRun;
import org.esmpy.bench.study.RemainingTime;
import org.esmpy.bench.study.Study;
import org.esmpy.bench.study.StudyFolder;
import org.esmpy.bench.study.StudyListener;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.StudySummary;
import org.esmpy.solver.analysis.RunListener;

/**
 * Prints the progress of a study and stores its results. Runs one at a time have a bar, several at a time a line each.
 */
final class StudyWatcher implements StudyListener {
    private static final double NANOSECONDS = 1e9;

    private final int runs;
    private final StudyFolder folder;
    private final int parallel;
    private final FitProgresses progress;
    private final PrintWriter err;
    private final boolean debug;
    private final RemainingTime remaining;
    private final Map<StudyRun, Long> begun = new HashMap<>();
    private int ended;

    /**
     * @param parallel number of runs at a time
     * @param err      stderr
     * @param debug    whether stack traces are shown
     */
    StudyWatcher(
            Study study, StudyFolder folder, int parallel, FitProgresses progress, PrintWriter err, boolean debug) {
        Set<StudyRun> done = folder.done();
        List<StudyRun> open =
                study.runs().stream().filter(run -> !done.contains(run)).toList();
        this.runs = study.runs().size();
        this.ended = runs - open.size();
        this.folder = folder;
        this.parallel = parallel;
        this.progress = progress;
        this.err = err;
        this.debug = debug;
        this.remaining = new RemainingTime(open, parallel);
    }

    @Override
    public RunListener begin(StudyRun run) {
        begun.put(run, System.nanoTime());
        return parallel == 1 ? progress.next(place(ended + 1) + run) : RunListener.none();
    }

    @Override
    public void end(FinishedRun finished) throws IOException {
        folder.put(finished);
        say(
                finished.run(),
                String.format(
                        Locale.ROOT,
                        "mean angle %.2f deg, %.1f s",
                        StudySummary.of(finished.rows()).get(0).angleDeg().mean(),
                        finished.fitted().outcome().seconds()));
    }

    @Override
    public void failed(StudyRun run, RuntimeException failure, double seconds) throws IOException {
        String reason = OneLineErrors.reason(failure);
        folder.putFailed(run, RunEnd.failed(reason, seconds));
        progress.finish();
        err.println("error: " + run + ": " + reason);
        if (debug) {
            failure.printStackTrace(err);
        }
        say(run, "failed");
    }

    private void say(StudyRun run, String how) {
        ended++;
        remaining.ended(run, (System.nanoTime() - begun.get(run)) / NANOSECONDS);
        progress.finish();
        err.println(place(ended) + run + ": " + how
                + remaining.words().map(words -> "; " + words).orElse(""));
        err.flush();
    }

    private String place(int number) {
        return number + "/" + runs + " ";
    }
}
