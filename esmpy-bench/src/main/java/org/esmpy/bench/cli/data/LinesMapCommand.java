package org.esmpy.bench.cli.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.MapOptions;
import org.esmpy.bench.cli.options.model.ReadingOptions;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.linemap.Background;
import org.esmpy.bench.linemap.LineMaps;
import org.esmpy.bench.linemap.LineWindow;
import org.esmpy.bench.linemap.MapFiles;
import org.esmpy.bench.linemap.ModelBackground;
import org.esmpy.bench.linemap.TwoWindows;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy lines-map}: writes maps of the intensity of X-ray lines. */
@Command(
        name = "lines-map",
        description = "Maps the intensity of lines: the counts in a window of two widths of the line, less background.",
        footer = {
            "",
            "Lines are named by element and line: Fe-Ka (both K-alpha lines), Fe-Kb1, Fe-K-L3; see 'esmpy lines'.",
            "",
            "Examples:",
            "  esmpy lines-map map.hspy --lines Fe-Ka,O-Ka --out lines.tif",
            "  esmpy lines-map map.hspy --lines Fe-Ka,O-Ka --background model --out lines.npy"
        })
@RefusesOthers(because = "it fits no phases")
public final class LinesMapCommand implements Callable<Integer> {
    private final FormatCatalog formats;
    private final PhysicsTables physics;
    private final FitRunner runner;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "INPUT", description = "A map in any readable format.")
    private Path input;

    @Option(names = "--lines", required = true, split = ",", paramLabel = "LINE", description = "E.g. Fe-Ka,O-Ka.")
    private List<String> lines;

    @Option(
            names = "--background",
            defaultValue = "windows",
            paramLabel = "KIND",
            description =
                    "windows (default): the mean of two windows beside the line; model: the bremsstrahlung of a fit to"
                            + " the sum spectrum; none.")
    private Kind background;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "maps.tif (a stack for ImageJ), maps.npy (lines x rows x columns) or maps.png (a picture each).")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private MapOptions map;

    @Inject
    LinesMapCommand(FormatCatalog formats, PhysicsTables physics, FitRunner runner) {
        this.formats = formats;
        this.physics = physics;
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<String> names = lines.stream().distinct().toList();
        for (Path file : MapFiles.files(out, names)) {
            overwrite.check(file, input);
        }
        SpectrumImage image = ReadProgress.read(formats, input, reading.options(), map.settings(), err);
        double beamKeV = image.acquisition()
                .beamKeV()
                .orElseThrow(() -> new IllegalArgumentException(
                        input.getFileName() + ": the beam energy is unknown; give it with --beam-kev"));
        List<LineWindow> windows = names.stream()
                .map(name -> LineWindow.of(
                        name, physics.emissionLines(), beamKeV, physics.detectorResponse(), image.energy()))
                .toList();
        List<Element> elements = Stream.concat(
                        image.metadata().elements().stream(), windows.stream().map(LineWindow::element))
                .distinct()
                .toList();
        for (LineWindow window : windows) {
            LineMaps.disturbances(window, elements, physics.emissionLines(), beamKeV, background == Kind.WINDOWS)
                    .forEach(sentence -> err.println("warning: " + sentence));
        }
        double[] maps = LineMaps.of(image, windows, background(image, elements));
        List<Path> written = MapFiles.write(out, names, maps, image.shape(), image.pixelSize());
        print(windows, maps, image.shape().pixels(), written);
        return 0;
    }

    private Background background(SpectrumImage image, List<Element> elements) {
        return switch (background) {
            case NONE -> Background.none();
            case WINDOWS -> new TwoWindows();
            case MODEL -> {
                FitSettings settings = FitSettings.defaults()
                        .edit()
                        .elements(elements.stream().map(Element::symbol).toList())
                        .phases(1)
                        .settings();
                yield ModelBackground.of(image, settings, runner);
            }
        };
    }

    private void print(List<LineWindow> windows, double[] maps, int pixels, List<Path> written) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf("%-8s %12s %21s %14s%n", "line", "energy/keV", "window/keV", "net counts");
        for (int k = 0; k < windows.size(); k++) {
            double sum = 0;
            for (int p = 0; p < pixels; p++) {
                sum += maps[k * pixels + p];
            }
            LineWindow window = windows.get(k);
            console.printf(
                    Locale.ROOT,
                    "%-8s %12.4f %10.4f-%10.4f %14.1f%n",
                    window.name(),
                    window.energyKeV(),
                    window.energyKeV() - window.fwhmKeV(),
                    window.energyKeV() + window.fwhmKeV(),
                    sum);
        }
        written.forEach(file -> console.println("Written: " + file));
        console.flush();
    }

    /** Ways to find the background. */
    enum Kind {
        WINDOWS,
        MODEL,
        NONE
    }
}
