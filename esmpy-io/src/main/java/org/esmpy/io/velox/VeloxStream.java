package org.esmpy.io.velox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.esmpy.io.FrameRange;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.Progress;
import org.esmpy.io.internal.events.EventDecoder;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.io.internal.hdf5.Hdf5Words;
import org.esmpy.model.ImageShape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the event stream of one detector segment, which lists the counts of each pixel. */
final class VeloxStream {
    private static final Logger LOG = LoggerFactory.getLogger(VeloxStream.class);
    private static final int MAX_CHANNELS = EventDecoder.GATE;

    private final Hdf5Group group;
    private final VeloxJson metadata;
    private final List<VeloxDetector> segments;
    private final Hdf5Data frames;
    private final Hdf5Data data;

    private VeloxStream(
            Hdf5Group group, VeloxJson metadata, List<VeloxDetector> segments, Hdf5Data frames, Hdf5Data data) {
        this.group = group;
        this.frames = frames;
        this.metadata = metadata;
        this.segments = segments;
        this.data = data;
    }

    /**
     * The stream in a group; empty if it is of another kind of detector.
     *
     * @throws SpectrumFormatException if something is missing or damaged
     */
    static Optional<VeloxStream> open(Hdf5Group group) {
        Hdf5Data metadata = group.data("Metadata").orElseThrow(() -> missing(group, "Metadata"));
        Hdf5Data data = group.data("Data").orElseThrow(() -> missing(group, "Data"));
        VeloxJson json = VeloxJson.column(metadata, 0);
        List<VeloxDetector> segments = VeloxDetector.ofStream(json);
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new VeloxStream(group, json, segments, metadata, data));
    }

    /** Path inside the file. */
    String path() {
        return group.path();
    }

    /** Name of the segment, or of the detector whose segments are one stream; that of the group if there is none. */
    String name() {
        String own = segments.get(0).name();
        String name = segments.size() == 1
                ? own
                : metadata.text("/BinaryResult/Detector").orElse(own);
        return name.isEmpty() ? group.name() : name;
    }

    /** The segments whose events the stream holds, at least one. */
    List<VeloxDetector> segments() {
        return segments;
    }

    /** Metadata of the first frame. */
    VeloxJson metadata() {
        return metadata;
    }

    /** The segments as the metadata of a frame describe them; none if there are none or they are damaged. */
    List<VeloxDetector> segments(int frame) {
        try {
            return frame < frames.shape()[1] ? VeloxDetector.ofStream(VeloxJson.column(frames, frame)) : List.of();
        } catch (SpectrumFormatException e) {
            LOG.warn("{}; left out", e.getMessage());
            return List.of();
        }
    }

    /** Number of channels. */
    int channels() {
        try {
            VeloxJson settings = VeloxJson.of(group.text("AcquisitionSettings").orElse("{}"));
            double channels = settings.number("/bincount").orElse(0);
            if (channels >= 1 && channels <= MAX_CHANNELS && channels == Math.rint(channels)) {
                return (int) channels;
            }
            throw group.error(
                    "/AcquisitionSettings gives " + channels + " channels (bincount); expected 1 to " + MAX_CHANNELS);
        } catch (JsonProcessingException e) {
            throw group.error("/AcquisitionSettings is no JSON: " + e.getOriginalMessage())
                    .causedBy(e);
        }
    }

    /**
     * Number of words in the stream.
     *
     * @throws SpectrumFormatException if they are too few for an end mark (gate) after each pixel of the shape
     */
    int length(ImageShape shape) {
        int length = words().length();
        if (shape.pixels() - 1 > length) {
            throw mismatch(shape, "has " + length + " words");
        }
        return length;
    }

    /**
     * Least number of events in the stream, if the file gives its number of frames: all words except the gates of these
     * frames. Empty if it does not count them.
     */
    OptionalLong leastEvents(ImageShape shape) {
        long declared = declaredFrames();
        return declared < 1
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, words().length() - declared * shape.pixels()));
    }

    private Hdf5Words words() {
        return new Hdf5Words(data);
    }

    /**
     * Adds the counts of the stream to a decoder.
     *
     * @return a warning about the frames; empty if they are as expected
     * @throws SpectrumFormatException if the stream does not fit the shape
     */
    Optional<String> decode(EventDecoder decoder, ImageShape shape, FrameRange frames, Progress progress) {
        Hdf5Words words = words();

        decoder.beginStream(frames);
        try {
            for (char[] block = words.read(); block.length > 0; block = words.read()) {
                decoder.accept(block, 0, block.length);
                requireMemory(decoder.bytes());
                progress.advance(block.length);
            }
        } catch (IllegalArgumentException e) {
            throw data.error(e.getMessage() + "; the file is damaged").causedBy(e);
        }
        return checkGates(decoder, shape);
    }

    /**
     * Checks that the budget of the file allows the memory of the events and half as much again for sorting them.
     *
     * @throws SpectrumFormatException if it does not
     */
    void requireMemory(long eventBytes) {
        data.budget().check("the events of " + data.path(), eventBytes + eventBytes / 2);
    }

    /**
     * Checks the gates. The last gate may be missing; an incomplete last frame is accepted if the table of frames
     * counts it.
     */
    private Optional<String> checkGates(EventDecoder decoder, ImageShape shape) {
        int whole = decoder.frames();
        int left = decoder.pixelsOfFrame();
        long declared = declaredFrames();
        boolean ended = left == 0 && !decoder.isPixelOpen();
        if (ended && whole > 0 || left == shape.pixels() - 1 && (left > 0 || whole == 0)) {
            int found = whole + (ended ? 0 : 1);
            return declared < 1 || declared == found
                    ? Optional.empty()
                    : Optional.of("the events make " + found + " frames of "
                            + shape.height() + " x " + shape.width() + " pixels, but the file counts " + declared
                            + ": the scan size may be wrong (--shape)");
        }
        if (whole > 0 && declared == whole + 1L) {
            return Optional.of("the last of " + (whole + 1) + " frames of segment " + name() + " ends after " + left
                    + " of " + shape.pixels() + " pixels");
        }
        throw mismatch(shape, "ends after " + whole + " frames and " + left + " pixels");
    }

    private SpectrumFormatException mismatch(ImageShape shape, String found) {
        return data.error(found + "; expected whole frames of " + shape.height() + " x " + shape.width()
                + " pixels. The scan size does not fit the data (give the right --shape), or the file is damaged");
    }

    /** Frames that the file counts; old files have no table of them, but a column of metadata for each. */
    private long declaredFrames() {
        return group.data("FrameLocationTable").map(table -> table.shape()[0]).orElse(frames.shape()[1]);
    }

    private static SpectrumFormatException missing(Hdf5Group group, String name) {
        return group.error("has no dataset '" + name + "'; the file is damaged or of an unknown version");
    }
}
