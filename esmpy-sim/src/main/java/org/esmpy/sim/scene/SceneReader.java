package org.esmpy.sim.scene;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.sim.Variation;

/** Understands a scene file. */
final class SceneReader {
    private static final int MAX_SIDE = 1 << 14;

    private SceneReader() {}

    static Scene read(SceneNode root) {
        root.only(
                "id",
                "version",
                "description",
                "size",
                "pixelNm",
                "energy",
                "beamKeV",
                "takeOffDeg",
                "thicknessNm",
                "phases",
                "geometry",
                "thickness");
        ImageShape shape = shape(root.required("size"));
        double thicknessNm =
                root.optional("thicknessNm").map(SceneNode::positive).orElse(100.0);
        double pixelNm = root.optional("pixelNm").map(SceneNode::positive).orElse(1.0);
        List<ScenePhase> phases = root.required("phases").items().stream()
                .map(node -> node.here(SceneReader::phase))
                .toList();
        List<String> names = phases.stream().map(ScenePhase::name).toList();
        Geometry geometry = new GeometryReader(names, thicknessNm / pixelNm).read(root.required("geometry"));
        return root.here(all -> new Scene(
                all.required("id").text(),
                all.optional("version").map(node -> node.whole(1)).orElse(1),
                all.optional("description").map(SceneNode::text).orElse("a scene of one's own"),
                shape,
                pixelNm,
                all.optional("energy").map(SceneReader::energy).orElse(new EnergyAxis(0.2, 0.01, 1980)),
                Acquisition.unknown()
                        .withBeamKeV(
                                all.optional("beamKeV").map(SceneNode::positive).orElse(200.0))
                        .withTakeOffDeg(all.optional("takeOffDeg")
                                .map(SceneNode::positive)
                                .orElse(25.0)),
                thicknessNm,
                phases,
                all.optional("thickness")
                        .map(node -> ThicknessReader.read(node, thicknessNm, geometry))
                        .orElse(geometry),
                Variation.ofSeed(0)));
    }

    private static ImageShape shape(SceneNode node) {
        List<SceneNode> sides = node.items();
        if (sides.size() != 2) {
            throw node.error("expected [rows, columns], got " + sides.size() + " numbers");
        }
        int height = sides.get(0).whole(1);
        int width = sides.get(1).whole(1);
        if (height > MAX_SIDE || width > MAX_SIDE) {
            throw node.error("at most " + MAX_SIDE + " rows and columns, got " + height + " x " + width);
        }
        return new ImageShape(height, width);
    }

    private static EnergyAxis energy(SceneNode node) {
        node.only("firstKeV", "widthKeV", "channels");
        return node.here(axis -> new EnergyAxis(
                axis.required("firstKeV").number(),
                axis.required("widthKeV").positive(),
                axis.required("channels").whole(2)));
    }

    private static ScenePhase phase(SceneNode node) {
        node.only("name", "atoms", "densityGPerCm3");
        return new ScenePhase(
                node.required("name").text(),
                composition(node.required("atoms")),
                node.required("densityGPerCm3").positive());
    }

    private static Composition composition(SceneNode node) {
        Map<Element, Double> amounts = new TreeMap<>();
        node.entries().forEach((symbol, amount) -> amounts.put(element(symbol, amount), amount.atLeastZero()));
        return node.here(all -> Composition.ofAtoms(amounts));
    }

    static Element element(String symbol, SceneNode where) {
        List<String> symbols = Element.all().stream().map(Element::symbol).toList();
        if (!symbols.contains(symbol)) {
            throw where.error(
                    "there is no element '" + symbol + "'; did you mean '" + NearestWord.of(symbol, symbols) + "'?");
        }
        return Element.of(symbol);
    }
}
