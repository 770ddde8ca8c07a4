package org.esmpy.bench.cli.study;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.esmpy.bench.cli.terminal.FitProgresses;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.cluster.ClusterRuns;
import org.esmpy.bench.cluster.LostWorkException;
import org.esmpy.bench.score.RunEnd;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.CarriedRun;
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
final class StudyWatcher implements StudyListener, ClusterRuns.Ended<StudyRun, CarriedRun> {
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
        List<StudyRun> open = folder.left();
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
        say(finished.run(), words(finished.rows()), sinceBegin(finished.run()));
    }

    @Override
    public void done(StudyRun run, CarriedRun carried) throws IOException {
        folder.worksOn(carried.machine(), parallel);
        List<RunsTable.Row> rows = folder.put(run, carried);
        if (rows.get(0).isFailed()) {
            sayFailed(run, rows.get(0).reason(), carried.seconds());
        } else {
            say(run, words(rows), carried.seconds());
        }
    }

    @Override
    public void lost(StudyRun run, LostWorkException reason) throws IOException {
        String sentence = OneLineErrors.reason(reason);
        folder.putFailed(run, RunEnd.failed(sentence, 0));
        sayFailed(run, sentence, 0);
    }

    @Override
    public void failed(StudyRun run, RuntimeException failure, double seconds) throws IOException {
        String reason = OneLineErrors.reason(failure);
        folder.putFailed(run, RunEnd.failed(reason, seconds));
        sayFailed(run, reason, sinceBegin(run));
        if (debug) {
            failure.printStackTrace(err);
        }
    }

    private static String words(List<RunsTable.Row> rows) {
        return String.format(
                Locale.ROOT,
                "mean angle %.2f deg, %.1f s",
                StudySummary.of(rows).get(0).angleDeg().mean(),
                rows.get(0).seconds().orElseThrow());
    }

    private double sinceBegin(StudyRun run) {
        return (System.nanoTime() - begun.get(run)) / NANOSECONDS;
    }

    private void sayFailed(StudyRun run, String reason, double seconds) {
        progress.finish();
        err.println("error: " + run + ": " + reason);
        say(run, "failed", seconds);
    }

    private void say(StudyRun run, String how, double seconds) {
        ended++;
        remaining.ended(run, seconds);
        progress.finish();
        err.println(place(ended) + run + ": " + how
                + remaining.words().map(words -> "; " + words).orElse(""));
        err.flush();
    }

    private String place(int number) {
        return number + "/" + runs + " ";
    }
}
