package org.esmpy.bench.cli.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.ModelOptions;
import org.esmpy.bench.cli.options.search.SearchOptions;
import org.esmpy.bench.cli.settings.ConfigOption;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.FitProgresses;
import org.esmpy.bench.cli.terminal.FontWarning;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.fit.Baselines;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.report.Report;
import org.esmpy.bench.result.FitFiles;
import org.esmpy.bench.result.PluginRecord;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.result.ResultSource;
import org.esmpy.bench.score.RunEnd;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.study.Comparison;
import org.esmpy.bench.study.CpuTime;
import org.esmpy.io.SideImage;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.esmpy.solver.analysis.Outcome;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.catalog.SolverCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy compare}: fits one map with several solvers. */
@Command(
        name = "compare",
        description = "Fits a map with several solvers, all with the same data, start and stopping rule, and compares"
                + " them: with the truth if the file carries it.",
        footer = {
            "",
            "All solvers start from kmeans unless --start says otherwise; the solver esmpy runs the low-dose pipeline,",
            "which has its own starts, only with --pipeline low-dose.",
            "",
            "Examples:",
            "  esmpy simulate brg-fp-capv --dose 50 --seed 1 --out f.hspy",
            "  esmpy compare f.hspy --solvers nmf,mu,newton --thickness-nm 100 --density 4.5 --out compared"
        })
@RefusesOthers(because = "it fits with all of --solvers")
public final class CompareCommand implements Callable<Integer> {
    private static final double NANOSECONDS = 1e9;

    private final FormatCatalog formats;
    private final PluginRecord plugins;
    private final SolverCatalog solvers;
    private final FitRunner runner;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "INPUT", description = "A map in any readable format.")
    private Path input;

    @Option(
            names = "--solvers",
            required = true,
            split = ",",
            paramLabel = "ID",
            description = "Solvers to compare, see 'esmpy list'.")
    private List<String> ids;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for runs.csv and a folder of results for each solver.")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private ConfigOption config;

    @Mixin
    private ModelOptions model;

    @Mixin
    private SearchOptions search;

    @Inject
    CompareCommand(FormatCatalog formats, SolverCatalog solvers, FitRunner runner, PluginRecord plugins) {
        this.plugins = plugins;
        this.formats = formats;
        this.solvers = solvers;
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ids.forEach(id -> Baselines.knownId(solvers, id));
        FitSettings common = config.settings();
        String name = input.getFileName().toString();
        List<RunsTable.Row> rows = new ArrayList<>();
        Map<String, RuntimeException> failures = new LinkedHashMap<>();
        try (ResultFolder folder = overwrite.folder(out, input);
                FitProgresses progress = new FitProgresses(err)) {
            SpectrumImage image =
                    ReadProgress.read(formats, input, common.reading().options(), common.map(), err);
            List<SideImage> images = common.priors().guide().isPresent()
                    ? ReadProgress.sideImages(formats, input, common.reading().options(), err)
                    : List.of();
            double dose = image.counts().total() / (double) image.counts().pixels();
            for (String id : ids.stream().distinct().toList()) {
                FitSettings settings = Comparison.settings(common, id);
                RunListener watcher = progress.next(id);
                long start = System.nanoTime();
                Fitted fitted;
                List<RunsTable.Row> found;
                try {
                    CpuTime cpu = CpuTime.start();
                    fitted = runner.run(image, images, settings, cpu.listener(watcher));
                    found = Comparison.rows(name, dose, id, fitted, cpu);
                } catch (CancellationException ended) {
                    throw ended;
                } catch (RuntimeException failure) {
                    failures.put(id, failure);
                    double seconds = (System.nanoTime() - start) / NANOSECONDS;
                    RunEnd end = RunEnd.failed(OneLineErrors.reason(failure), seconds);
                    rows.add(RunsTable.Row.failed(name, dose, settings.seed(), id, end));
                    continue;
                }
                fitted.warnings().forEach(warning -> err.println("warning: " + id + ": " + warning));
                FitFiles.write(
                        fitted,
                        ResultSource.of(input),
                        plugins.of(fitted.settings(), input),
                        List.of(),
                        Files.createDirectory(folder.path().resolve(id)));
                rows.addAll(found);
            }
            if (rows.stream().allMatch(RunsTable.Row::isFailed)) {
                throw failures.values().iterator().next();
            }
            RunsTable.write(rows, folder.path().resolve("runs.csv"));
            Report.write(folder.path(), folder.path());
            folder.publish();
            FontWarning.print(err);
        }
        failures.forEach((id, failure) -> err.println("error: " + id + ": " + OneLineErrors.reason(failure)));
        print(rows, spec.commandLine().getOut());
        return failures.isEmpty() ? 0 : 1;
    }

    private void print(List<RunsTable.Row> rows, PrintWriter out) {
        out.printf(
                "%-15s %-16s %10s %9s %15s %11s %9s  %s%n",
                "solver", "phase", "angle/deg", "map MAE", "objective/nats", "iterations", "seconds", "stopped");
        for (RunsTable.Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "%-15s %-16s %10s %9s %15s %11s %9s  %s%n",
                    row.solver(),
                    row.phase(),
                    Figures.known("%.2f", row.angleDeg()),
                    Figures.known("%.4f", row.mapMae()),
                    Figures.known("%.2f", row.objective()),
                    iterations(row),
                    Figures.known("%.2f", row.seconds()),
                    Outcome.inWords(row.stopReason()));
        }
        out.println("Results are in " + this.out);
        out.flush();
    }

    private static String iterations(RunsTable.Row row) {
        return row.iterations().isPresent()
                ? Integer.toString(row.iterations().getAsInt())
                : row.isFailed() ? "" : "pipeline";
    }
}
