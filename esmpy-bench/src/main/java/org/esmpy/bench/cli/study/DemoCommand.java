package org.esmpy.bench.cli.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.terminal.FitProgresses;
import org.esmpy.bench.cli.terminal.FontWarning;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.report.Report;
import org.esmpy.bench.result.FitFiles;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.result.ResultSource;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.Demo;
import org.esmpy.bench.study.FinishedRun;
import org.esmpy.bench.study.StudyListener;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.StudyRunner;
import org.esmpy.bench.study.figure.DecompositionFigure;
import org.esmpy.solver.analysis.RunListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code esmpy demo}: runs the reference experiment in under a minute. */
@Command(
        name = "demo",
        description =
                "Simulates Bridgmanite with Ferropericlase and Ca-perovskite at 293 and 18 counts per pixel, fits"
                        + " plain NMF and esmpy, and compares both with the truth; decomposition.png shows the map of 18 counts.",
        footer = {"", "Example:", "  esmpy demo --out demo-out"})
public final class DemoCommand implements Callable<Integer> {
    private final StudyRunner studies;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            defaultValue = "demo-out",
            paramLabel = "DIR",
            description = "Folder for the results (default demo-out).")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N", description = "Seed of the noise (default 0).")
    private long seed;

    @Inject
    DemoCommand(StudyRunner studies) {
        this.studies = studies;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (ResultFolder folder = overwrite.folder(out);
                FitProgresses progress = new FitProgresses(err)) {
            List<RunsTable.Row> rows = new ArrayList<>();
            List<FinishedRun> atLowDose = new ArrayList<>();
            studies.run(Demo.study(seed), Set.of(), new StudyListener() {
                @Override
                public RunListener begin(StudyRun run) {
                    return progress.next(run.solver() + " at " + run.doseText() + " counts per pixel");
                }

                @Override
                public void end(FinishedRun finished) throws IOException {
                    StudyRun run = finished.run();
                    Fitted fitted = finished.fitted();
                    fitted.warnings().forEach(warning -> err.println("warning: " + run + ": " + warning));
                    Path results = Files.createDirectories(
                            folder.path().resolve("dose-" + run.doseText()).resolve(run.solver()));
                    FitFiles.write(fitted, new ResultSource(run.toString(), ""), List.of(), List.of(), results);
                    rows.addAll(finished.rows());
                    if (run.dose() == Demo.LOW_DOSE) {
                        atLowDose.add(finished);
                    }
                }
            });
            RunsTable.write(rows, folder.path().resolve("runs.csv"));
            DecompositionFigure.write(atLowDose, folder.path());
            Report.write(folder.path(), folder.path());
            folder.publish();
            progress.finish();
            FontWarning.print(err);
            print(rows, spec.commandLine().getOut());
        }
        return 0;
    }

    private void print(List<RunsTable.Row> rows, PrintWriter out) {
        out.printf(
                "%6s  %-7s %-15s %10s %9s %11s %9s%n",
                "dose", "solver", "phase", "angle/deg", "map MAE", "iterations", "seconds");
        for (RunsTable.Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%6.0f  %-7s %-15s %10.2f %9.4f %11s %9.2f%n",
                    row.dose(),
                    row.solver(),
                    row.phase(),
                    row.angleDeg().orElseThrow(),
                    row.mapMae().orElseThrow(),
                    row.iterations().isPresent() ? row.iterations().getAsInt() : "pipeline",
                    row.seconds().orElseThrow());
        }
        out.println("Results are in " + this.out);
        out.flush();
    }
}
