package org.esmpy.physics;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The implementations of one quantity by id.
 *
 * @param <T> interface of the quantity
 */
final class SourceIndex<T extends PhysicsSource> {
    private final String quantity;
    private final SortedMap<String, T> byId = new TreeMap<>();

    /**
     * @param quantity what error messages call it, e.g. {@code "mass attenuation"}
     * @throws IllegalArgumentException if two sources have the same id
     */
    SourceIndex(String quantity, Collection<T> sources) {
        this.quantity = quantity;
        for (T source : sources) {
            T other = byId.putIfAbsent(source.id(), source);
            if (other != null) {
                throw new IllegalArgumentException("two sources of " + quantity + " have the id '" + source.id() + "': "
                        + other.getClass().getName() + " and "
                        + source.getClass().getName());
            }
        }
    }

    T get(String id) {
        T source = byId.get(id);
        if (source == null) {
            throw new IllegalArgumentException("no " + quantity + " '" + id + "'; available: " + byId.keySet());
        }
        return source;
    }

    /** All sources in order of id. */
    List<T> all() {
        return List.copyOf(byId.values());
    }
}
