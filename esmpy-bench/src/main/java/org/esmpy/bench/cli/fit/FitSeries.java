package org.esmpy.bench.cli.fit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.esmpy.bench.cli.options.AbsolutePath;
import org.esmpy.bench.cli.options.InputFiles;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.MapSeries;
import org.esmpy.bench.fit.UsedSource;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.settings.CalibrationSettings;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhaseNumber;
import org.esmpy.bench.settings.PriorSettings;
import org.esmpy.io.Printable;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.SplitElement;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import org.esmpy.solver.analysis.RunListener;

/**
 * Fits a series of maps: first all of them as one map, which gives the spectra that they share; then each map with these
 * spectra, whose brightness is free.
 */
final class FitSeries {
    /** Folder of the fit of all of them. */
    static final String COMMON = "common";

    private final FileFit fit;
    private final OverwriteOption overwrite;
    private final PrintWriter console;
    private final PrintWriter err;

    FitSeries(FileFit fit, OverwriteOption overwrite, PrintWriter console, PrintWriter err) {
        this.fit = fit;
        this.overwrite = overwrite;
        this.console = console;
        this.err = err;
    }

    /**
     * Reads the maps.
     *
     * @throws IllegalArgumentException if they are no series, or the settings do not suit one
     */
    SpectrumImage read(List<Path> files, FitSettings settings) throws IOException {
        if (files.size() < 2) {
            throw new IllegalArgumentException("--series needs at least 2 maps, got " + files.size());
        }
        if (InputFiles.names(files).containsValue(COMMON)) {
            throw new IllegalArgumentException("the folder '" + COMMON
                    + "' of a series is that of all maps together; give the map of that name another one");
        }
        if (!settings.solver().id().equals(PhaseAnalysis.ID)
                || settings.pipeline().mode() == Mode.DIRECT) {
            throw new IllegalArgumentException("--series needs the low-dose pipeline of the solver " + PhaseAnalysis.ID
                    + "; leave out --solver and --pipeline");
        }
        if (!settings.priors().pure().isEmpty()
                || settings.priors().exposure().isPresent()
                || settings.masks().pixels().isPresent()) {
            throw new IllegalArgumentException(
                    "--pure, --exposure and --mask-pixels belong to one map, not to a series; leave them out");
        }
        if (settings.specimen().freeThickness().orElse(false)) {
            throw new IllegalArgumentException("--free-thickness would give the phases of each map other spectra, which"
                    + " those of a series share; leave it out");
        }
        MapSeries series = new MapSeries();
        for (Path file : files) {
            series.add(Printable.of(file.toString()), fit.read(file, settings, err));
        }
        return series.whole();
    }

    /**
     * Fits all maps as one.
     *
     * @param out     folder of the series
     * @param watcher makes what watches the fit from what shows its progress
     * @return settings for the fit of each map, with the spectra that were found
     */
    FitSettings common(
            List<Path> files, SpectrumImage whole, FitSettings settings, Path out, UnaryOperator<RunListener> watcher)
            throws IOException {
        Path target = out.resolve(COMMON);
        console.println("all " + files.size() + " maps together:");
        try (ResultFolder folder = overwrite.folder(target, files.toArray(Path[]::new))) {
            FitSettings withPipeline = settings.edit()
                    .pipeline(before -> before.withMode(Mode.LOW_DOSE))
                    .specimen(before -> before.withFreeThickness(false))
                    .settings();
            Fitted fitted = fit.runTogether(files, whole, withPipeline, folder.path(), watcher, console, err);
            folder.publish();
            console.println("Results are in " + Printable.of(target.toString()));
            console.flush();
            return known(fitted, withPipeline, target.resolve("W.csv"));
        }
    }

    /** With the columns of G and the weights that were found. */
    private static FitSettings known(Fitted fitted, FitSettings settings, Path w) {
        List<String> elements = fitted.settings().elements();
        List<String> stray = fitted.findings().stream()
                .flatMap(found -> found.elements().stream())
                .map(found -> found.element().symbol())
                .filter(symbol -> !elements.contains(symbol))
                .toList();
        Map<String, Double> split = fitted.splits().stream()
                .collect(Collectors.toMap(element -> element.element().symbol(), SplitElement::energyKeV));
        List<String> phases = IntStream.rangeClosed(1, fitted.phases())
                .mapToObj(k -> k + ":" + AbsolutePath.of(w) + "#phase_" + k)
                .toList();
        String continuum = fitted.sources().stream()
                .filter(source -> source.quantity().equals("continuum"))
                .map(UsedSource::id)
                .findFirst()
                .orElseThrow();
        return settings.edit()
                .elements(elements)
                .physics(before -> before.withContinuum(continuum))
                .splitKeV(settings.splitKeV().isEmpty() ? split : settings.splitKeV())
                .calibration(before -> before.withSplit(false)
                        .withStray(
                                !before.findsStray()
                                        ? before.stray()
                                        : stray.isEmpty() ? List.of(CalibrationSettings.OFF) : stray))
                .phases(PhaseNumber.of(fitted.phases()))
                .order(Optional.empty())
                .specimen(before -> fitted.settings().specimen())
                .priors(before ->
                        new PriorSettings(List.of(), List.of(), phases, List.of(), Optional.empty(), Optional.empty()))
                .settings();
    }
}
