package org.esmpy.bench.cli.fit;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.esmpy.bench.calibrate.CalibrationReport;
import org.esmpy.bench.calibrate.CalibrationRunner;
import org.esmpy.bench.calibrate.CalibrationRunner.Calibrated;
import org.esmpy.bench.calibrate.DriftRunner;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.ModelOptions;
import org.esmpy.bench.cli.settings.ConfigOption;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.words.FindingsWords;
import org.esmpy.io.Printable;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.Calibration;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy calibrate}: finds energy axis and line shape from the summed spectrum. */
@Command(
        name = "calibrate",
        description =
                "Finds offset, gain, peak width and tails from the summed spectrum, with errors, and elements that are"
                        + " in the spectrum but not listed.",
        footer = {
            "",
            "fit does the same before it fits. Options of fit about phases and solvers are refused.",
            "",
            "Examples:",
            "  esmpy calibrate map.hspy --elements Mg,Si,Al,Ca,Fe",
            "  esmpy calibrate standard.emd --elements auto --out detector.json",
            "  esmpy fit map.emd --calibration detector.json --out out"
        })
@RefusesOthers(because = "it fits no phases")
public final class CalibrateCommand implements Callable<Integer> {
    private static final double PERCENT = 100;

    private final FormatCatalog formats;
    private final CalibrationRunner runner;
    private final DriftRunner drifts;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "INPUT", description = "A map or spectrum in any readable format.")
    private Path input;

    @Option(names = "--json", description = "Print machine-readable JSON.")
    private boolean json;

    @Option(
            names = "--drift",
            description =
                    "Calibrate the segments of the detector and groups of frames as well, where the file stores them"
                            + " separately, and print their differences.")
    private boolean drift;

    @Option(names = "--out", paramLabel = "FILE", description = "Save the calibration (JSON) for --calibration.")
    private @Nullable Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Mixin
    private ConfigOption config;

    @Mixin
    private ModelOptions model;

    @Inject
    CalibrateCommand(FormatCatalog formats, CalibrationRunner runner, DriftRunner drifts) {
        this.formats = formats;
        this.runner = runner;
        this.drifts = drifts;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (out != null) {
            overwrite.check(out, input);
        }
        FitSettings settings = config.settings();
        SpectrumImage image =
                ReadProgress.read(formats, input, settings.reading().options(), settings.map(), err);
        Calibrated found = runner.run(image, settings);
        found.warnings().forEach(warning -> err.println("warning: " + Printable.of(warning)));
        String document = SettingsFiles.json().writeValueAsString(CalibrationReport.of(found.findings()));
        if (json) {
            spec.commandLine().getOut().println(document);
        } else {
            print(found, spec.commandLine().getOut());
        }
        if (out != null) {
            AtomicFiles.write(out, part -> Files.writeString(part, document + System.lineSeparator()));
        }
        if (drift) {
            print(
                    drifts.run(
                            image,
                            found,
                            settings,
                            part -> ReadProgress.read(formats, input, part, settings.map(), err)),
                    json ? err : spec.commandLine().getOut());
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static void print(List<DriftRunner.Part> parts, PrintWriter out) {
        if (parts.size() < 2) {
            out.println("a drift cannot be measured: the file does not store segments or frames separately, or one was"
                    + " chosen");
            return;
        }
        out.printf("%-14s %10s %18s %20s %18s%n", "part", "counts", "offset/eV", "gain/%", "width/eV");
        for (DriftRunner.Part part : parts) {
            out.printf(
                    Locale.ROOT,
                    part.found().gainNats() > 0
                            ? "%-14s %10d %18s %20s %18s%n"
                            : "%-14s %10d  agrees with the axis of the file%n",
                    Printable.of(part.name()),
                    part.counts(),
                    words(part.found().value(CalibrationParameter.OFFSET), "%+.2f", 1),
                    words(part.found().value(CalibrationParameter.GAIN), "%+.4f", PERCENT),
                    words(part.found().value(CalibrationParameter.WIDTH), "%.1f", 1));
        }
        double spreadEV = DriftRunner.spreadEV(parts);
        out.println(
                spreadEV > 0
                        ? String.format(
                                Locale.ROOT, "offsets differ by up to %.1f eV, beyond three standard errors", spreadEV)
                        : "no two offsets differ by more than three standard errors");
    }

    private static String words(Calibration.Value value, String format, double scale) {
        String text = String.format(Locale.ROOT, format, value.value() * scale);
        return Double.isFinite(value.standardError())
                ? text + " ± " + String.format(Locale.ROOT, "%.2g", value.standardError() * scale)
                : text;
    }

    private static void print(Calibrated found, PrintWriter out) {
        Calibration calibration = found.findings().calibration();
        out.printf("%-12s %12s %12s %12s%n", "parameter", "start", "value", "± s.e.");
        for (Calibration.Value value : calibration.values()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %12.6g %12.6g %12s  %s%n",
                    value.parameter().id(),
                    value.start(),
                    value.value(),
                    Double.isFinite(value.standardError())
                            ? String.format(Locale.ROOT, "%.3g", value.standardError())
                            : "",
                    words(value.state()));
        }
        out.println(
                "offset in eV at 0 keV, gain as a share, width in eV at Mn Ka, tail in um of incomplete collection");
        out.println(calibration.instrument().escape() ? "with escape peaks" : "without escape peaks");
        out.printf(
                Locale.ROOT,
                "%s; chi2 per channel %.2f with free lines and continuum%n",
                verdict(calibration),
                calibration.unexplained());
        out.println("elements: " + String.join(" ", found.elements()));
        found.findings().elements().forEach(element -> out.println("found " + FindingsWords.of(element)));
    }

    /** The gain of the calibration; without one, whether the present values explain the spectrum. */
    private static String verdict(Calibration calibration) {
        if (calibration.gainNats() > 0) {
            return String.format(Locale.ROOT, "the spectrum is %.1f nats more likely", calibration.gainNats());
        }
        return calibration.explainsSpectrum()
                ? "the counts agree with these values"
                : "nothing was calibrated, and these values do not explain the counts";
    }

    private static String words(Calibration.State state) {
        return switch (state) {
            case FOUND -> "";
            case UNDETERMINED -> "the counts do not determine it";
            case FIXED -> "not calibrated";
        };
    }
}
