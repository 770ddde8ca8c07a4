package org.esmpy.io.internal.hdf5;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.esmpy.io.SpectrumFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A group of an HDF5 file. Attributes and small datasets are looked up alike, as HyperSpy stores a value as either. A
 * value that is there but cannot be read is logged and taken as absent; soft and external links are never followed, as
 * they may lead out of the file.
 */
public final class Hdf5Group {
    private static final Logger LOG = LoggerFactory.getLogger(Hdf5Group.class);

    private final Hdf5File file;
    private final Node node;
    private final String path;

    Hdf5Group(Hdf5File file, Node node, String path) {
        this.file = file;
        this.node = node;
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
        return new TreeSet<>(links().keySet());
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
        return child(name).filter(Node::isGroup).map(child -> new Hdf5Group(file, child, path + "/" + name));
    }

    /**
     * A dataset in this group.
     *
     * @throws SpectrumFormatException if this group is damaged
     */
    public Optional<Hdf5Data> data(String name) {
        return child(name).filter(Node::isDataset).map(child -> new Hdf5Data(file, child.header(), path + "/" + name));
    }

    /** A group further down, the names separated by slashes; empty also where something on the way is damaged. */
    public Optional<Hdf5Group> find(String names) {
        Optional<Hdf5Group> at = Optional.of(this);
        for (String name : names.split("/")) {
            at = at.flatMap(parent -> file.tolerant(parent.path, () -> parent.group(name)));
        }
        return at;
    }

    /** An attribute or a scalar dataset as text. */
    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /** An attribute or a dataset as texts; empty if it is absent or too large for metadata. */
    public List<String> texts(String name) {
        Fields attribute = attributes().get(name);
        return attribute == null
                ? file.tolerant(path + "/" + name, () -> data(name).map(Hdf5Data::texts))
                        .orElse(List.of())
                : file.tolerant(path + "@" + name, () -> Optional.of(Attributes.texts(attribute, file.heaps())))
                        .orElse(List.of());
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

    private Map<String, Fields> attributes() {
        return file.tolerant(path + "/", () -> Optional.of(node.attributes())).orElse(Map.of());
    }

    private Map<String, Long> links() {
        return file.guarded(path + "/", node::links);
    }

    private Optional<Node> child(String name) {
        Map<String, Long> links = links();
        Optional<Long> address = Links.address(links, name);
        if (address.isEmpty() && links.containsKey(name)) {
            LOG.warn("{}: {}/{} is a link; links are not followed", file.path(), path, name);
        }
        return address.map(at -> file.node(path + "/" + name, at));
    }
}
