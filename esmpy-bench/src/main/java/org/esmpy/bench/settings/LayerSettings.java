package org.esmpy.bench.settings;

import java.util.Map;
import java.util.TreeMap;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.Material;
import org.esmpy.physics.detector.Layer;

/**
 * A layer in front of the active silicon of the detector: window, contact or dead layer.
 *
 * @param composition    relative numbers of atoms by symbol
 * @param densityGPerCm3 density, g/cm³
 * @param thicknessUm    thickness, µm
 */
public record LayerSettings(Map<String, Double> composition, double densityGPerCm3, double thicknessUm) {
    public LayerSettings {
        composition = Map.copyOf(composition);
        layer(composition, densityGPerCm3, thicknessUm); // refuses impossible values
    }

    public Layer layer() {
        return layer(composition, densityGPerCm3, thicknessUm);
    }

    private static Layer layer(Map<String, Double> composition, double densityGPerCm3, double thicknessUm) {
        Map<Element, Double> atoms = new TreeMap<>();
        composition.forEach((symbol, amount) -> atoms.put(Element.of(symbol), amount));
        return new Layer(new Material(Composition.ofAtoms(atoms), densityGPerCm3), thicknessUm);
    }
}
