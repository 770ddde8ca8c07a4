package org.esmpy.io.internal;

import java.nio.file.Path;
import org.esmpy.io.ImageOverrides;
import org.esmpy.model.EnergyAxis;

/** The energy axis of a file that has none, as the caller gives it. */
public final class GivenEnergyAxis {
    private GivenEnergyAxis() {}

    /**
     * The axis that the caller gives.
     *
     * @param lack what the file lacks, e.g. {@code "has no energy axis"}
     * @throws IllegalArgumentException if he does not
     */
    public static EnergyAxis of(Path file, String lack, ImageOverrides overrides, int channels) {
        if (overrides.energyOffsetKeV().isEmpty() || overrides.energyWidthKeV().isEmpty()) {
            throw new IllegalArgumentException(file.getFileName() + ": " + lack + "; give the energy of the first"
                    + " channel and the channel width (--energy-offset-kev, --energy-width-kev)");
        }
        return new EnergyAxis(
                overrides.energyOffsetKeV().getAsDouble(),
                overrides.energyWidthKeV().getAsDouble(),
                channels);
    }
}
