package org.esmpy.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.physics.Element;

/**
 * The entries of a file beside its counts, axes and acquisition.
 *
 * @param title    title of the measurement; may be empty
 * @param elements elements its author listed, in his order
 * @param notes    further entries, by name
 * @param matrices named matrices that travel with the counts, e.g. the truth of a simulation; shared, not copied
 */
public record ImageMetadata(
        String title, List<Element> elements, Map<String, String> notes, Map<String, DMatrixRMaj> matrices) {
    public ImageMetadata {
        elements = List.copyOf(elements);
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
        matrices = Collections.unmodifiableMap(new TreeMap<>(matrices));
    }

    public static ImageMetadata empty() {
        return new ImageMetadata("", List.of(), Map.of(), Map.of());
    }

    public Optional<DMatrixRMaj> matrix(String name) {
        return Optional.ofNullable(matrices.get(name));
    }

    public ImageMetadata withTitle(String value) {
        return new ImageMetadata(value, elements, notes, matrices);
    }

    public ImageMetadata withElements(List<Element> value) {
        return new ImageMetadata(title, value, notes, matrices);
    }

    public ImageMetadata withNotes(Map<String, String> value) {
        return new ImageMetadata(title, elements, value, matrices);
    }

    public ImageMetadata withMatrices(Map<String, DMatrixRMaj> value) {
        return new ImageMetadata(title, elements, notes, value);
    }

    /** These metadata without matrices, for an image whose axes changed. */
    ImageMetadata withoutMatrices() {
        return withMatrices(Map.of());
    }
}
