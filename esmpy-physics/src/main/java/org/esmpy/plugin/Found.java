package org.esmpy.plugin;

import java.util.List;

/**
 * The implementations of one kind that plug-ins offer.
 *
 * @param implementations what could be made
 * @param faults          what could not
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
