package org.esmpy.physics.ionization;

import org.esmpy.physics.IonizationCrossSection;

/** The ionisation cross-sections that come with this module. */
public final class IonizationCrossSections {
    private IonizationCrossSections() {}

    /** Analytical fit of Bote, Salvat, Jablonski and Powell (2009), 731 subshells; id {@code bote-salvat-2009}. */
    public static IonizationCrossSection boteSalvat2009() {
        return Shared.BOTE_SALVAT_2009;
    }

    private static final class Shared {
        static final IonizationCrossSection BOTE_SALVAT_2009 = new BoteSalvat2009();
    }
}
