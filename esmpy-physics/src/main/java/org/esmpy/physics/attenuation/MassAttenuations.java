package org.esmpy.physics.attenuation;

import java.io.IOException;
import java.nio.file.Path;
import org.esmpy.physics.MassAttenuation;

/** The mass attenuation tables that come with this module. */
public final class MassAttenuations {
    private MassAttenuations() {}

    /** The splines of xraylib 4.1.4, exact; Z = 1 to 98, 0.1 to 800 keV; id {@code xraylib-4}. */
    public static MassAttenuation xraylib4() {
        return Shared.XRAYLIB_4;
    }

    /** Straight lines in log-log within 0.1 % of {@link #xraylib4}; id {@code xraylib-4-loglog}. */
    public static MassAttenuation xraylib4LogLog() {
        return Shared.XRAYLIB_4_LOG_LOG;
    }

    /**
     * Attenuation read from a file; id {@code tabulated}.
     *
     * @param file CSV with {@code element} (symbol or atomic number), {@code energy_keV} (rising for each element,
     *     twice at an edge), {@code total_cm2_per_g} and {@code photoelectric_cm2_per_g}
     * @throws org.esmpy.physics.TableFormatException if the file is not such a table; names line and column
     */
    public static MassAttenuation ofTable(Path file) throws IOException {
        return TabulatedAttenuation.of(file);
    }

    private static final class Shared {
        static final MassAttenuation XRAYLIB_4 = new Xraylib4Attenuation();
        static final MassAttenuation XRAYLIB_4_LOG_LOG = new Xraylib4LogLogAttenuation();
    }
}
