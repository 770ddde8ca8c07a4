package org.esmpy.sim.scene;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Material;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.Layer;

/**
 * What a scene says of its detector; the rest is that of the physics with which it is computed.
 *
 * @param fwhmMnKaEV full width at half maximum at Mn Kα, eV
 * @param activeUm   thickness of the active silicon, µm
 * @param layers     what photons cross before it: windows, ice, contact and dead layer
 */
record SceneDetector(OptionalDouble fwhmMnKaEV, OptionalDouble activeUm, Optional<List<Layer>> layers) {
    /** Name of the width among the parameters of a response and the notes of a map, where a fit finds it. */
    private static final String FWHM = "fwhmMnKaEV";

    /** The detector of the physics. */
    static SceneDetector ofPhysics() {
        return new SceneDetector(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    /** @throws IllegalArgumentException if a key is unknown or a value is out of range; names it */
    static SceneDetector read(SceneNode node) {
        node.only(FWHM, "activeUm", "layers");
        return new SceneDetector(
                positive(node, FWHM),
                positive(node, "activeUm"),
                node.optional("layers")
                        .map(SceneNode::items)
                        .map(items -> items.stream()
                                .map(item -> item.here(SceneDetector::layer))
                                .toList()));
    }

    private static OptionalDouble positive(SceneNode node, String key) {
        return node.optional(key)
                .map(value -> OptionalDouble.of(value.positive()))
                .orElse(OptionalDouble.empty());
    }

    private static Layer layer(SceneNode node) {
        node.only("atoms", "densityGPerCm3", "um");
        Material material = new Material(
                SceneReader.composition(node.required("atoms")),
                node.required("densityGPerCm3").positive());
        return new Layer(material, node.required("um").atLeastZero());
    }

    /**
     * Physics with this detector.
     *
     * @throws IllegalArgumentException if the response of the physics has no such width
     */
    PhysicsTables over(PhysicsTables physics) {
        return physics.withDetectorResponse(response(physics.detectorResponse()))
                .withDetectorEfficiency(efficiency(physics));
    }

    private DetectorResponse response(DetectorResponse usual) {
        return fwhmMnKaEV.isEmpty()
                ? usual
                : usual.withParameters(Parameter.values(
                        "the detector response '" + usual.id() + "'",
                        usual.parameters(),
                        Map.of(FWHM, fwhmMnKaEV.getAsDouble())));
    }

    private DetectorEfficiency efficiency(PhysicsTables physics) {
        return activeUm.isEmpty() && layers.isEmpty()
                ? physics.detectorEfficiency()
                : DetectorEfficiencies.layered(
                        layers.orElseGet(DetectorEfficiencies::windowlessLayers),
                        Layer.silicon(activeUm.orElse(DetectorEfficiencies.ACTIVE_UM)),
                        physics.massAttenuation());
    }

    /** What a map says of it. */
    Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        fwhmMnKaEV.ifPresent(width -> notes.put(FWHM, Double.toString(width)));
        activeUm.ifPresent(um -> notes.put("simulation/detector-active-um", Double.toString(um)));
        layers.ifPresent(stack -> notes.put(
                "simulation/detector-layers",
                stack.stream().map(SceneDetector::words).collect(Collectors.joining(", "))));
        return notes;
    }

    private static String words(Layer layer) {
        return layer.thicknessUm() + " um of " + layer.material().composition() + " ("
                + layer.material().densityGPerCm3() + " g/cm3)";
    }
}
