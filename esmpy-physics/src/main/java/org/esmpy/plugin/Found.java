package org.esmpy.plugin;

import java.util.List;

/**
 * The implementations of one kind that plug-ins offer.
 *
 * @param implementations the instances that could be made
 * @param faults          those that could not, and why
 */
public record Found<T>(List<Implementation<T>> implementations, List<Fault> faults) {
    public Found {
        implementations = List.copyOf(implementations);
        faults = List.copyOf(faults);
    }

    /**
     * One implementation.
     *
     * @param value  what was made
     * @param origin where from
     */
    public record Implementation<T>(T value, Origin origin) {}
}
