package org.esmpy.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.esmpy.plugin.Found.Implementation;

/**
 * The implementations of one kind by their id, and where each comes from. Immutable.
 *
 * @param <T> the kind
 */
public final class Registry<T> {
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String kind;
    private final Function<? super T, String> id;
    private final SortedMap<String, Implementation<T>> byId;
    private final List<Fault> leftOut;

    private Registry(
            String kind,
            Function<? super T, String> id,
            SortedMap<String, Implementation<T>> byId,
            List<Fault> leftOut) {
        this.kind = kind;
        this.id = id;
        this.byId = byId;
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * What comes with esmpy, or what a program chose itself.
     *
     * @param kind  what error messages call it, e.g. {@code "solver"}
     * @param items ids all different
     * @param id    returns the id; an item for which it throws is broken
     * @throws IllegalArgumentException if two have the same id; names both classes
     */
    public static <T> Registry<T> of(String kind, Collection<? extends T> items, Function<? super T, String> id) {
        SortedMap<String, Implementation<T>> byId = new TreeMap<>();
        for (T item : items) {
            String name = id.apply(item);
            Implementation<T> other = byId.putIfAbsent(name, new Implementation<>(item, Origin.ESMPY));
            if (other != null) {
                throw new IllegalArgumentException("two kinds of " + kind + " have the id '" + name + "': "
                        + other.value().getClass().getName() + " and "
                        + item.getClass().getName());
            }
        }
        return new Registry<>(kind, id, byId, List.of());
    }

    /**
     * Adds the implementations of plug-ins. It leaves out those without an id in kebab-case, those whose id is taken by
     * esmpy, and those that share an id among them.
     */
    public Registry<T> with(Found<? extends T> found) {
        List<Fault> faults = new ArrayList<>(leftOut);
        faults.addAll(found.faults());
        SortedMap<String, List<Implementation<T>>> added = new TreeMap<>();
        for (Implementation<? extends T> one : found.implementations()) {
            named(one, added, faults);
        }
        SortedMap<String, Implementation<T>> all = new TreeMap<>(byId);
        added.forEach((name, rivals) -> {
            if (rivals.size() == 1 && !byId.containsKey(name)) {
                all.put(name, rivals.get(0));
            } else {
                faults.addAll(rivalry(name, rivals));
            }
        });
        return new Registry<>(kind, id, all, faults);
    }

    private void named(
            Implementation<? extends T> one, SortedMap<String, List<Implementation<T>>> added, List<Fault> faults) {
        String type = one.value().getClass().getName();
        try {
            String name = id.apply(one.value());
            if (name == null || !KEBAB_CASE.matcher(name).matches()) {
                faults.add(new Fault(
                        one.origin().name(),
                        type,
                        "its id is '" + name + "'; expected lower-case letters, digits and hyphens, e.g. my-"
                                + kind.replace(' ', '-'),
                        null));
            } else {
                added.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(new Implementation<>(one.value(), one.origin()));
            }
        } catch (LinkageError | RuntimeException e) {
            faults.add(Fault.of(one.origin(), type, e));
        }
    }

    private List<Fault> rivalry(String name, List<Implementation<T>> rivals) {
        List<Implementation<T>> all = new ArrayList<>(rivals);
        if (byId.containsKey(name)) {
            all.add(byId.get(name));
        }
        return rivals.stream()
                .map(one -> new Fault(
                        one.origin().name(),
                        one.value().getClass().getName(),
                        "the " + kind + " '" + name + "' is also in "
                                + all.stream()
                                        .filter(other -> other != one)
                                        .map(other -> other.origin().name() + " ("
                                                + other.value().getClass().getName() + ")")
                                        .collect(Collectors.joining(", ")),
                        null))
                .toList();
    }

    /**
     * The implementation with an id.
     *
     * @throws IllegalArgumentException if there is none; names those there are, and what was left out and why
     */
    public T get(String name) {
        return found(name).value();
    }

    /**
     * Where the implementation with an id comes from.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Origin origin(String name) {
        return found(name).origin();
    }

    private Implementation<T> found(String name) {
        Implementation<T> one = byId.get(name);
        if (one == null) {
            String reasons = leftOut.stream().map(Fault::sentence).collect(Collectors.joining("; "));
            throw new IllegalArgumentException("no " + kind + " '" + name + "'; available: " + byId.keySet()
                    + (reasons.isEmpty() ? "" : "; " + reasons));
        }
        return one;
    }

    /** The ids, in order. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(byId.keySet());
    }

    /** All implementations, in the order of their ids. */
    public List<T> all() {
        return byId.values().stream().map(Implementation::value).toList();
    }

    /** Implementations that come from plug-ins, by id. */
    public SortedMap<String, Origin> plugged() {
        SortedMap<String, Origin> plugged = new TreeMap<>();
        byId.forEach((name, one) -> {
            if (!one.origin().equals(Origin.ESMPY)) {
                plugged.put(name, one.origin());
            }
        });
        return plugged;
    }

    /** Why implementations that were found cannot be used. */
    public List<Fault> leftOut() {
        return leftOut;
    }
}
