package org.esmpy.io.npy;

import java.nio.file.Path;
import java.util.Arrays;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.EnergyAxis;

/** Makes the energy axis of arrays without axes from the options of the caller. */
final class NpyAxes {
    private NpyAxes() {}

    /**
     * The energy axis that the caller gives.
     *
     * @throws IllegalArgumentException if the caller gives none
     */
    static EnergyAxis energy(Path file, ImageOverrides overrides, int channels) {
        if (overrides.energyOffsetKeV().isEmpty() || overrides.energyWidthKeV().isEmpty()) {
            throw new IllegalArgumentException(file.getFileName() + ": has no energy axis; give the energy of the first"
                    + " channel and the channel width (--energy-offset-kev, --energy-width-kev)");
        }
        return new EnergyAxis(
                overrides.energyOffsetKeV().getAsDouble(),
                overrides.energyWidthKeV().getAsDouble(),
                channels);
    }

    static SpectrumFormatException error(Path file, NpyHeader header, String expected) {
        return SpectrumFormatException.of(
                file, "is an array " + Arrays.toString(header.shape()) + " of '" + header.descr() + "'; " + expected);
    }
}
