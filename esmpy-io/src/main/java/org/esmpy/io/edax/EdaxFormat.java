package org.esmpy.io.edax;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.model.SpectrumImage;

/**
 * EDAX's {@code .spc} spectra, and {@code .spd} maps, whose axes and conditions are in a {@code .spc} file of the same
 * name and whose pixel size is in an {@code .ipr} file.
 *
 * <p>Source: EDAX, "SPC file format 0.70" (2015), "SPD file format 1.001", "IPR file format 3.34".
 */
public final class EdaxFormat implements SpectrumImageReader {
    @Inject
    public EdaxFormat() {}

    @Override
    public String id() {
        return "edax";
    }

    @Override
    public String description() {
        return "EDAX spectra (.spc) and maps (.spd with .spc and .ipr beside it)";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        if (isMap(file)) {
            return ProbeResult.accepted("the signature of an EDAX map");
        }
        return isSpectrum(file)
                ? ProbeResult.accepted("the header of an EDAX spectrum")
                : ProbeResult.refused("neither the signature of an EDAX map nor the header of an EDAX spectrum");
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
            if (isMap(file)) {
                return new SpdMap(bytes).image(options, progress);
            }
            if (!isSpectrum(file)) {
                throw SpectrumFormatException.of(file, "holds neither an EDAX map (.spd) nor an EDAX spectrum (.spc)");
            }
            return options.overrides().applyTo(new SpcSpectrum(bytes).image(options, progress));
        }
    }

    private static boolean isMap(Path file) throws IOException {
        return SpdMap.isIn(FileBytes.begin(file, SpdMap.HEADER_BYTES, ByteOrder.LITTLE_ENDIAN));
    }

    private static boolean isSpectrum(Path file) throws IOException {
        return SpcSpectrum.isIn(FileBytes.begin(file, SpcSpectrum.HEADER_BYTES, ByteOrder.LITTLE_ENDIAN));
    }
}
