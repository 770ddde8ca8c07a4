package org.esmpy.io.velox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.model.Acquisition;
import org.esmpy.model.DetectorDirection;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.physics.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads how a Velox map was measured: its shape, pixel size, beam, detector, times and elements. */
final class VeloxMetadata {
    private static final Logger LOG = LoggerFactory.getLogger(VeloxMetadata.class);
    private static final double NA_PER_A = 1e9;
    private static final double KEV_PER_V = 1e-3;
    private static final double NM_PER_M = 1e9;
    private static final double MAX_SIDE = 1 << 20;

    /** Where versions from 11 on, and older ones, keep the elements that were chosen for quantification. */
    private static final List<String> QUANTIFICATIONS =
            List.of("SharedProperties/EDSSpectrumQuantificationSettings", "Operations/ImageQuantificationOperation");

    private final Hdf5File file;
    private final VeloxStream first;
    private final List<VeloxDetector> segments;
    private final VeloxJson json;

    /**
     * @param streams the streams that are read, at least one
     */
    VeloxMetadata(Hdf5File file, List<VeloxStream> streams) {
        this.file = file;
        this.first = streams.get(0);
        this.segments =
                streams.stream().flatMap(stream -> stream.segments().stream()).toList();
        this.json = first.metadata();
    }

    /**
     * Rows and columns: the scanned part of the scan. The raster in the acquisition settings is not used.
     *
     * @throws SpectrumFormatException if the metadata do not give it
     */
    ImageShape shape() {
        double height = side("height", "top", "bottom");
        double width = side("width", "left", "right");
        try {
            return new ImageShape((int) height, (int) width);
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.at(
                            file.path(),
                            first.path(),
                            "declares a scan of " + height + " x " + width + " pixels; " + e.getMessage())
                    .causedBy(e);
        }
    }

    Optional<PixelSize> pixelSize() {
        return pixelSize(json);
    }

    /** The edge of a pixel of the map or image with these metadata. */
    static Optional<PixelSize> pixelSize(VeloxJson metadata) {
        double metres = metadata.number("/BinaryResult/PixelSize/width").orElse(0);
        boolean known = metres > 0
                && metadata.text("/BinaryResult/PixelUnitX").filter("m"::equals).isPresent();
        return known ? Optional.of(new PixelSize(metres * NM_PER_M, "nm")) : Optional.empty();
    }

    /**
     * The times are those of the first segment in the first frame that was read: the file has no others that hold for
     * the whole map. The current is that of the screen; {@link VeloxDetector#seenSr} gives the solid angle.
     */
    Acquisition acquisition() {
        OptionalDouble tilt = json.number("/Stage/AlphaTilt");
        List<VeloxDetector> all = VeloxDetector.all(json);
        VeloxDetector detector = all.stream().findFirst().orElse(segments.get(0));
        OptionalDouble none = OptionalDouble.empty();
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(none, none, degrees(tilt))
                .withDetectors(segments.stream()
                        .map(segment ->
                                new DetectorDirection(degrees(segment.elevationRad()), degrees(segment.azimuthRad())))
                        .toList())
                .withTimes(detector.liveTimeS(), detector.realTimeS());
        double beamKeV = json.number("/Optics/AccelerationVoltage").orElse(0) * KEV_PER_V;
        acquisition = beamKeV > 0 ? acquisition.withBeamKeV(beamKeV) : acquisition;
        double currentNA = json.number("/Optics/ScreenCurrent").orElse(0) * NA_PER_A;
        acquisition = currentNA > 0 ? acquisition.withCurrentNA(currentNA) : acquisition;
        OptionalDouble seen = VeloxDetector.seenSr(segments, all);
        return seen.isPresent() ? acquisition.withSolidAngleSr(seen.getAsDouble()) : acquisition;
    }

    /**
     * @param oddities warnings about the streams
     * @param available names of the segments that the file keeps apart
     * @param frames    number of frames that the file keeps apart
     */
    ImageMetadata read(List<String> oddities, List<String> available, int frames) {
        Map<String, String> notes = new TreeMap<>();
        json.text("/Acquisition/AcquisitionStartDatetime/DateTime").ifPresent(seconds -> putDate(seconds, notes));
        json.text("/Instrument/InstrumentModel").ifPresent(model -> notes.put("instrument", model));
        notes.put(SpectrumImageReader.SEGMENTS, String.join(", ", available));
        notes.put(SpectrumImageReader.FRAMES, Integer.toString(frames));
        if (!oddities.isEmpty()) {
            notes.put(SpectrumImageReader.DOUBT, String.join("; ", oddities));
        }
        return ImageMetadata.empty().withElements(elements()).withNotes(notes);
    }

    /** A warning if a detector lies below the surface of the specimen according to the metadata; else empty. */
    Optional<String> doubtTakeOff() {
        return acquisition().takeOffAnglesDeg().stream()
                .filter(angle -> angle <= 0)
                .findFirst()
                .map(angle -> String.format(
                        Locale.ROOT,
                        "the take-off angle of a detector is %.1f degrees, not above the surface of the specimen: its"
                                + " elevation or the tilt is wrong (--take-off-deg)",
                        angle));
    }

    /** Pixels along one side; the metadata of a point give no size, those of a line no height. */
    private double side(String size, String from, String to) {
        OptionalDouble declared = json.number("/Scan/ScanSize/" + size);
        if (declared.isPresent() && declared.getAsDouble() == 0) {
            return 1;
        }
        double whole = declared.orElse(0);
        double part = json.number("/Scan/ScanArea/" + to).orElse(1)
                - json.number("/Scan/ScanArea/" + from).orElse(0);
        double side = Math.rint(whole * part);
        if (!(side >= 1 && side <= MAX_SIDE)) {
            throw SpectrumFormatException.at(
                    file.path(),
                    first.path(),
                    "declares a scan " + size + " of " + side + " pixels; expected 1 to " + (int) MAX_SIDE
                            + ". Give the shape to read it nevertheless");
        }
        return side;
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (String place : QUANTIFICATIONS) {
            Optional<Hdf5Group> group = file.root().find(place);
            group.ifPresent(settings -> settings.names().stream()
                    .flatMap(name -> settings.text(name).stream())
                    .forEach(text -> addElements(text, elements)));
        }
        return elements;
    }

    private static void addElements(String text, List<Element> elements) {
        try {
            for (JsonNode z : VeloxJson.of(text).at("/elementSelection")) {
                Element element = Element.ofZ(z.asInt());
                if (!elements.contains(element)) {
                    elements.add(element);
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.warn("the elements chosen for quantification cannot be read: {}", e.getMessage());
        }
    }

    private static void putDate(String seconds, Map<String, String> notes) {
        try {
            Instant instant = Instant.ofEpochSecond(Long.parseLong(seconds));
            notes.put("date", instant.atZone(ZoneOffset.UTC).toLocalDate().toString());
            notes.put("time", instant.atZone(ZoneOffset.UTC).toLocalTime().toString());
        } catch (NumberFormatException | DateTimeException e) {
            LOG.info("'{}' is not a time of acquisition; left out", seconds);
        }
    }

    private static OptionalDouble degrees(OptionalDouble radians) {
        return radians.isPresent() ? OptionalDouble.of(Math.toDegrees(radians.getAsDouble())) : radians;
    }
}
