package org.esmpy.bench.cli.fit;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.esmpy.bench.cli.terminal.FitProgress;
import org.esmpy.bench.cli.terminal.FontWarning;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.info.SideImageFacts;
import org.esmpy.bench.report.Report;
import org.esmpy.bench.report.units.OxideFile;
import org.esmpy.bench.result.FitFiles;
import org.esmpy.bench.result.PluginRecord;
import org.esmpy.bench.result.PluginUse;
import org.esmpy.bench.result.ResultSource;
import org.esmpy.bench.result.Sha256;
import org.esmpy.bench.result.SideImageFiles;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.io.Printable;
import org.esmpy.io.SideImage;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.analysis.RunListener;

/** Fits the map of a file and writes what was found into a folder. */
final class FileFit {
    private final FormatCatalog formats;
    private final FitRunner runner;
    private final PluginRecord plugins;

    @Inject
    FileFit(FormatCatalog formats, FitRunner runner, PluginRecord plugins) {
        this.formats = formats;
        this.runner = runner;
        this.plugins = plugins;
    }

    /**
     * Fits.
     *
     * @param input   the file
     * @param name    what the result calls the file
     * @param folder  where the files of the result are written
     * @param watcher makes what watches the fit from what shows its progress
     * @param out     gets what was found
     * @param err     gets progress and warnings
     */
    Fitted run(
            Path input,
            String name,
            FitSettings settings,
            Path folder,
            UnaryOperator<RunListener> watcher,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        SpectrumImage image = read(input, settings, err);
        List<SideImage> beside =
                ReadProgress.sideImages(formats, input, settings.reading().options(), err);
        List<SideImageFacts> images = SideImageFiles.writePictures(beside, folder); // before the fit needs the memory
        List<SideImage> guides = settings.priors().guide().isPresent() ? beside : List.of();
        Fitted fitted = fit(image, guides, settings, watcher, err);
        ResultSource source = new ResultSource(name, Sha256.of(input));
        write(fitted, source, plugins.of(settings, input), images, folder, out, err);
        return fitted;
    }

    /**
     * Fits several maps as one.
     *
     * @param inputs  their files
     * @param image   the map that they are together
     * @param folder  where the files of the result are written
     * @param watcher makes what watches the fit from what shows its progress
     * @param out     gets what was found
     * @param err     gets progress and warnings
     */
    Fitted runTogether(
            List<Path> inputs,
            SpectrumImage image,
            FitSettings settings,
            Path folder,
            UnaryOperator<RunListener> watcher,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        Fitted fitted = fit(image, List.of(), settings, watcher, err);
        ResultSource source = ResultSource.of(inputs);
        write(fitted, source, plugins.of(settings, inputs.get(0)), List.of(), folder, out, err);
        return fitted;
    }

    /** The map of a file as the settings want it. */
    SpectrumImage read(Path input, FitSettings settings, PrintWriter err) throws IOException {
        return ReadProgress.read(formats, input, settings.reading().options(), settings.map(), err);
    }

    private static void write(
            Fitted fitted,
            ResultSource source,
            List<PluginUse> plugins,
            List<SideImageFacts> images,
            Path folder,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        fitted.warnings().forEach(warning -> err.println("warning: " + Printable.of(warning)));
        FontWarning.print(err);
        int cores = Runtime.getRuntime().availableProcessors();
        try (WorkerPool workers =
                new WorkerPool(fitted.settings().withUsualThreads(cores).threads())) {
            workers.run(2, part -> {
                try {
                    if (part == 0) {
                        FitFiles.writeFindings(fitted, source, plugins, images, folder);
                        Report.write(folder, fitted.image(), folder);
                    } else {
                        FitFiles.writeDecomposition(fitted, folder);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        FitSummary.print(fitted, out);
        if (fitted.settings().specimen().oxides()) {
            OxideFile.lines(folder).forEach(out::println);
        }
    }

    private Fitted fit(
            SpectrumImage image,
            List<SideImage> images,
            FitSettings settings,
            UnaryOperator<RunListener> watcher,
            PrintWriter err) {
        try (FitProgress progress =
                FitProgress.of(settings.solver().id(), settings.stop().maxIterations(), err)) {
            return runner.run(image, images, settings, watcher.apply(progress));
        }
    }
}
