package org.esmpy.io.jeol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.AcquisitionFacts;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.Progress;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;

/**
 * Reads a JEOL map ({@code .pts}): a preamble, a dictionary, and the stream of the events of all frames. Channels are
 * those of the raw events, of which the zero peak is the lowest; JEOL's own spectra begin at 0 keV and are bent below
 * 0.525 keV.
 */
final class PtsMap {
    private static final byte[] SIGNATURE = "PTTDFILE".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURE_AT = 4;
    private static final int PREAMBLE_BYTES = 0x24;
    private static final String MAP = "PTTD Data/AnalyzableMap MeasData/";
    private static final String PARAMETERS = "PTTD Param/Params/";
    private static final Pattern PIXELS = Pattern.compile("(\\d{1,4})x\\1");
    private static final int WORDS_AT_ONCE = 1 << 17;
    private static final double UM_PER_MM = 1e3;

    private final FileBytes file;
    private final JeolEntry root;
    private final long streamBegin;
    private final long streamEnd;

    private PtsMap(FileBytes file) throws IOException {
        this.file = file;
        ByteBuffer preamble = file.at(0, PREAMBLE_BYTES);
        this.root = JeolDictionary.read(
                file, Integer.toUnsignedLong(preamble.getInt(0x14)), Integer.toUnsignedLong(preamble.getInt(0x18)));
        this.streamBegin = Integer.toUnsignedLong(preamble.getInt(0x1c));
        this.streamEnd = streamEnd(Integer.toUnsignedLong(preamble.getInt(0x20)));
    }

