package org.esmpy.io.bruker;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.SpectrumImage;

/**
 * Bruker Esprit's {@code .spx} files: one spectrum in XML.
 *
 * <p>Source: the layout as found in files of Esprit and of the M6 Jetstream.
 */
public final class SpxFormat implements SpectrumImageReader {
    private static final int PROBE_BYTES = 1024;
    private static final Pattern BEGIN = Pattern.compile("(?s)\\W*(<\\?xml.*?\\?>)?\\s*<TRTSpectrum[\\s>].*");

    @Inject
    public SpxFormat() {}

    @Override
    public String id() {
        return "bruker-spx";
    }

    @Override
    public String description() {
        return "Bruker Esprit (.spx): single spectra";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String begin = new String(in.readNBytes(PROBE_BYTES), StandardCharsets.ISO_8859_1);
            return BEGIN.matcher(begin).matches()
                    ? ProbeResult.accepted("XML whose root is TRTSpectrum")
                    : ProbeResult.refused("no XML whose root is TRTSpectrum");
        }
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        ProbeResult answer = probe(file);
        if (!answer.recognised()) {
            throw SpectrumFormatException.of(file, "holds " + answer.reason());
        }
        try (InputStream in = Files.newInputStream(file)) {
            SpectrumImage image = new SpxReading(file, in).image();
            progress.onProgress(1, 1);
            return options.overrides().applyTo(image);
        }
    }
}
