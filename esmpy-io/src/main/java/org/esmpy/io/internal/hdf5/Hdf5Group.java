package org.esmpy.io.internal.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.esmpy.io.SpectrumFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A group of an HDF5 file. Attributes and small datasets are looked up alike, as HyperSpy stores a value as either. A
 * value that is there but cannot be read is logged and counts as absent (jHDF cannot read a group that has an opaque
 * attribute); links are never followed, as they may lead out of the file.
 */
public final class Hdf5Group {
    private static final Logger LOG = LoggerFactory.getLogger(Hdf5Group.class);

    private final Hdf5File file;
    private final Group group;
    private final String path;

    Hdf5Group(Hdf5File file, Group group, String path) {
        this.file = file;
        this.group = group;
        this.path = path;
    }

    /** Path inside the file, without a slash at the end. */
    public String path() {
        return path;
    }

    /** Last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Names of the groups and datasets in this group, sorted. */
    public Set<String> names() {
        return new TreeSet<>(children().keySet());
    }

    /** Names of the attributes of this group, sorted; none if they cannot be read. */
    public Set<String> attributeNames() {
        return new TreeSet<>(attributes().keySet());
    }

    /**
     * A group in this group.
     *
     * @throws SpectrumFormatException if this group is damaged
     */
    public Optional<Hdf5Group> group(String name) {
        return child(name)
                .filter(Group.class::isInstance)
                .map(node -> new Hdf5Group(file, (Group) node, path + "/" + name));
    }

    /**
     * A dataset in this group.
     *
     * @throws SpectrumFormatException if this group is damaged
     */
    public Optional<Hdf5Data> data(String name) {
        return child(name)
                .filter(Dataset.class::isInstance)
                .map(node -> new Hdf5Data(file, (Dataset) node, path + "/" + name));
    }

    /** A group further down, the names separated by slashes; empty also where something on the way is damaged. */
    public Optional<Hdf5Group> find(String names) {
        Optional<Hdf5Group> at = Optional.of(this);
        for (String name : names.split("/")) {
            at = at.flatMap(parent -> parent.tolerant(parent.path, () -> parent.group(name)));
        }
        return at;
    }

    /** An attribute or a scalar dataset as text. */
    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /** An attribute or a dataset as texts; empty if it is absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        value(name).ifPresent(value -> addTexts(value, texts));
        return texts;
    }

    /** An attribute as a finite number. */
    public OptionalDouble number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text.get().strip());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** An attribute as a truth value: h5py's boolean is an enumeration of "FALSE" and "TRUE", others write 0 and 1. */
    public Optional<Boolean> flag(String name) {
        return text(name).flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "1.0" -> Optional.of(true);
            case "false", "0", "0.0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** An error at this group; {@code problem} continues the sentence that its path begins. */
    public SpectrumFormatException error(String problem) {
        return SpectrumFormatException.at(file.path(), path, problem);
    }

    private Optional<Object> value(String name) {
        Attribute attribute = attributes().get(name);
        if (attribute != null) {
            return tolerant(path + "@" + name, () -> Optional.ofNullable(attribute.getData()));
        }
        return tolerant(path + "/" + name, () -> data(name).flatMap(Hdf5Data::small));
    }

    private Map<String, Attribute> attributes() {
        return tolerant(path + "/", () -> Optional.of(group.getAttributes())).orElse(Map.of());
    }

    private Map<String, Node> children() {
        return file.guarded(path + "/", group::getChildren);
    }

    private Optional<Node> child(String name) {
        Optional<Node> child = Optional.ofNullable(children().get(name));
        if (child.isPresent() && child.get() instanceof Link) {
            LOG.warn("{}: {}/{} is a link; links are not followed", file.path(), path, name);
            return Optional.empty();
        }
        return child;
    }

    private <T> Optional<T> tolerant(String location, Supplier<Optional<T>> action) {
        try {
            return file.guarded(location, action);
        } catch (SpectrumFormatException e) {
            LOG.warn("{}; left out", e.getMessage());
            return Optional.empty();
        }
    }

    private static void addTexts(Object value, List<String> texts) {
        if (value instanceof Object[] array) {
            Arrays.stream(array).filter(Objects::nonNull).forEach(item -> addTexts(item, texts));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                texts.add(String.valueOf(Array.get(value, i)));
            }
        } else {
            texts.add(value.toString());
        }
    }
}
