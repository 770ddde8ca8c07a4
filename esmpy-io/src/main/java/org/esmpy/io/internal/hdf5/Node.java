package org.esmpy.io.internal.hdf5;

import java.util.Map;

/**
 * A group or a dataset as the file holds it; its header, links and attributes are read once, when they are asked for.
 */
final class Node {
    private static final int LAYOUT = 0x08;

    private final ObjectHeader header;
    private Map<String, Long> links = Map.of();
    private Map<String, Fields> attributes = Map.of();
    private boolean linksRead;
    private boolean attributesRead;

    Node(ObjectHeader header) {
        this.header = header;
    }

    ObjectHeader header() {
        return header;
    }

    boolean isGroup() {
        return Links.isGroup(header);
    }

    boolean isDataset() {
        return header.has(LAYOUT);
    }

    /** Addresses of what is in the group, by name. */
    Map<String, Long> links() {
        if (!linksRead) {
            links = Links.of(header);
            linksRead = true;
        }
        return links;
    }

    /** Messages of the attributes, by name. */
    Map<String, Fields> attributes() {
        if (!attributesRead) {
            attributes = Attributes.of(header);
            attributesRead = true;
        }
        return attributes;
    }
}
