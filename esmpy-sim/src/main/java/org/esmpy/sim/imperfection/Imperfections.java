package org.esmpy.sim.imperfection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.physics.Element;

/**
 * All imperfections of one simulated map, with their sizes.
 *
 * @param sizes size of each imperfection of the map
 * @param unlistedPct elements that the map does not list: those of its phases with 0, others with the at.% that every
 *                    phase has of them
 * @param absent      elements that the map lists, but no phase has
 * @param strayPct    elements of the holder or the grid whose lines are in every pixel, with their counts in per cent
 *                    of the dose
 */
public record Imperfections(
        Map<Imperfection, Double> sizes,
        SortedMap<Element, Double> unlistedPct,
        List<Element> absent,
        SortedMap<Element, Double> strayPct) {
    private static final double PERCENT = 100;

    public Imperfections {
        Map<Imperfection, Double> checked = new EnumMap<>(Imperfection.class);
        sizes.forEach((kind, size) -> checked.put(kind, kind.check(size)));
        sizes = Collections.unmodifiableMap(checked);
        unlistedPct = amounts("unlisted", unlistedPct);
        double unlisted =
                unlistedPct.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(unlisted < PERCENT)) {
            throw new IllegalArgumentException(
                    "unlisted elements must leave atoms for the phases, got " + unlisted + " at.%");
        }
        strayPct = amounts("stray", strayPct);
        absent = List.copyOf(absent);
    }

    /** A perfect map. */
    public static Imperfections none() {
        return new Imperfections(Map.of(), new TreeMap<>(), List.of(), new TreeMap<>());
    }

    /** Whether the map is perfect. */
    public boolean isEmpty() {
        return sizes.isEmpty() && unlistedPct.isEmpty() && absent.isEmpty() && strayPct.isEmpty();
    }

    /** These and other imperfections; where both have a size, that of the others is taken. */
    public Imperfections with(Imperfections others) {
        Map<Imperfection, Double> allSizes = new EnumMap<>(Imperfection.class);
        allSizes.putAll(sizes);
        allSizes.putAll(others.sizes);
        SortedMap<Element, Double> allUnlisted = new TreeMap<>(unlistedPct);
        allUnlisted.putAll(others.unlistedPct);
        List<Element> allAbsent = new ArrayList<>(absent);
        others.absent.stream().filter(element -> !absent.contains(element)).forEach(allAbsent::add);
        SortedMap<Element, Double> allStray = new TreeMap<>(strayPct);
        allStray.putAll(others.strayPct);
        return new Imperfections(allSizes, allUnlisted, allAbsent, allStray);
    }

    /**
     * Refuses elements that contradict the specimen.
     *
     * @param present elements of its phases
     */
    public void check(Set<Element> present) {
        for (Element element : absent) {
            if (present.contains(element)) {
                throw new IllegalArgumentException("'absent' names " + element + ", but a phase has it");
            }
        }
        unlistedPct.forEach((element, pct) -> {
            if (pct == 0 && !present.contains(element)) {
                throw new IllegalArgumentException("'unlisted' names " + element
                        + ", but no phase has it; say how much is in every phase, e.g. {" + element + ": 0.5} at.%");
            }
        });
    }

    /** Size of a kind; empty if it is not there. */
    public OptionalDouble size(Imperfection kind) {
        Double size = sizes.get(kind);
        return size == null ? OptionalDouble.empty() : OptionalDouble.of(size);
    }

    /** Keys and sizes as one writes them, e.g. {@code axisOffsetEV=5.0; unlisted=Mo:0.5}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        sizes.forEach((kind, size) -> words.add(kind.key() + "=" + size));
        unlistedPct.forEach((element, pct) -> words.add("unlisted=" + element + ":" + pct));
        absent.forEach(element -> words.add("absent=" + element));
        strayPct.forEach((element, pct) -> words.add("stray=" + element + ":" + pct));
        return String.join("; ", words);
    }

    private static SortedMap<Element, Double> amounts(String what, SortedMap<Element, Double> given) {
        given.forEach((element, pct) -> {
            if (!(pct >= 0 && pct < PERCENT)) {
                throw new IllegalArgumentException(
                        what + " must lie between 0 and 100 per cent, got " + pct + " for " + element);
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }
}
