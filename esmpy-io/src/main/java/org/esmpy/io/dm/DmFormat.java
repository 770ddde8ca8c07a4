package org.esmpy.io.dm;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 * Gatan DigitalMicrograph's {@code .dm3} and {@code .dm4} files: X-ray spectra and spectrum images.
 *
 * <p>Source: C. Boothroyd's and G. Jefferis' descriptions of the structure, and the tags as found in files.
 */
public final class DmFormat implements SpectrumImageReader {
    private static final int BEGIN_BYTES = 32;

    @Inject
    public DmFormat() {}

    @Override
    public String id() {
        return "dm";
    }

    @Override
    public String description() {
        return "Gatan DigitalMicrograph (.dm3, .dm4): X-ray spectra and spectrum images";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        return isIn(FileBytes.begin(file, BEGIN_BYTES, ByteOrder.BIG_ENDIAN))
                ? ProbeResult.accepted("the header of DigitalMicrograph, version 3 or 4")
                : ProbeResult.refused("no header of DigitalMicrograph");
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        ProbeResult answer = probe(file);
        if (!answer.recognised()) {
            throw SpectrumFormatException.atOffset(file, 0, "holds " + answer.reason());
        }
        try (FileBytes bytes = FileBytes.open(file, ByteOrder.BIG_ENDIAN)) {
            DmTags tags = DmTags.read(bytes);
            return options.overrides().applyTo(new DmReading(bytes, tags, options).image(progress));
        }
    }

    /** Version, a flag of the byte order, and the two flags that begin the root group. */
    private static boolean isIn(ByteBuffer begin) {
        int version = begin.limit() == BEGIN_BYTES ? begin.getInt(0) : 0;
        if (version != DmTags.VERSION_3 && version != DmTags.VERSION_4) {
            return false;
        }
        int flagAt = version == DmTags.VERSION_3 ? 8 : 12;
        int order = begin.getInt(flagAt);
        return (order == 0 || order == 1) && begin.get(flagAt + 4) >= 0 && begin.get(flagAt + 4) <= 1;
    }
}
