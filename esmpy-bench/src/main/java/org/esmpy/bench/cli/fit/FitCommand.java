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
import org.esmpy.bench.cli.settings.ConfigOption;
import org.esmpy.bench.cli.settings.FitOptions;
import org.esmpy.bench.cli.terminal.FitProgress;
import org.esmpy.bench.cli.terminal.FontWarning;
import org.esmpy.bench.cli.terminal.Interruption;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.info.SideImageFacts;
import org.esmpy.bench.report.Report;
import org.esmpy.bench.report.units.OxideFile;
import org.esmpy.bench.result.FitFiles;
import org.esmpy.bench.result.PluginRecord;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.result.ResultSource;
import org.esmpy.bench.result.SideImageFiles;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.io.Printable;
import org.esmpy.io.SideImage;
import org.esmpy.io.catalog.FormatCatalog;
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
    private final FormatCatalog formats;
    private final PluginRecord plugins;
    private final FitRunner runner;

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

    @Inject
    FitCommand(FormatCatalog formats, FitRunner runner, PluginRecord plugins) {
        this.plugins = plugins;
        this.formats = formats;
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter console = spec.commandLine().getOut();
        FitSettings settings = config.settings();
        try (Interruption interruption = Interruption.byCtrlC(err)) {
            if (InputFiles.areSeveral(inputs)) {
                int status = new FitBatch(out, overwrite, console, err)
                        .run(
                                InputFiles.expand(inputs),
                                (file, folder) -> fitInto(file, folder, settings, interruption),
                                () -> interruption.status() != 0);
                return interruption.status() == 0 ? status : interruption.status();
            }
            fitInto(inputs.get(0), out, settings, interruption);
            return interruption.status();
        }
    }

    private Fitted fitInto(Path input, Path target, FitSettings settings, Interruption interruption)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (ResultFolder folder = overwrite.folder(target, input)) {
            SpectrumImage image =
                    ReadProgress.read(formats, input, settings.reading().options(), settings.map(), err);
            List<SideImage> beside =
                    ReadProgress.sideImages(formats, input, settings.reading().options(), err);
            List<SideImageFacts> images = SideImageFiles.writePictures( // before the fit, which needs the memory
                    beside, folder.path());
            Fitted fitted =
                    fit(image, settings.priors().guide().isPresent() ? beside : List.of(), settings, interruption, err);
            fitted.warnings().forEach(warning -> err.println("warning: " + Printable.of(warning)));
            FontWarning.print(err);
            FitFiles.write(fitted, ResultSource.of(input), plugins.of(settings, input), images, folder.path());
            Report.write(folder.path(), fitted.image(), folder.path());
            folder.publish();
            FitSummary.print(fitted, spec.commandLine().getOut());
            if (settings.specimen().oxides()) {
                OxideFile.lines(target).forEach(spec.commandLine().getOut()::println);
            }
            spec.commandLine().getOut().println("Results are in " + Printable.of(target.toString()));
            open.show(target.resolve("report.html"), spec.commandLine().getOut(), err);
            return fitted;
        }
    }

    private Fitted fit(
            SpectrumImage image,
            List<SideImage> beside,
            FitSettings settings,
            Interruption interruption,
            PrintWriter err) {
        try (FitProgress progress =
                FitProgress.of(settings.solver().id(), settings.stop().maxIterations(), err)) {
            return runner.run(image, beside, settings, interruption.listener(progress));
        }
    }
}