    /** Whether the first bytes of a file are those of a map. */
    static boolean isIn(ByteBuffer begin) {
        return begin.limit() >= SIGNATURE_AT + SIGNATURE.length
                && begin.slice(SIGNATURE_AT, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
    }

    /**
     * Reads a map.
     *
     * @throws SpectrumFormatException  if it is damaged
     * @throws IllegalArgumentException if the first of the frames asked for is not there
     */
    static SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
            return new PtsMap(bytes).image(options, progress);
        }
    }

    /**
     * Reads the electron image in the stream of a map, the mean of all frames; empty if it has none.
     *
     * @throws SpectrumFormatException if the file is damaged
     */
    static Optional<SideImage> electrons(Path file, ReadBudget budget) throws IOException {
        try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
            return new PtsMap(bytes).electrons(budget);
        }
    }

    private Optional<SideImage> electrons(ReadBudget budget) throws IOException {
        int scan = scan();
        int[] area = area(scan);
        ImageShape shape = shape(area);
        budget.reserve("the electron image", (long) PtsBrightness.BYTES_PER_PIXEL * shape.pixels());
        PtsBrightness brightness = new PtsBrightness(shape.pixels());
        decode(new PtsStream(scan, area[1], area[0], shape, FrameRange.all(), brightness), ProgressListener.none());
        return brightness
                .mean()
                .map(values -> SideImage.of("electron image", shape, values))
                .map(image -> pixelSize(scan).map(image::withPixelSize).orElse(image));
    }

    private static ImageShape shape(int[] area) {
        return new ImageShape(area[3] - area[1] + 1, area[2] - area[0] + 1);
    }

    /** End of the stream; older files give the length of the stream, newer ones that of the file. */
    private long streamEnd(long told) {
        long length = file.length();
        long end = told == length ? length : streamBegin + told;
        if (streamBegin < PREAMBLE_BYTES || streamBegin > length || end > length) {
            throw file.error(
                    length,
                    "is the end of the file; expected events from byte " + streamBegin + " to byte " + end
                            + ". The file is truncated or damaged");
        }
        return end;
    }

    private SpectrumImage image(ReadOptions options, ProgressListener listener) throws IOException {
        FrameRange frames = options.frames();
        int scan = scan();
        int[] area = area(scan);
        ImageShape shape = shape(area);
        EnergyAxis energy = energy();
        ReadBudget budget = ReadBudget.of(file.file(), file.length(), options);
        budget.checkPixels(shape.pixels());
        budget.check("the events", (streamEnd - streamBegin) / Character.BYTES * Integer.BYTES);
        PtsCounts counts = new PtsCounts(shape.pixels());
        PtsStream stream = new PtsStream(scan, area[1], area[0], shape, frames, counts);
        decode(stream, listener);
        if (frames.first() > 0 && frames.first() >= stream.frames()) {
            throw new IllegalArgumentException(file.file().getFileName() + ": no frame " + frames.first()
                    + "; available: 0 to " + (stream.frames() - 1));
        }
        SpectrumImage image = SpectrumImage.of(counts.sum(), shape, energy)
                .withAcquisition(acquisition(stream, frames))
                .withMetadata(metadata(stream, shape));
        return pixelSize(scan).map(image::withPixelSize).orElse(image);
    }

    private void decode(PtsStream stream, ProgressListener listener) throws IOException {
        long words = (streamEnd - streamBegin) / Character.BYTES;
        Progress progress = new Progress(listener, Math.max(1, words));
        char[] some = new char[WORDS_AT_ONCE];
        for (long first = 0; first < words; first += WORDS_AT_ONCE) {
            int length = (int) Math.min(WORDS_AT_ONCE, words - first);
            file.at(streamBegin + first * Character.BYTES, length * Character.BYTES)
                    .asCharBuffer()
                    .get(some, 0, length);
            stream.accept(some, length);
            progress.advance(length);
        }
        if (words == 0) {
            progress.advance(1);
        }
    }

    /** Pixels of the whole scan along an edge. */
    private int scan() {
        String place = MAP + "Meas Cond/Pixels";
        Matcher pixels = PIXELS.matcher(root.text(place));
        int scan = pixels.matches() ? Integer.parseInt(pixels.group(1)) : 0;
        if (scan < 1 || scan > PtsStream.CHANNELS) {
            throw SpectrumFormatException.at(
                    file.file(), place, "is '" + root.text(place) + "'; expected e.g. 512x512, at most 4096x4096");
        }
        return scan;
    }

    /** Left, top, right and bottom of the pixels that were scanned, all inclusive. */
    private int[] area(int scan) {
        String place = MAP + "Meas Cond/Aim Area";
        double[] edges = root.numbers(place);
        if (edges.length == 0) {
            return new int[] {0, 0, scan - 1, scan - 1};
        }
        boolean possible =
                edges.length == 4 && edges[0] <= edges[2] && edges[1] <= edges[3] && edges[2] < scan && edges[3] < scan;
        if (!possible) {
            throw SpectrumFormatException.at(
                    file.file(),
                    place,
                    "is not an area inside " + scan + " x " + scan + " pixels: " + Arrays.toString(edges));
        }
        return new int[] {(int) edges[0], (int) edges[1], (int) edges[2], (int) edges[3]};
    }

    /**
     * Energy axis: raw channel c is at {@code (c − DigZ) · CoefA + CoefB} keV, with the zero of the template of the
     * measurement.
     */
    private EnergyAxis energy() {
        double width = root.number(MAP + "Doc/CoefA");
        String template = root.text(MAP + "Meas Cond/Tpl");
        double zero = root.number(PARAMETERS + "PARAMPAGE1/Tpl/" + template + "/DigZ");
        try {
            return new EnergyAxis(root.number(MAP + "Doc/CoefB") - zero * width, width, PtsStream.CHANNELS);
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.at(
                            file.file(),
                            MAP + "Doc",
                            "gives no energy axis for the template '" + template + "': " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** ScanSize is the edge of the screen in mm at a magnification of 1. */
    private Optional<PixelSize> pixelSize(int scan) {
        double edgeMm = root.number(PARAMETERS + "PARAMPAGE0/ScanSize") / root.number(MAP + "MeasCond/Mag");
        double um = edgeMm * UM_PER_MM / scan;
        return um > 0 && Double.isFinite(um) ? Optional.of(new PixelSize(um, "µm")) : Optional.empty();
    }

    private Acquisition acquisition(PtsStream stream, FrameRange frames) {
        boolean all = frames.equals(FrameRange.all());
        double live = root.number(MAP + "Doc/LiveTime");
        double real = root.number(MAP + "Doc/RealTime");
        return new AcquisitionFacts()
                .beamKeV(root.number(MAP + "MeasCond/AccKV"))
                .currentNA(root.number(MAP + "MeasCond/AccNA"))
                .detector(root.number(PARAMETERS + "PARAMPAGE0/ElevAng"), Double.NaN, Double.NaN)
                .takeOffDeg(root.number(PARAMETERS + "PARAMPAGE0/TakeAng"))
                .times(all && live > 0 ? live : stream.liveTimeS(), all && real > 0 ? real : stream.realTimeS())
                .acquisition();
    }

    private ImageMetadata metadata(PtsStream stream, ImageShape shape) throws IOException {
        Map<String, String> notes = new TreeMap<>();
        JeolDate.text(file.at(0x128, Double.BYTES).getDouble()).ifPresent(date -> notes.put("date", date));
        notes.put(SpectrumImageReader.FRAMES, String.valueOf(stream.frames()));
        note("microscope", root.text(PARAMETERS + "PARAMPAGE0/SEM"), notes);
        note("detector", root.text(PARAMETERS + "PARAMPAGE0/DetT"), notes);
        List<String> doubts = new ArrayList<>();
        double sweeps = root.number(MAP + "Doc/Sweep");
        if (sweeps > 0 && sweeps != stream.frames()) {
            doubts.add(
                    "the file counts " + (long) sweeps + " sweeps, but the events make " + stream.frames() + " frames");
        }
        if (stream.frames() > 0 && stream.rowsOfLastFrame() < shape.height()) {
            doubts.add("the last of " + stream.frames() + " frames has only " + stream.rowsOfLastFrame() + " of "
                    + shape.height() + " rows");
        }
        stream.doubt().ifPresent(doubts::add);
        note(SpectrumImageReader.DOUBT, String.join("; ", doubts), notes);
        return ImageMetadata.empty().withNotes(notes);
    }

    private static void note(String name, String text, Map<String, String> notes) {
        if (!text.isEmpty()) {
            notes.put(name, text);
        }
    }
}
