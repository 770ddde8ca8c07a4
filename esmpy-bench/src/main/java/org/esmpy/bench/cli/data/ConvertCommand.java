package org.esmpy.bench.cli.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.options.model.MapOptions;
import org.esmpy.bench.cli.options.model.ReadingOptions;
import org.esmpy.bench.cli.settings.RefusesOthers;
import org.esmpy.bench.cli.terminal.ReadProgress;
import org.esmpy.bench.result.SideImageFiles;
import org.esmpy.bench.settings.MapSettings;
import org.esmpy.io.ImagePart;
import org.esmpy.io.Printable;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumWriter;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy convert}: reads a map in one format and writes it in another. */
@Command(
        name = "convert",
        description = "Converts a map into the format that the extension of OUT names.",
        footer = {
            "",
            "Examples:",
            "  esmpy convert map.emd map.hspy --from-kev 0.1",
            "  esmpy convert map.hspy sum.csv --sum",
            "  esmpy convert map.emd haadf.tif --image HAADF",
            "  esmpy convert counts.npz map.hspy --shape 128x128 --energy-offset-kev 0.2 --energy-width-kev 0.01 \\",
            "        --beam-kev 200 --take-off-deg 35"
        })
@RefusesOthers(because = "it fits nothing")
public final class ConvertCommand implements Callable<Integer> {
    private final FormatCatalog formats;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "A map in any readable format.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "File to write, e.g. map.hspy.")
    private Path out;

    @Mixin
    private OverwriteOption overwrite;

    @Option(
            names = "--from-kev",
            paramLabel = "KEV",
            description = "Leave out the channels below, e.g. the zero peak, which Velox does not show.")
    private @Nullable Double fromKeV;

    @Option(
            names = "--image",
            paramLabel = "NAME",
            description = "Write an image that the file holds beside its spectra, such as HAADF, instead of"
                    + " the map: as"
                    + " .tif, .npy or .png. 'esmpy info' lists them.")
    private @Nullable String image;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private MapOptions map;

    @Inject
    ConvertCommand(FormatCatalog formats) {
        this.formats = formats;
    }

    @Override
    public Integer call() throws IOException {
        if (image != null) {
            writeSideImage(image);
            return 0;
        }
        SpectrumImageWriter writer = formats.writerFor(out);
        overwrite.check(out, in);
        ReadOptions options = reading.options();
        SpectrumImageReader reader =
                options.format().isPresent() ? formats.reader(options.format().get()) : formats.readerFor(in);
        if (writer instanceof SpectrumWriter spectra) {
            Spectrum spectrum = spectrum(reader, options);
            spectra.writeSpectrum(spectrum, out);
            report(
                    ImagePart.of(spectrum),
                    writer,
                    options,
                    "1 spectrum of " + spectrum.energy().channels() + " channels");
            return 0;
        }
        SpectrumImage read = read(reader, options, map.settings());
        writer.write(read, out, WriteOptions.defaults());
        report(ImagePart.of(read), writer, options, read.toString());
        return 0;
    }

    private void writeSideImage(String name) throws IOException {
        SideImageFiles.check(out);
        overwrite.check(out, in);
        if (fromKeV != null || !map.settings().equals(MapSettings.whole())) {
            throw new IllegalArgumentException(
                    "--image " + name + " writes an image as it is; leave out the options that change the map");
        }
        List<SideImage> images = formats.readSideImages(in, reading.options());
        SideImage chosen = images.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(in.getFileName() + ": no image '" + name + "'; available: "
                                + images.stream().map(SideImage::name).toList()));
        SideImageFiles.write(chosen, out);
        spec.commandLine()
                .getOut()
                .println(Printable.of(out + ": " + chosen.shape().height() + " x "
                        + chosen.shape().width() + " pixels of " + name));
    }

    /** The spectrum of a file that holds one, whether of counts or not, or the sum of a map. */
    private Spectrum spectrum(SpectrumImageReader reader, ReadOptions options) throws IOException {
        MapSettings asked = map.settings();
        boolean whole = fromKeV == null && asked.withSum(false).equals(MapSettings.whole());
        Optional<Spectrum> single =
                whole ? formats.readSpectrum(in, options.withFormat(reader.id())) : Optional.empty();
        if (single.isPresent()) {
            return single.get();
        }
        SpectrumImage image = read(reader, options, asked.withSum(false)); // a spectrum can hold larger sums
        if (image.shape().pixels() > 1 && !asked.sum()) {
            throw new IllegalArgumentException(out.getFileName() + " can hold one spectrum, but " + in.getFileName()
                    + " has " + image.shape().pixels()
                    + " pixels; --sum writes their sum, .hspy, .rpl and .npz hold them all");
        }
        return asked.sum() ? Spectrum.sumOf(image) : Spectrum.of(image);
    }

    private SpectrumImage read(SpectrumImageReader reader, ReadOptions options, MapSettings settings)
            throws IOException {
        SpectrumImage image = ReadProgress.read(
                formats,
                in,
                options.withFormat(reader.id()),
                settings,
                spec.commandLine().getErr());
        EnergyAxis axis = image.energy();
        return fromKeV == null ? image : image.cropEnergy(axis.firstChannelFrom(fromKeV), axis.channels());
    }

    /** Prints what was written, and which parts of the input were not. */
    private void report(Set<ImagePart> parts, SpectrumImageWriter writer, ReadOptions options, String content)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ImagePart.lost(parts, writer.omits(out))
                .ifPresent(lost -> err.println(
                        "warning: " + out.getFileName() + " cannot hold: " + lost + "; .hspy keeps everything"));
        List<String> images = ReadProgress.sideImages(formats, in, options, err).stream()
                .map(SideImage::name)
                .toList();
        if (!images.isEmpty()) {
            err.println(Printable.of("warning: images beside the spectra are not written: " + String.join(", ", images)
                    + "; --image NAME writes one"));
        }
        spec.commandLine().getOut().println(Printable.of(out + ": " + content));
    }
}
