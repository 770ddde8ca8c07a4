package org.esmpy.physics.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values by atomic number, made when first asked for and kept. Thread-safe; two threads may make the same value at the
 * same time, so making it must have no effect other than the value.
 *
 * @param <T> an immutable type
 */
public final class PerElement<T> {
    private static final int ATOMIC_NUMBERS = 119;

    private final AtomicReferenceArray<@Nullable T> values = new AtomicReferenceArray<>(ATOMIC_NUMBERS);
    private final IntFunction<T> make;

    public PerElement(IntFunction<T> make) {
        this.make = make;
    }

    /** The value of {@code z}; what {@code make} throws for an unknown element comes through. */
    public T of(int z) {
        if (z < 1 || z >= ATOMIC_NUMBERS) {
            return make.apply(z);
        }
        T known = values.get(z);
        if (known != null) {
            return known;
        }
        T made = make.apply(z);
        values.set(z, made);
        return made;
    }
}
