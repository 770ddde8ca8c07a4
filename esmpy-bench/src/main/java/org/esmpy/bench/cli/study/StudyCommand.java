package org.esmpy.bench.cli.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.SparkOption;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.DebugOption;
import org.esmpy.bench.cli.terminal.FitProgresses;
import org.esmpy.bench.cluster.Cluster;
import org.esmpy.bench.cluster.ClusterRuns;
import org.esmpy.bench.report.Report;
import org.esmpy.bench.result.GrowingResult;
import org.esmpy.bench.result.Machine;
import org.esmpy.bench.study.CarriedRun;
import org.esmpy.bench.study.SolverPairs;
import org.esmpy.bench.study.Study;
import org.esmpy.bench.study.StudyFiles;
import org.esmpy.bench.study.StudyFolder;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.StudyRunner;
import org.esmpy.bench.study.StudySummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy study}: runs a grid of phantoms, doses, seeds and solvers. */
@Command(
        name = "study",
        description = "Simulates phantoms at several doses and seeds, or takes maps with the truth in them, has each"
                + " solver fit every map, and compares with the truth. A study that was stopped goes on where it was.",
        footer = {
            "",
            "A study file, where settings are those of 'fit --config':",
            "  phantoms: [brg-fp-capv]",
            "  doses: [18, 293]",
            "  seeds: 1-10",
            "  physics: {continuum: bernstein-2}        (of the phantoms, if not the usual)",
            "  keep: factors                            (W, H and spectra of every run)",
            "  settings: {specimen: {thicknessNm: 100, densityGPerCm3: 4.5}}",
            "  maps: [f.hspy]                           (files with the truth in them)",
            "  solvers:",
            "    nmf: {}",
            "    esmpy: {}",
            "    fast: {solver: {id: esmpy}, pipeline: {fast: true}}",
            "",
            "Example:",
            "  esmpy study low-dose.yaml --out study"
        })
@RefusesOthers(because = "its settings are in the study file")
public final class StudyCommand implements Callable<Integer> {
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
            description = "Folder for runs.csv, summary.csv, pairs.csv, machines.csv, figures and files of each run.")
    private Path out;

    @Option(
            names = "--retry-failed",
            description = "Repeat the runs that failed before; otherwise they stay rows with their reasons.")
    private boolean retryFailed;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Number of runs at a time, at most as many as the cores allow; results do not depend on"
                    + " it. Runs whose settings do not name threads share the cores (default: cores /"
                    + " threads of a run; with --spark as many as the cluster takes).")
    private @Nullable Integer asked;

    @Mixin
    private SparkOption spark;

    @Inject
    StudyCommand(StudyFiles files, StudyRunner runner) {
        this.files = files;
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Study study = files.read(file);
        runner.check(study);
        if (asked != null && asked < 1) {
            throw new ParameterException(spec.commandLine(), "--parallel needs at least 1 run at a time, got " + asked);
        }
        Optional<Cluster> cluster = spark.connect(); // before anything is written
        int parallel = cluster.isPresent() ? atATime().orElse(cluster.get().slots()) : parallel(study, err);
        List<Path> inputs = new ArrayList<>(List.of(file));
        study.maps().forEach(map -> inputs.add(map.file()));
        try (GrowingResult results = GrowingResult.open(out, spec.name(), inputs)) {
            StudyFolder folder = StudyFolder.open(results, study);
            if (cluster.isEmpty()) {
                folder.worksOn(Machine.current(), parallel);
            }
            if (retryFailed) {
                folder.forgetFailed();
            } else if (folder.failed() > 0) {
                err.println("esmpy: runs that failed before are not repeated: " + folder.failed()
                        + "; --retry-failed repeats them");
            }
            try (FitProgresses progress = new FitProgresses(err)) {
                boolean debug = DebugOption.isGiven(spec.commandLine());
                StudyWatcher watcher = new StudyWatcher(study, folder, parallel, progress, err, debug);
                if (cluster.isPresent()) {
                    new ClusterRuns<StudyRun, CarriedRun>(cluster.get(), run -> StudyWork.of(study, run))
                            .run(folder.left(), atATime(), watcher);
                } else {
                    runner.run(study, folder.done(), parallel, watcher);
                }
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
        } finally {
            cluster.ifPresent(Cluster::close);
        }
    }

    private OptionalInt atATime() {
        return asked == null ? OptionalInt.empty() : OptionalInt.of(asked);
    }

    private int parallel(Study study, PrintWriter err) {
        int cores = Runtime.getRuntime().availableProcessors();
        int parallel = study.parallel(cores, atATime());
        if (asked != null && parallel < asked) {
            err.println("esmpy: " + asked + " runs at a time do not fit into " + cores + " cores; running " + parallel
                    + " at a time");
        }
        return parallel;
    }
}
