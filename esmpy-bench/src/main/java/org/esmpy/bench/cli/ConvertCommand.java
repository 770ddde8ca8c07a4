package org.esmpy.bench.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.esmpy.io.FormatCatalog;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.npy.NpyFormat;
import org.esmpy.model.SpectrumImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esmpy convert}: from one format to another. */
@Command(
        name = "convert",
        description = "Converts a map into the format that the extension of OUT names.",
        footer = {
            "",
            "Examples:",
            "  esmpy convert map.emd map.hspy",
            "  esmpy convert counts.npz map.hspy --shape 128x128 --energy-offset-kev 0.2 --energy-width-kev 0.01 \\",
            "        --beam-kev 200 --take-off-deg 35"
        })
final class ConvertCommand implements Callable<Integer> {
    private final FormatCatalog formats;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "A map in any readable format.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "File to write, e.g. map.hspy.")
    private Path out;

    @Mixin
    private ReadingOptions reading;

    @Inject
    ConvertCommand(FormatCatalog formats) {
        this.formats = formats;
    }

    @Override
    public Integer call() throws IOException {
        SpectrumImageWriter writer = formats.writerFor(out);
        ReadOptions options = reading.options();
        SpectrumImage image = formats.read(in, options);
        writer.write(image, out, WriteOptions.defaults());
        PrintWriter err = spec.commandLine().getErr();
        if (writer instanceof NpyFormat) {
            err.println("warning: NumPy files keep no metadata, .npy files no axes either; reading them takes options");
        } else if (!image.metadata().matrices().isEmpty() && !writer.id().equals("hspy")) {
            err.println("warning: the matrices " + image.metadata().matrices().keySet()
                    + " are left out; .hspy keeps them");
        }
        spec.commandLine().getOut().println(out + ": " + image);
        return 0;
    }
}
