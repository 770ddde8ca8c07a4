package org.esmpy.physics.detector;

import java.util.Map;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Material;

/**
 * A layer that photons cross at normal incidence.
 *
 * @param material    what it is made of
 * @param thicknessUm thickness, µm; at least 0 and finite
 */
public record Layer(Material material, double thicknessUm) {
    static final double CM_PER_UM = 1e-4;
    private static final double CONTACT_UM = 0.03;
    private static final double ICE_G_PER_CM3 = 0.917;
    private static final double ALUMINIUM_G_PER_CM3 = 2.699;

    /** Density of silicon, g/cm³. */
    static final double SILICON_G_PER_CM3 = 2.329;

    public Layer {
        if (!(thicknessUm >= 0 && thicknessUm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a layer needs a finite thickness of at least 0, got " + thicknessUm + " um");
        }
    }

    /** Ice (H2O, 0.917 g/cm³) as it grows on cooled detectors. */
    public static Layer ice(double thicknessUm) {
        Composition water = Composition.ofAtoms(Map.of(Element.of("H"), 2.0, Element.of("O"), 1.0));
        return new Layer(new Material(water, ICE_G_PER_CM3), thicknessUm);
    }

    /** The front contact that detectors usually have: 0.03 µm of aluminium. */
    public static Layer usualContact() {
        return aluminium(CONTACT_UM);
    }

    /** Aluminium (2.699 g/cm³), of which contacts are made. */
    public static Layer aluminium(double thicknessUm) {
        return new Layer(new Material(Composition.pure(Element.of("Al")), ALUMINIUM_G_PER_CM3), thicknessUm);
    }

    /** Silicon (2.329 g/cm³). */
    public static Layer silicon(double thicknessUm) {
        return new Layer(new Material(Composition.pure(Element.of("Si")), SILICON_G_PER_CM3), thicknessUm);
    }

    /**
     * Share of the photons that pass.
     *
     * @param attenuation its total part is used
     * @param energyKeV   within the range of the attenuation, keV
     */
    public double transmission(MassAttenuation attenuation, double energyKeV) {
        return Math.exp(-attenuation.totalCm2PerG(material.composition(), energyKeV) * massThicknessGPerCm2());
    }

    /** Mass per area, g/cm². */
    public double massThicknessGPerCm2() {
        return thicknessUm * CM_PER_UM * material.densityGPerCm3();
    }
}
