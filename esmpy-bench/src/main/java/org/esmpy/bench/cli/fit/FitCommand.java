package org.esmpy.bench.cli.fit;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.InputFiles;
import org.esmpy.bench.cli.options.OpenOption;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.SparkOption;
import org.esmpy.bench.cli.settings.ConfigOption;
import org.esmpy.bench.cli.settings.FitOptions;
import org.esmpy.bench.cli.terminal.Interruption;
import org.esmpy.bench.cluster.Cluster;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.io.Printable;
import org.esmpy.model.SpectrumImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy fit}: decomposes maps into phases and writes folders of results. */
@Command(
        name = "fit",
        abbreviateSynopsis = true,
        description = "Decomposes a map into phases: spectra, abundance maps and compositions.",
        footer = {
            "",
            "Examples:",
            "  esmpy fit map.hspy --phases 3 --out out",
            "  esmpy fit map.hspy --elements O,Mg,Si,Fe --excluded Cu --phases 3 \\",
            "        --thickness-nm 100 --density 4.5 --out out",
            "  esmpy fit map.hspy --config out/result.json --out again",
            "  esmpy fit a.bcf b.emd 'more/*.hspy' --phases 3 --out many",
            "  esmpy fit 'frames/*.hspy' --series --phases 3 --out series",
            "",
            "The Cu of a grid is not an element of the specimen: name it with --excluded, or leave it to"
                    + " --stray, which finds elements that are not listed.",
            "",
            "docs/glossary.md and the end of every report explain the terms."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:Done.",
            "1:Failed.",
            "2:Wrong usage.",
            "130:Interrupted by Ctrl-C. The best result so far is written if a single solver has begun to"
                    + " iterate or the low-dose pipeline has chosen among its starts; before that, or after"
                    + " Ctrl-C twice, nothing is written."
        })
public final class FitCommand implements Callable<Integer> {
    private final FileFit fit;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "A map in any readable format. Several maps, a pattern such as 'maps/*.bcf', or a list of"
                    + " maps in a"
                    + " file @FILE, are fitted one after the other, each into a folder in DIR, with a"
                    + " row in batch.csv.")
    private List<Path> inputs;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results.")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private ConfigOption config;

    @Mixin
    private FitOptions options;

    @Mixin
    private OpenOption open;

    @Option(names = FitHelp.ALL, usageHelp = true, description = "Show all options.")
    private boolean helpAll;

    @Option(
            names = "--series",
            description = "The maps are one series, such as frames, tiles or time steps: their phases have the same"
                    + " spectra, which all maps together give (folder common); then each map is fitted with"
                    + " these.")
    private boolean series;

    @Mixin
    private SparkOption spark;

    @Inject
    FitCommand(FileFit fit) {
        this.fit = fit;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter console = spec.commandLine().getOut();
        FitSettings settings = config.settings();
        boolean several = series || InputFiles.areSeveral(inputs);
        if (spark.isGiven() && !several) {
            throw new IllegalArgumentException(
                    "--spark fits several files, each as a task; leave it out for the one file " + inputs.get(0));
        }
        try (Interruption interruption = Interruption.byCtrlC(err)) {
            if (several) {
                int status = several(settings, interruption, console, err);
                return interruption.status() == 0 ? status : interruption.status();
            }
            fitInto(inputs.get(0), out, settings, interruption);
            return interruption.status();
        }
    }

    private int several(FitSettings settings, Interruption interruption, PrintWriter console, PrintWriter err)
            throws IOException {
        List<Path> files = InputFiles.expand(inputs);
        FitBatch batch = new FitBatch(out, overwrite, console, err);
        FitBatch.Before before = folder -> settings;
        if (series) {
            FitSeries all = new FitSeries(fit, overwrite, console, err);
            SpectrumImage whole = all.read(files, settings); // refuses what is no series before anything is written
            before = folder -> all.common(files, whole, settings, folder, interruption::listener);
        }
        if (spark.isGiven()) {
            try (Cluster cluster = spark.connect().orElseThrow()) {
                return batch.run(files, before, cluster, target -> show(target, console, err));
            }
        }
        return batch.run(
                files,
                before,
                (file, folder, used) -> fitInto(file, folder, used, interruption),
                () -> interruption.status() != 0);
    }

    private Fitted fitInto(Path input, Path target, FitSettings settings, Interruption interruption)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter console = spec.commandLine().getOut();
        try (ResultFolder folder = overwrite.folder(target, input)) {
            Fitted fitted =
                    fit.run(input, input.toString(), settings, folder.path(), interruption::listener, console, err);
            folder.publish();
            show(target, console, err);
            return fitted;
        }
    }

    private void show(Path target, PrintWriter console, PrintWriter err) {
        console.println("Results are in " + Printable.of(target.toString()));
        open.show(target.resolve("report.html"), console, err);
    }
}
