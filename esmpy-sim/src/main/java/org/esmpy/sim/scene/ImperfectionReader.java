package org.esmpy.sim.scene;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.physics.Element;
import org.esmpy.sim.imperfection.Imperfection;
import org.esmpy.sim.imperfection.Imperfections;

/**
 * Reads the imperfections of a scene: the size of each under its key, and elements in {@code unlisted}, {@code absent},
 * {@code stray}.
 */
final class ImperfectionReader {
    private ImperfectionReader() {}

    static Imperfections read(SceneNode node) {
        List<String> known = new ArrayList<>(Imperfection.keys());
        known.addAll(List.of("unlisted", "absent", "stray"));
        node.only(known.toArray(String[]::new));
        Map<Imperfection, Double> sizes = new EnumMap<>(Imperfection.class);
        for (Imperfection kind : Imperfection.values()) {
            node.optional(kind.key())
                    .ifPresent(size -> sizes.put(kind, size.here(value -> kind.check(value.number()))));
        }
        List<Element> absent = node.optional("absent").map(SceneNode::items).orElse(List.of()).stream()
                .map(item -> SceneReader.element(item.text(), item))
                .toList();
        return node.here(all -> new Imperfections(sizes, amounts(all, "unlisted"), absent, amounts(all, "stray")));
    }

    private static SortedMap<Element, Double> amounts(SceneNode node, String key) {
        SortedMap<Element, Double> amounts = new TreeMap<>();
        node.optional(key)
                .ifPresent(group -> group.entries()
                        .forEach((symbol, pct) -> amounts.put(SceneReader.element(symbol, pct), pct.atLeastZero())));
        return amounts;
    }
}
