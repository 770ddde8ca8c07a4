package org.esmpy.io.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.esmpy.physics.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts lists of atomic numbers in files into elements. */
public final class AtomicNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicNumbers.class);

    private AtomicNumbers() {}

    /** The elements in the order of the file, each once; what is no atomic number is left out and logged. */
    public static List<Element> elements(Collection<String> numbers) {
        List<Element> elements = new ArrayList<>();
        for (String z : numbers) {
            try {
                Element element = Element.ofZ(Integer.parseInt(z));
                if (!elements.contains(element)) {
                    elements.add(element);
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("'{}' is not an atomic number; left out", z);
            }
        }
        return elements;
    }
}
