package org.esmpy.physics.relaxation;

import org.esmpy.physics.RelaxationData;

/** The relaxation data that come with this module. */
public final class RelaxationTables {
    private RelaxationTables() {}

    /** Yields, Coster–Kronig, Auger and radiative rates of xraylib 4.1.4, elements 4 to 98; id {@code xraylib-4}. */
    public static RelaxationData xraylib4() {
        return Shared.XRAYLIB_4;
    }

    /** Those of xraylib 4.0.0, with other L yields of Sn, Sb, W and Re; id {@code xraylib-4-0}. */
    public static RelaxationData xraylib40() {
        return Shared.XRAYLIB_4_0;
    }

    private static final class Shared {
        static final RelaxationData XRAYLIB_4 = Xraylib4Relaxation.version414();
        static final RelaxationData XRAYLIB_4_0 = Xraylib4Relaxation.version400();
    }
}
