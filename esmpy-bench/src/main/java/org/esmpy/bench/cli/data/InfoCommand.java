package org.esmpy.bench.cli.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.model.MapOptions;
import org.esmpy.bench.cli.options.model.ReadingOptions;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.info.ImageInfo;
import org.esmpy.bench.info.SideImageFacts;
import org.esmpy.bench.info.SpectrumInfo;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.io.Printable;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy info}: prints shape, axes, counts and metadata of a file. */
@Command(
        name = "info",
        description = "Shows shape, axes, counts and metadata of a map, and what may be wrong with them.",
        footer = {"", "Examples:", "  esmpy info map.hspy", "  esmpy info map.hspy --json"})
@RefusesOthers(because = "it fits nothing")
public final class InfoCommand implements Callable<Integer> {
    private final FormatCatalog formats;
    private final PhysicsTables physics;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A map in any readable format.")
    private Path file;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private MapOptions map;

    @Option(names = "--json", description = "Print machine-readable JSON.")
    private boolean json;

    @Inject
    InfoCommand(FormatCatalog formats, PhysicsTables physics) {
        this.formats = formats;
        this.physics = physics;
    }

    @Override
    public Integer call() throws IOException {
        ReadOptions options = reading.options();
        SpectrumImageReader reader =
                options.format().isPresent() ? formats.reader(options.format().get()) : formats.readerFor(file);
        PrintWriter out = spec.commandLine().getOut();
        Optional<Spectrum> noCounts = formats.readSpectrum(file, options.withFormat(reader.id()))
                .filter(spectrum -> spectrum.asImage(options.repair()).isEmpty());
        if (noCounts.isPresent()) {
            print(SpectrumInfo.of(reader.id(), noCounts.get()), out);
            return 0;
        }
        SpectrumImage image = read(reader, options);
        List<SideImage> sideImages = ReadProgress.sideImages(
                formats,
                file,
                options.withFormat(reader.id()),
                spec.commandLine().getErr());
        ImageInfo info = ImageInfo.of(reader.id(), image, sideImages, physics.emissionLines());
        if (json) {
            out.println(SettingsFiles.json().writeValueAsString(info));
        } else {
            print(info, out);
        }
        out.flush();
        return 0;
    }

    private SpectrumImage read(SpectrumImageReader reader, ReadOptions options) throws IOException {
        return ReadProgress.read(
                formats,
                file,
                options.withFormat(reader.id()),
                map.settings(),
                spec.commandLine().getErr());
    }

    private void print(SpectrumInfo info, PrintWriter out) throws IOException {
        if (json) {
            out.println(SettingsFiles.json().writeValueAsString(info));
            return;
        }
        line(out, "format", info.format());
        line(out, "title", info.title());
        line(out, "shape", "one spectrum, " + info.channels() + " channels");
        line(
                out,
                "energy",
                String.format(
                        Locale.ROOT,
                        "first channel %.5f keV, %.8f keV per channel",
                        info.energyOffsetKeV(),
                        info.energyWidthKeV()));
        line(out, "values", String.format(Locale.ROOT, "%.6g in all, at most %.6g", info.total(), info.max()));
        number(out, "beam", info.beamKeV(), "keV");
        number(out, "take-off", info.takeOffDeg(), "degrees");
        number(out, "live time", info.liveTimeS(), "s");
        number(out, "real time", info.realTimeS(), "s");
        line(out, "elements", String.join(" ", info.elements()));
        info.doubts().forEach(doubt -> line(out, "doubt", doubt));
    }

    private static void print(ImageInfo info, PrintWriter out) {
        line(out, "format", info.format());
        line(out, "title", info.title());
        line(out, "shape", info.height() + " x " + info.width() + " pixels, " + info.channels() + " channels");
        line(
                out,
                "energy",
                String.format(
                        Locale.ROOT,
                        "first channel %.5f keV, %.8f keV per channel, last %.3f keV",
                        info.energyOffsetKeV(),
                        info.energyWidthKeV(),
                        info.energyOffsetKeV() + (info.channels() - 1) * info.energyWidthKeV()));
        info.pixelUnit().ifPresent(unit -> line(out, "pixel", info.pixelSize().orElseThrow() + " " + unit));
        long cells = (long) info.height() * info.width() * info.channels();
        line(
                out,
                "counts",
                String.format(
                        Locale.ROOT,
                        "%d in all, %.1f per pixel, at most %d, %.2f %% zeros",
                        info.totalCounts(),
                        info.totalCounts() / ((double) info.height() * info.width()),
                        info.maxCount(),
                        100.0 * (cells - info.nonZeros()) / cells));
        number(out, "beam", info.beamKeV(), "keV");
        number(out, "take-off", info.takeOffDeg(), "degrees");
        number(out, "live time", info.liveTimeS(), "s");
        number(out, "real time", info.realTimeS(), "s");
        line(out, "elements", String.join(" ", info.elements()));
        info.notes().forEach((name, text) -> line(out, "note", name + ": " + text));
        info.sideImages().forEach(side -> line(out, "image", described(side)));
        info.doubts().forEach(doubt -> line(out, "doubt", doubt));
    }

    private static String described(SideImageFacts image) {
        String pixel = image.pixelUnit()
                .map(unit -> " of " + (float) image.pixelSize().orElseThrow() + " " + unit)
                .orElse("");
        return image.name() + ": " + image.height() + " x " + image.width() + " pixels" + pixel + ", "
                + (float) image.minimum() + " to " + (float) image.maximum();
    }

    private static void number(PrintWriter out, String name, OptionalDouble value, String unit) {
        line(out, name, value.isPresent() ? (float) value.getAsDouble() + " " + unit : "unknown");
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isBlank()) {
            out.printf("%-10s %s%n", name, Printable.of(value));
        }
    }
}
