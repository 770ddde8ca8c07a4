package org.esmpy.io.hspy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.model.ImageMetadata;
import org.esmpy.physics.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the metadata of a signal: in {@code metadata} since layout 1.3, in {@code mapped_parameters} before. What is
 * damaged is left out and logged.
 */
final class HspyMetadata {
    /** Where matrices that travel with an image are kept. */
    static final String MATRICES = "original_metadata/esmpy";

    /** Entries of the sample that are notes of an image. */
    static final Set<String> SAMPLE_NOTES = Set.of("density", "thickness");

    static final String TITLE = "title";
    static final String NONE = "_None_";

    private static final Logger LOG = LoggerFactory.getLogger(HspyMetadata.class);

    private final Hdf5Group experiment;

    HspyMetadata(Hdf5Group experiment) {
        this.experiment = experiment;
    }

    /** Signal type, e.g. {@code "EDS_TEM"}; empty if the file does not say. */
    String signalType() {
        return first("signal_type", "metadata/Signal", "mapped_parameters").orElse("");
    }

    /** Everything but counts, axes and acquisition. */
    ImageMetadata read() {
        return new ImageMetadata(
                first(TITLE, "metadata/General", "mapped_parameters").orElse(""), elements(), notes(), matrices());
    }

    /** The microscopes that are described, the one of the signal type first. */
    List<Hdf5Group> microscopes() {
        List<String> order = signalType().equals("EDS_SEM") ? List.of("SEM", "TEM") : List.of("TEM", "SEM");
        return order.stream()
                .flatMap(
                        name -> groups("metadata/Acquisition_instrument/" + name, "mapped_parameters/" + name).stream())
                .toList();
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        for (Hdf5Group sample : groups("metadata/Sample", "mapped_parameters/Sample", "mapped_parameters")) {
            for (String name : List.of("_list_elements", "_tuple_elements", "elements")) {
                for (String symbol : sample.texts(name)) {
                    element(symbol).filter(found -> !elements.contains(found)).ifPresent(elements::add);
                }
            }
        }
        return elements;
    }

    private Optional<Element> element(String symbol) {
        try {
            return Optional.of(Element.of(symbol));
        } catch (IllegalArgumentException e) {
            LOG.warn("{}: {}; left out", experiment.path(), e.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        experiment.find("metadata/General").ifPresent(general -> {
            Set<String> names = new TreeSet<>(general.attributeNames());
            names.addAll(general.names());
            names.stream()
                    .filter(name -> !name.equals(TITLE) && !name.startsWith("_"))
                    .forEach(name -> note(general, name, notes));
        });
        notes.putAll(HspyInstrument.read(microscopes()));
        experiment.find("metadata/Sample").ifPresent(sample -> SAMPLE_NOTES.forEach(name -> note(sample, name, notes)));
        return notes;
    }

    private static void note(Hdf5Group group, String name, Map<String, String> notes) {
        group.text(name).filter(text -> !text.equals(NONE)).ifPresent(text -> notes.put(name, text));
    }

    private Map<String, DMatrixRMaj> matrices() {
        Map<String, DMatrixRMaj> matrices = new TreeMap<>();
        experiment.find(MATRICES).ifPresent(group -> {
            for (String name : group.names()) {
                group.data(name)
                        .flatMap(Hdf5Data::matrix)
                        .ifPresent(matrix -> matrices.put(HspyNames.decode(name), matrix));
            }
        });
        return matrices;
    }

    private Optional<String> first(String name, String... places) {
        return groups(places).stream()
                .flatMap(group -> group.text(name).stream())
                .filter(text -> !text.equals(NONE))
                .findFirst();
    }

    private List<Hdf5Group> groups(String... places) {
        return Arrays.stream(places)
                .flatMap(place -> experiment.find(place).stream())
                .toList();
    }

    /** The first number of that name in any of the groups; some programs write names with a blank behind them. */
    static OptionalDouble number(List<Hdf5Group> groups, String name) {
        return groups.stream()
                .flatMapToDouble(group -> group.attributeNames().stream()
                        .filter(attribute -> attribute.strip().equals(name))
                        .map(group::number)
                        .flatMapToDouble(OptionalDouble::stream))
                .findFirst();
    }
}
