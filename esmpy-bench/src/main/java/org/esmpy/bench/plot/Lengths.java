package org.esmpy.bench.plot;

import java.util.Map;
import java.util.OptionalDouble;
import org.esmpy.model.PixelSize;

/** Converts pixel sizes to nm from the units that files use. */
public final class Lengths {
    private static final Map<String, Double> NANOMETRES =
            Map.of("nm", 1.0, "A", 0.1, "Å", 0.1, "um", 1e3, "µm", 1e3, "μm", 1e3, "micron", 1e3, "mm", 1e6, "m", 1e9);

    private Lengths() {}

    /** The edge of a pixel, nm; empty if the unit is not a known length. */
    public static OptionalDouble nanometres(PixelSize size) {
        Double unit = NANOMETRES.get(size.unit());
        return unit == null ? OptionalDouble.empty() : OptionalDouble.of(unit * size.value());
    }
}
