package org.esmpy.physics.detector;

import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Provenance;

/** A detector with one more layer in front, such as ice: its efficiency times the transmission of the layer. */
final class BehindLayer implements DetectorEfficiency {
    private final Layer layer;
    private final DetectorEfficiency detector;
    private final MassAttenuation attenuation;

    BehindLayer(Layer layer, DetectorEfficiency detector, MassAttenuation attenuation) {
        this.layer = layer;
        this.detector = detector;
        this.attenuation = attenuation;
    }

    @Override
    public String id() {
        return detector.id();
    }

    @Override
    public Provenance provenance() {
        Provenance inner = detector.provenance();
        return new Provenance(
                inner.citation(),
                inner.link(),
                layer.thicknessUm() + " um " + layer.material().composition().elements() + " before " + inner.version(),
                inner.equation(),
                inner.range() + "; 0 below " + attenuation.lowestKeV() + " keV",
                inner.deviations());
    }

    @Override
    public double efficiency(double energyKeV) {
        double behind = detector.efficiency(energyKeV);
        if (energyKeV < attenuation.lowestKeV()) {
            return 0;
        }
        return behind * layer.transmission(attenuation, energyKeV);
    }
}
