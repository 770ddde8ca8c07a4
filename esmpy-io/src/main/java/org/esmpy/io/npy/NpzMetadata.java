package org.esmpy.io.npy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.internal.DetectorList;
import org.esmpy.model.Acquisition;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;

/**
 * Reads and writes the metadata of an image, all but counts, axes and matrices, as JSON. A missing key is an unknown
 * value.
 */
final class NpzMetadata {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private NpzMetadata() {}

    static byte[] toJson(SpectrumImage image) {
        ObjectNode root = JSON.createObjectNode();
        ImageMetadata metadata = image.metadata();
        root.put("title", metadata.title());
        metadata.elements()
                .forEach(element -> root.withArrayProperty("elements").add(element.symbol()));
        metadata.notes()
                .forEach((name, text) -> root.withObjectProperty("notes").put(name, text));
        image.pixelSize().ifPresent(size -> root.put("pixelSize", size.value()).put("pixelUnit", size.unit()));
        Acquisition acquisition = image.acquisition();
        put(root, "beamKeV", acquisition.beamKeV());
        put(root, "takeOffDeg", acquisition.singleTakeOffDeg());
        DetectorList.text(acquisition).ifPresent(text -> root.put("detectors", text));
        put(root, "elevationDeg", acquisition.elevationDeg());
        put(root, "azimuthDeg", acquisition.azimuthDeg());
        put(root, "tiltDeg", acquisition.tiltDeg());
        put(root, "liveTimeS", acquisition.liveTimeS());
        put(root, "realTimeS", acquisition.realTimeS());
        put(root, "currentNA", acquisition.currentNA());
        put(root, "solidAngleSr", acquisition.solidAngleSr());
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The image with the metadata of the JSON.
     *
     * @throws JsonProcessingException  if it is none
     * @throws IllegalArgumentException if it holds an impossible value
     */
    static SpectrumImage apply(byte[] json, SpectrumImage image, Map<String, DMatrixRMaj> matrices)
            throws JsonProcessingException {
        JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
        List<Element> elements = new ArrayList<>();
        root.path("elements").forEach(symbol -> elements.add(Element.of(symbol.asText())));
        Map<String, String> notes = new TreeMap<>();
        root.path("notes")
                .properties()
                .forEach(note -> notes.put(note.getKey(), note.getValue().asText()));
        SpectrumImage changed = image.withAcquisition(acquisition(root))
                .withMetadata(new ImageMetadata(
                        root.path("title").asText(),
                        elements.stream().distinct().toList(),
                        notes,
                        matrices));
        return root.has("pixelSize")
                ? changed.withPixelSize(new PixelSize(
                        root.path("pixelSize").asDouble(),
                        root.path("pixelUnit").asText()))
                : changed;
    }

    private static Acquisition acquisition(JsonNode root) {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(number(root, "elevationDeg"), number(root, "azimuthDeg"), number(root, "tiltDeg"))
                .withTimes(number(root, "liveTimeS"), number(root, "realTimeS"));
        OptionalDouble beam = number(root, "beamKeV");
        OptionalDouble takeOff = number(root, "takeOffDeg");
        OptionalDouble current = number(root, "currentNA");
        OptionalDouble solidAngle = number(root, "solidAngleSr");
        acquisition = beam.isPresent() ? acquisition.withBeamKeV(beam.getAsDouble()) : acquisition;
        acquisition = takeOff.isPresent() ? acquisition.withTakeOffDeg(takeOff.getAsDouble()) : acquisition;
        acquisition =
                DetectorList.apply(Optional.ofNullable(root.path("detectors").textValue()), acquisition);
        acquisition = current.isPresent() ? acquisition.withCurrentNA(current.getAsDouble()) : acquisition;
        return solidAngle.isPresent() ? acquisition.withSolidAngleSr(solidAngle.getAsDouble()) : acquisition;
    }

    private static OptionalDouble number(JsonNode root, String key) {
        JsonNode node = root.path(key);
        return node.isNumber() && Double.isFinite(node.asDouble())
                ? OptionalDouble.of(node.asDouble())
                : OptionalDouble.empty();
    }

    private static void put(ObjectNode root, String key, OptionalDouble number) {
        number.ifPresent(value -> root.put(key, value));
    }
}
