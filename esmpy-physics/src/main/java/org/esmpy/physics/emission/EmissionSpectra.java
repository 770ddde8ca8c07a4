package org.esmpy.physics.emission;

import org.esmpy.physics.CascadeMode;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.ionization.IonizationCrossSections;
import org.esmpy.physics.relaxation.RelaxationTables;

/** The emission spectra that come with this module, and how to make others from an ionisation and a relaxation. */
public final class EmissionSpectra {
    private EmissionSpectra() {}

    /** {@code bote-salvat-2009} ionisation and {@code xraylib-4} relaxation, full cascade; id {@code bote-xraylib-4}. */
    public static EmissionLines boteXraylib4() {
        return Shared.BOTE_XRAYLIB_4;
    }

    /**
     * Lines from any ionisation and relaxation.
     *
     * @param id   id of the combination, kebab-case
     * @param mode which decays feed a line
     */
    public static EmissionLines cascade(
            String id, IonizationCrossSection ionization, RelaxationData relaxation, CascadeMode mode) {
        return new CascadeEmission(id, ionization, relaxation, mode);
    }

    private static final class Shared {
        static final EmissionLines BOTE_XRAYLIB_4 = cascade(
                "bote-xraylib-4",
                IonizationCrossSections.boteSalvat2009(),
                RelaxationTables.xraylib4(),
                CascadeMode.FULL);
    }
}
