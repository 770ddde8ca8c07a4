package org.esmpy.io.edax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.AcquisitionFacts;
import org.esmpy.io.internal.AtomicNumbers;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.NumberType;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Reads a {@code .spc} spectrum: a header of {@value #HEADER_BYTES} bytes with everything at a fixed place, then counts
 * of four bytes. The total, the largest count and the last energy of the header are often stale; they are not used.
 */
final class SpcSpectrum {
    /** Length of the header; the counts follow it in every version. */
    static final int HEADER_BYTES = 3840;

    private static final int MAX_CHANNELS = 4096;
    private static final float MAX_VERSION = 10;
    private static final double KEV_PER_EV = 1e-3;
    private static final int LABEL_BYTES = 256;
    private static final int MAX_ELEMENTS = 48;
    private static final NumberType COUNTS = new NumberType(NumberType.Kind.SIGNED, 4, ByteOrder.LITTLE_ENDIAN);

    private final FileBytes file;
    private final ByteBuffer header;

    /**
     * @throws SpectrumFormatException if the file is no such spectrum
     */
    SpcSpectrum(FileBytes file) throws IOException {
        this.file = file;
        this.header = file.at(0, HEADER_BYTES);
        if (!isIn(header)) {
            throw file.error(
                    28,
                    "is not a header of an EDAX spectrum: data begin at byte " + header.getInt(28) + " with "
                            + header.getShort(32) + " channels of " + header.getInt(384) + " eV; expected byte "
                            + HEADER_BYTES + ", 1 to " + MAX_CHANNELS + " channels and a positive width");
        }
    }

    /** Whether the first bytes of a file are such a header: there is no signature, so several fields are checked. */
    static boolean isIn(ByteBuffer begin) {
        return begin.limit() >= HEADER_BYTES
                && begin.getFloat(0) > 0
                && begin.getFloat(0) < MAX_VERSION
                && begin.getInt(28) == HEADER_BYTES
                && begin.getShort(32) > 0
                && begin.getShort(32) <= MAX_CHANNELS
                && begin.getInt(384) > 0;
    }

    SpectrumImage image(ReadOptions options, ProgressListener progress) throws IOException {
        int channels = header.getShort(32);
        CountMatrix counts = DenseCounts.in(
                        file.file(), file.channel(), HEADER_BYTES, new DenseCounts.Layout(COUNTS, channels, 1), options)
                .readSpectra(progress);
        return SpectrumImage.of(counts, new ImageShape(1, 1), energy(channels))
                .withAcquisition(acquisition())
                .withMetadata(metadata());
    }

    /** The axis with another number of channels, for the map this spectrum belongs to. */
    EnergyAxis energy(int channels) {
        double startKeV = header.getFloat(448);
        if (!Double.isFinite(startKeV)) {
            throw file.error(448, "gives a start energy of " + startKeV + " keV");
        }
        return new EnergyAxis(startKeV, header.getInt(384) * KEV_PER_EV, channels);
    }

    /**
     * Live time and conditions. Azimuth and elevation are those of the detector; the take-off angle includes the tilt.
     */
    Acquisition acquisition() {
        return new AcquisitionFacts()
                .beamKeV(header.getFloat(532))
                .detector(header.getFloat(512), header.getFloat(508), header.getFloat(460))
                .takeOffDeg(header.getFloat(464))
                .times(header.getFloat(456), Double.NaN)
                .acquisition();
    }

    /** Title, date and elements: those of the peak identification. */
    ImageMetadata metadata() throws IOException {
        Map<String, String> notes = new TreeMap<>();
        try {
            LocalDateTime time = LocalDateTime.of(
                    header.getShort(16),
                    header.get(19),
                    header.get(18),
                    header.get(21),
                    header.get(20),
                    header.get(23));
            notes.put("date", time.toLocalDate().toString());
            notes.put("time", DateTimeFormatter.ISO_LOCAL_TIME.format(time));
        } catch (DateTimeException e) { // not set
            notes.clear();
        }
        List<String> elements = new ArrayList<>();
        int listed = Math.min(header.getShort(638), MAX_ELEMENTS);
        for (int i = 0; i < listed; i++) {
            elements.add(String.valueOf(header.getShort(640 + Short.BYTES * i)));
        }
        String label = file.text(64, LABEL_BYTES, StandardCharsets.ISO_8859_1);
        boolean plain = label.chars().noneMatch(Character::isISOControl);
        return ImageMetadata.empty()
                .withTitle(plain ? label : "")
                .withElements(AtomicNumbers.elements(elements))
                .withNotes(notes);
    }
}
