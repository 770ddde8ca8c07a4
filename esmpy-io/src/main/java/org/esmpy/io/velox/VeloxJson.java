package org.esmpy.io.velox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.Hdf5Data;

/** Reads values of Velox's metadata, which are JSON with numbers as texts. */
final class VeloxJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private VeloxJson(JsonNode root) {
        this.root = root;
    }

    /**
     * The JSON in a text.
     *
     * @throws JsonProcessingException if the text is not JSON
     */
    static VeloxJson of(String text) throws JsonProcessingException {
        return new VeloxJson(JSON.readTree(text));
    }

    /** Metadata without any content. */
    static VeloxJson empty() {
        return new VeloxJson(MissingNode.getInstance());
    }

    /**
     * The JSON in a column of a table of bytes, padded with zeros.
     *
     * @throws SpectrumFormatException if there is none
     */
    static VeloxJson column(Hdf5Data data, int index) {
        byte[] bytes = data.column(index);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        try {
            return of(new String(bytes, 0, length, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw data.error("holds no JSON in column " + index + ": " + e.getOriginalMessage())
                    .causedBy(e);
        }
    }

    /** The value at a path such as {@code "/Optics/AccelerationVoltage"}; empty if there is none or it is blank. */
    Optional<String> text(String path) {
        JsonNode node = root.at(path);
        return node.isValueNode() && !node.asText().isBlank() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** The finite number at a path. */
    OptionalDouble number(String path) {
        try {
            double number = Double.parseDouble(text(path).orElse("NaN"));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The list or the object at a path; a missing node if there is none. */
    JsonNode at(String path) {
        return root.at(path);
    }
}
