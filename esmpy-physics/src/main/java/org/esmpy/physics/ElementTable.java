package org.esmpy.physics;

import java.util.List;

/** The elements of {@code elements.csv}, read once. */
final class ElementTable {
    static final List<Element> ELEMENTS = List.of();

    private ElementTable() {}
}
