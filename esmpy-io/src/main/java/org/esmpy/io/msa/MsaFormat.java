package org.esmpy.io.msa;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.esmpy.io.ImagePart;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumReader;
import org.esmpy.io.SpectrumWriter;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.model.SpectrumImage;

/**
 * Reads and writes single spectra in the EMSA/MAS format of ISO 22029, Y or XY, in eV or keV. The values need not be
 * counts; if they are whole numbers, the spectrum can also be read as an image of one pixel.
 *
 * <p>Source: ISO 22029:2022 and the samples of its compliance test.
 */
public final class MsaFormat implements SpectrumImageReader, SpectrumImageWriter, SpectrumReader, SpectrumWriter {
    private static final int PROBE_BYTES = 200;

    @Inject
    public MsaFormat() {}

    @Override
    public String id() {
        return "msa";
    }

    @Override
    public String description() {
        return "EMSA/MAS spectra, ISO 22029 (.msa): single spectra";
    }

    @Override
    public List<String> extensions() {
        return List.of("msa");
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String begin = new String(in.readNBytes(PROBE_BYTES), StandardCharsets.ISO_8859_1).strip();
            boolean format = begin.startsWith("#FORMAT")
                    && begin.toUpperCase(Locale.ROOT).contains("EMSA/MAS");
            return format
                    ? ProbeResult.accepted("a text that begins with #FORMAT : EMSA/MAS")
                    : ProbeResult.refused("does not begin with #FORMAT : EMSA/MAS");
        }
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        Spectrum spectrum = readSpectrum(file);
        SpectrumImage image = spectrum.asImage(options.repair()).orElseThrow(() -> noCounts(file, spectrum, options));
        progress.onProgress(1, 1);
        return options.overrides().applyTo(image);
    }

    private static SpectrumFormatException noCounts(Path file, Spectrum spectrum, ReadOptions options) {
        double[] values = spectrum.values();
        int channel = 0;
        while (options.repair().count(values[channel]) >= 0) {
            channel++;
        }
        return SpectrumFormatException.at(
                file,
                "channel " + channel,
                "(" + (float) spectrum.energy().centreKeV(channel) + " keV) holds " + values[channel]
                        + ", which is not a count; " + options.repair().advice(values[channel]));
    }

    @Override
    public Set<ImagePart> omits(Path file) {
        return Set.of(ImagePart.PIXEL_SIZE, ImagePart.MATRICES);
    }

    @Override
    public void write(SpectrumImage image, Path file, WriteOptions options) throws IOException {
        if (image.shape().pixels() != 1 || options.decomposition().isPresent()) {
            throw new IllegalArgumentException("msa files hold one spectrum, but the image has "
                    + image.shape().pixels() + " pixels or a decomposition; write .hspy or .rpl");
        }
        writeSpectrum(Spectrum.of(image), file);
    }

    @Override
    public Spectrum readSpectrum(Path file) throws IOException {
        ProbeResult answer = probe(file);
        if (!answer.recognised()) {
            throw SpectrumFormatException.of(file, answer.reason());
        }
        return MsaText.read(file).spectrum();
    }

    @Override
    public void writeSpectrum(Spectrum spectrum, Path file) throws IOException {
        String text = MsaWriting.text(spectrum);
        AtomicFiles.write(file, part -> Files.writeString(part, text, StandardCharsets.US_ASCII));
    }
}
