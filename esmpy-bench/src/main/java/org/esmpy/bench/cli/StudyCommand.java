package org.esmpy.bench.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.esmpy.bench.comparison.SolverPairs;
import org.esmpy.bench.comparison.Study;
import org.esmpy.bench.comparison.StudyFiles;
import org.esmpy.bench.comparison.StudyFolder;
import org.esmpy.bench.comparison.StudyListener;
import org.esmpy.bench.comparison.StudyRun;
import org.esmpy.bench.comparison.StudyRunner;
import org.esmpy.bench.comparison.StudySummary;
import org.esmpy.bench.html.Report;
import org.esmpy.bench.report.RunEnd;
import org.esmpy.bench.report.RunsTable;
import org.esmpy.bench.result.GrowingResult;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.study.RunListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy study}: a grid of phantoms, doses, seeds and solvers. */
@Command(
        name = "study",
        description = "Simulates phantoms at several doses and seeds, has each solver fit every map, and compares with"
                + " the truth. A study that was stopped goes on where it was.",
        footer = {
            "",
            "A study file, where settings are those of 'fit --config':",
            "  phantoms: [brg-fp-capv]",
            "  doses: [18, 293]",
            "  seeds: 1-10",
            "  settings: {specimen: {thicknessNm: 100, densityGPerCm3: 4.5}}",
            "  solvers:",
            "    nmf: {}",
            "    esmpy: {}",
            "    fast: {solver: {id: esmpy}, pipeline: {fast: true}}",
            "",
            "Example:",
            "  esmpy study low-dose.yaml --out study"
        })
final class StudyCommand implements Callable<Integer> {
    private final StudyFiles files;
    private final StudyRunner runner;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY.yaml", description = "What to compare; YAML or JSON.")
    private Path file;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for runs.csv, summary.csv and pairs.csv.")
    private Path out;

    @Option(
            names = "--retry-failed",
            description = "Repeat the runs that failed before; otherwise they stay rows with their reasons.")
    private boolean retryFailed;

    @Inject
    StudyCommand(StudyFiles files, StudyRunner runner) {
        this.files = files;
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Study study = files.read(file);
        try (GrowingResult results = GrowingResult.open(out, spec.name(), List.of(file))) {
            StudyFolder folder = StudyFolder.open(results, study);
            if (retryFailed) {
                folder.forgetFailed();
            } else if (folder.failed() > 0) {
                err.println(
                        "esmpy: " + folder.failed() + " runs failed before and are not repeated; --retry-failed does");
            }
            try (FitProgresses progress = new FitProgresses(err)) {
                boolean debug = EsmpyCommand.debug(spec.commandLine());
                runner.run(study, folder.done(), new Watcher(study, folder, progress, err, debug));
            }
            List<StudySummary.Line> lines = StudySummary.of(folder.rows());
            List<SolverPairs.Line> pairs = SolverPairs.of(folder.rows());
            StudySummary.write(lines, results.path().resolve("summary.csv"));
            SolverPairs.write(pairs, results.path().resolve("pairs.csv"));
            Report.write(results.folder(), results.path());
            results.publish();
            StudyPrint print = new StudyPrint(spec.commandLine().getOut());
            print.summary(lines);
            print.pairs(SolverPairs.overall(pairs));
            print.place(out);
            return folder.failed() == 0 ? 0 : 1;
        }
    }

    /** Shows how the study proceeds and keeps what it finds. */
    private static final class Watcher implements StudyListener {
        private final int runs;
        private final StudyFolder folder;
        private final FitProgresses progress;
        private final PrintWriter err;
        private final boolean debug;
        private int begun;

        Watcher(Study study, StudyFolder folder, FitProgresses progress, PrintWriter err, boolean debug) {
            this.runs = study.runs().size();
            this.begun =
                    (int) study.runs().stream().filter(folder.done()::contains).count();
            this.folder = folder;
            this.progress = progress;
            this.err = err;
            this.debug = debug;
        }

        @Override
        public RunListener begin(StudyRun run) {
            begun++;
            return progress.next(place() + run);
        }

        @Override
        public void end(StudyRun run, Fitted fitted, List<RunsTable.Row> rows) throws IOException {
            folder.put(run, rows);
            progress.finish();
            err.printf(
                    Locale.ROOT,
                    "%s%s: mean angle %.2f deg, %.1f s%n",
                    place(),
                    run,
                    StudySummary.of(rows).get(0).angleDeg().mean(),
                    fitted.outcome().seconds());
            err.flush();
        }

        @Override
        public void failed(StudyRun run, RuntimeException failure, double seconds) throws IOException {
            String reason = OneLineErrors.reason(failure);
            RunEnd end = RunEnd.failed(reason, seconds);
            folder.put(run, List.of(RunsTable.Row.failed(run.phantom(), run.dose(), run.seed(), run.solver(), end)));
            progress.finish();
            err.println("error: " + run + ": " + reason);
            err.flush();
            if (debug) {
                failure.printStackTrace(err);
            }
        }

        private String place() {
            return begun + "/" + runs + " ";
        }
    }
}
