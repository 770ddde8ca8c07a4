package org.esmpy.physics.detector;

import java.util.List;
import java.util.stream.Collectors;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Provenance;

/**
 * The efficiency of a detector that counts photons which cross its passive layers and are absorbed in the active one,
 * at normal incidence:
 *
 * <pre>
 * efficiency = exp(-sum over layers of (µ/ρ)_total ρt) · (1 - exp(-(µ/ρ)_photoelectric ρt))
 * </pre>
 *
 * Below the lowest energy of the attenuation data it is 0. Silicon escape and incomplete charge collection are no part
 * of it, because they shift counts to other energies and lose none.
 */
final class LayeredSdd implements DetectorEfficiency {
    private final List<Layer> passive;
    private final Layer active;
    private final MassAttenuation attenuation;

    LayeredSdd(List<Layer> passive, Layer active, MassAttenuation attenuation) {
        this.passive = List.copyOf(passive);
        this.active = active;
        this.attenuation = attenuation;
    }

    @Override
    public String id() {
        return "layered-sdd";
    }

    @Override
    public Provenance provenance() {
        String layers = passive.stream().map(LayeredSdd::describe).collect(Collectors.joining(", "));
        return new Provenance(
                "Beer-Lambert law with attenuation " + attenuation.id(),
                attenuation.provenance().link(),
                (layers.isEmpty() ? "" : layers + ", ") + "active " + describe(active),
                "ε = exp(-Σ (µ/ρ)_total ρt over the layers in front) (1 - exp(-(µ/ρ)_photoelectric ρt of the active layer))",
                "from " + attenuation.lowestKeV() + " keV; 0 below",
                "");
    }

    @Override
    public double efficiency(double energyKeV) {
        if (Double.isNaN(energyKeV)) {
            throw new IllegalArgumentException("the photon energy must be a number, got NaN keV");
        }
        if (energyKeV < attenuation.lowestKeV()) {
            return 0;
        }
        double crossed = 0;
        for (Layer layer : passive) {
            crossed +=
                    attenuation.totalCm2PerG(layer.material().composition(), energyKeV) * layer.massThicknessGPerCm2();
        }
        double absorbed = attenuation.photoelectricCm2PerG(active.material().composition(), energyKeV)
                * active.massThicknessGPerCm2();
        return Math.exp(-crossed) * -Math.expm1(-absorbed);
    }

    private static String describe(Layer layer) {
        return layer.thicknessUm() + " um "
                + layer.material().composition().elements().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining());
    }
}
