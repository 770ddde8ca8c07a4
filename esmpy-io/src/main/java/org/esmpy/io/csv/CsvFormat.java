package org.esmpy.io.csv;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.esmpy.io.ImagePart;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumWriter;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.internal.PlainNumber;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.model.SpectrumImage;

/**
 * Single spectra as a table for spreadsheets and plotting: the header {@code energy_keV,counts}, then a row per channel
 * with the energy of its centre, numbers in full precision. There is no place for anything else.
 */
public final class CsvFormat implements SpectrumImageWriter, SpectrumWriter {
    private static final CSVFormat TABLE = CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader("energy_keV", "counts")
            .get();

    @Inject
    public CsvFormat() {}

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String description() {
        return "comma-separated values (.csv): single spectra, energy_keV and counts";
    }

    @Override
    public List<String> extensions() {
        return List.of("csv");
    }

    @Override
    public Set<ImagePart> omits(Path file) {
        return EnumSet.complementOf(EnumSet.of(ImagePart.ENERGY_AXIS));
    }

    @Override
    public void write(SpectrumImage image, Path file, WriteOptions options) throws IOException {
        if (image.shape().pixels() != 1 || options.decomposition().isPresent()) {
            throw new IllegalArgumentException("csv files hold one spectrum, but the image has "
                    + image.shape().pixels() + " pixels or a decomposition; write .hspy or .rpl");
        }
        writeSpectrum(Spectrum.of(image), file);
    }

    @Override
    public void writeSpectrum(Spectrum spectrum, Path file) throws IOException {
        double[] values = spectrum.values();
        AtomicFiles.write(file, part -> {
            try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.US_ASCII);
                    CSVPrinter printer = new CSVPrinter(writer, TABLE)) {
                for (int l = 0; l < values.length; l++) {
                    printer.printRecord(spectrum.energy().centreKeV(l), PlainNumber.of(values[l]));
                }
            }
        });
    }
}
