package org.esmpy.bench.words;

import java.util.Locale;
import org.esmpy.model.Acquisition;

/** Formats the take-off angle for printed lines. */
public final class TakeOff {
    private TakeOff() {}

    /** {@code ", take-off 17.5 degrees (mean path of 4 detectors)"}; empty if it is unknown. */
    public static String text(Acquisition acquisition) {
        if (acquisition.effectiveTakeOffDeg().isEmpty()) {
            return "";
        }
        int detectors = acquisition.takeOffAnglesDeg().size();
        return String.format(
                Locale.ROOT,
                ", take-off %.2f degrees%s",
                acquisition.effectiveTakeOffDeg().getAsDouble(),
                detectors > 1 ? " (mean path of " + detectors + " detectors)" : "");
    }
}
