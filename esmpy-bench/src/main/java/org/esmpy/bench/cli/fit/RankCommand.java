package org.esmpy.bench.cli.fit;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.ModelOptions;
import org.esmpy.bench.cli.options.search.RunOptions;
import org.esmpy.bench.cli.options.search.SimplexOption;
import org.esmpy.bench.cli.settings.ConfigOption;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.FitProgress;
import org.esmpy.bench.cli.terminal.FontWarning;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.fit.RankRunner;
import org.esmpy.bench.fit.RankRunner.Ranked;
import org.esmpy.bench.result.RankFiles;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.result.ResultSource;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.words.RankWords;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.rank.RankResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy rank}: finds how many phases a map supports. */
@Command(
        name = "rank",
        description =
                "Finds how many phases the counts support: phases are added while one more describes the counts better"
                        + " than noise alone would.",
        footer = {
            "",
            "Options of fit about prior knowledge of phases, and those that choose or stop a solver, are refused.",
            "",
            "Examples:",
            "  esmpy rank map.hspy --max-phases 6 --thickness-nm 100 --density 4.5 --out ranked",
            "  esmpy rank map.hspy --json"
        })
@RefusesOthers(because = "its fits have settings of their own")
public final class RankCommand implements Callable<Integer> {
    private final FormatCatalog formats;
    private final RankRunner runner;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "INPUT", description = "A map in any readable format.")
    private Path input;

    @Option(
            names = "--max-phases",
            defaultValue = "" + PhaseAnalysis.MOST_PHASES,
            paramLabel = "N",
            description = "Largest number of phases to try (default " + PhaseAnalysis.MOST_PHASES
                    + "); the search ends at the first phase that gains no more than noise.")
    private int maxPhases;

    @Mixin
    private ConfigOption config;

    @Mixin
    private ModelOptions model;

    @Mixin
    private SimplexOption simplex;

    @Mixin
    private RunOptions run;

    @Option(names = "--json", description = "Print machine-readable JSON.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for rank.json and the picture rank.png.")
    private @Nullable Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Inject
    RankCommand(FormatCatalog formats, RankRunner runner) {
        this.formats = formats;
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException {
        if (maxPhases < 1) {
            throw new ParameterException(spec.commandLine(), "--max-phases must be at least 1, got " + maxPhases);
        }
        PrintWriter err = spec.commandLine().getErr();
        FitSettings settings = config.settings();
        if (out == null) {
            Ranked ranked = rank(settings, err);
            print(ranked, ResultSource.of(input), spec.commandLine().getOut());
            return 0;
        }
        try (ResultFolder folder = overwrite.folder(out, input)) {
            Ranked ranked = rank(settings, err);
            ResultSource source = ResultSource.of(input);
            FontWarning.print(err);
            RankFiles.write(ranked, source, folder.path());
            folder.publish();
            print(ranked, source, spec.commandLine().getOut());
            return 0;
        }
    }

    private Ranked rank(FitSettings settings, PrintWriter err) throws IOException {
        SpectrumImage image =
                ReadProgress.read(formats, input, settings.reading().options(), settings.map(), err);
        Ranked ranked;
        try (FitProgress progress = FitProgress.of("rank", maxPhases, err)) {
            ranked = runner.run(image, settings, maxPhases, progress);
        }
        ranked.warnings().forEach(warning -> err.println("warning: " + warning));
        return ranked;
    }

    private void print(Ranked ranked, ResultSource source, PrintWriter console) throws IOException {
        if (json) {
            console.println(RankFiles.json(ranked, source));
        } else {
            RankResult result = ranked.result();
            console.printf("%6s  %13s  %13s  %8s%n", "phases", "gain/nats", "noise/nats", "repeated");
            for (RankResult.Step step : result.steps()) {
                console.printf(
                        Locale.ROOT,
                        "%6d  %13s  %13s  %8d%s%n",
                        step.phases(),
                        step.gain()
                                .map(gain -> String.format(Locale.ROOT, "%.1f", gain.nats()))
                                .orElse(""),
                        step.gain()
                                .map(gain -> String.format(Locale.ROOT, "%.1f", gain.noiseNats()))
                                .orElse(""),
                        step.repeated(),
                        step.phases() == result.phases() ? "  chosen" : "");
            }
            console.println(RankWords.why(result));
            if (out != null) {
                console.println("Results are in " + out);
            }
        }
        console.flush();
    }
}
