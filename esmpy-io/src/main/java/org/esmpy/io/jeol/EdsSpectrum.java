package org.esmpy.io.jeol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.io.FrameRange;
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
 * Reads a JEOL spectrum ({@code .eds}). The file has a header and counts at fixed places, a list of elements, and
 * conditions at fixed places before the end of the file. It has no signature.
 */
final class EdsSpectrum {
    /** Bytes of the header; the counts follow it. */
    static final int HEADER_BYTES = 458;

    private static final int CHANNELS_AT = 454;
    private static final int WIDTH_AT = 362;
    private static final int OFFSET_AT = 370;
    private static final NumberType COUNTS = new NumberType(NumberType.Kind.SIGNED, 4, ByteOrder.LITTLE_ENDIAN);

    /** Bytes before the end of the file at which the conditions begin: three names of 16 bytes, then numbers. */
    private static final int NAMES_BEFORE_END = 374;

    private static final int BEAM_BEFORE_END = 326;
    private static final int CURRENT_BEFORE_END = 318;
    private static final int TAKE_OFF_BEFORE_END = 178;
    private static final int NAME_BYTES = 16;

    private final FileBytes file;
    private final ByteBuffer header;
    private final int channels;

    private EdsSpectrum(FileBytes file) throws IOException {
        this.file = file;
        this.header = file.at(0, HEADER_BYTES);
        this.channels = header.getInt(CHANNELS_AT);
    }

    /** Whether the first bytes of a file are such a header. */
    static boolean isIn(ByteBuffer begin) {
        return begin.limit() >= HEADER_BYTES
                && begin.getInt(0) > 0
                && begin.getInt(0) < 256
                && JeolDate.isPossible(begin.getDouble(10))
                && begin.getDouble(WIDTH_AT) > 0
                && Double.isFinite(begin.getDouble(WIDTH_AT))
                && begin.getInt(CHANNELS_AT) > 0
                && begin.getInt(CHANNELS_AT) <= CountMatrix.MAX_CHANNELS;
    }

    /**
     * Reads a spectrum.
     *
     * @throws SpectrumFormatException  if it is damaged
     * @throws IllegalArgumentException if frames are chosen
     */
    static SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        if (!options.frames().equals(FrameRange.all())) {
            throw new IllegalArgumentException(
                    file.getFileName() + ": a spectrum has no frames; read without --frames");
        }
        try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
            EdsSpectrum spectrum = new EdsSpectrum(bytes);
            CountMatrix counts = DenseCounts.in(
                            file,
                            bytes.channel(),
                            HEADER_BYTES,
                            new DenseCounts.Layout(COUNTS, spectrum.channels, 1),
                            options)
                    .readSpectra(progress);
            return SpectrumImage.of(counts, new ImageShape(1, 1), spectrum.energy())
                    .withAcquisition(spectrum.acquisition())
                    .withMetadata(spectrum.metadata());
        }
    }

    private EnergyAxis energy() {
        try {
            return new EnergyAxis(header.getDouble(OFFSET_AT), header.getDouble(WIDTH_AT), channels);
        } catch (IllegalArgumentException e) {
            throw file.error(WIDTH_AT, "gives no energy axis: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Acquisition acquisition() throws IOException {
        AcquisitionFacts facts = new AcquisitionFacts().times(header.getDouble(258), header.getDouble(266));
        if (hasConditions()) {
            facts.beamKeV(beforeEnd(BEAM_BEFORE_END))
                    .currentNA(beforeEnd(CURRENT_BEFORE_END))
                    .takeOffDeg(beforeEnd(TAKE_OFF_BEFORE_END));
        }
        return facts.acquisition();
    }

    private ImageMetadata metadata() throws IOException {
        Map<String, String> notes = new TreeMap<>();
        JeolDate.text(header.getDouble(10)).ifPresent(date -> notes.put("date", date));
        String user = file.text(98, 32, JeolEntry.TEXT);
        if (!user.isEmpty()) {
            notes.put("owner", user);
        }
        if (hasConditions()) {
            notes.put("detector", name(0));
            notes.put("microscope", name(1));
        }
        EdsElements elements = new EdsElements(file, HEADER_BYTES + (long) channels * COUNTS.bytes());
        return ImageMetadata.empty()
                .withTitle(file.text(18, 80, JeolEntry.TEXT))
                .withElements(AtomicNumbers.elements(elements.numbers()))
                .withNotes(notes);
    }

    /** Whether the names of the conditions are at their place; in a truncated file they are not. */
    private boolean hasConditions() throws IOException {
        long begin = file.length() - NAMES_BEFORE_END;
        return begin >= HEADER_BYTES + (long) channels * COUNTS.bytes() && isName(name(0)) && isName(name(1));
    }

    private String name(int index) throws IOException {
        return file.text(file.length() - NAMES_BEFORE_END + (long) index * NAME_BYTES, NAME_BYTES, JeolEntry.TEXT);
    }

    private static boolean isName(String name) {
        return name.length() > 1 && name.chars().noneMatch(Character::isISOControl);
    }

    private double beforeEnd(int bytes) throws IOException {
        return file.at(file.length() - bytes, Double.BYTES).getDouble();
    }
}
