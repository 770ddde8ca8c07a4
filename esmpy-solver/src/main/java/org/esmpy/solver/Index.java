package org.esmpy.solver;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Things by their id. */
final class Index<T> {
    private final String kind;
    private final SortedMap<String, T> byId = new TreeMap<>();

    Index(String kind, Collection<? extends T> items, Function<? super T, String> id) {
        this.kind = kind;
        for (T item : items) {
            add(id.apply(item), item);
        }
    }

    private void add(String id, T item) {
        T other = byId.putIfAbsent(id, item);
        if (other != null) {
            throw new IllegalArgumentException("two kinds of " + kind + " have the id '" + id + "': "
                    + other.getClass().getName() + " and " + item.getClass().getName());
        }
    }

    T get(String id) {
        T item = byId.get(id);
        if (item == null) {
            throw new IllegalArgumentException("no " + kind + " '" + id + "'; available: " + byId.keySet());
        }
        return item;
    }

    Map<String, T> all() {
        return Collections.unmodifiableSortedMap(byId);
    }
}
