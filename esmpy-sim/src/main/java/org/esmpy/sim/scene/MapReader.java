package org.esmpy.sim.scene;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.sim.abundance.AbundanceMap;
import org.esmpy.sim.abundance.Disc;
import org.esmpy.sim.abundance.Ellipsoid;
import org.esmpy.sim.abundance.Ripple;

/** Reads the map of one phase from a scene file. */
final class MapReader {
    private MapReader() {}

    /** The map of a group that has, beside its phase, exactly one shape. */
    static AbundanceMap read(SceneNode node) {
        List<AbundanceMap> maps = new ArrayList<>();
        node.optional("ripple").ifPresent(shape -> maps.add(shape.here(MapReader::ripple)));
        node.optional("ellipsoid").ifPresent(shape -> maps.add(shape.here(MapReader::ellipsoid)));
        node.optional("disc").ifPresent(shape -> maps.add(shape.here(MapReader::disc)));
        if (maps.size() != 1) {
            throw node.error("expected one of ripple, ellipsoid, disc, got " + maps.size() + " of them");
        }
        return maps.get(0);
    }

    private static AbundanceMap ripple(SceneNode node) {
        node.only("centreColumn", "fwhmPx", "peak");
        return new Ripple(
                node.required("centreColumn").number(), node.required("fwhmPx").positive(), number(node, "peak"));
    }

    private static AbundanceMap ellipsoid(SceneNode node) {
        node.only("centreRow", "centreColumn", "rowRadiusPx", "columnRadiusPx", "peak");
        return new Ellipsoid(
                number(node, "centreRow"),
                number(node, "centreColumn"),
                number(node, "rowRadiusPx"),
                number(node, "columnRadiusPx"),
                number(node, "peak"));
    }

    private static AbundanceMap disc(SceneNode node) {
        node.only("centreRow", "centreColumn", "radiusPx", "abundance");
        return new Disc(
                number(node, "centreRow"),
                number(node, "centreColumn"),
                number(node, "radiusPx"),
                number(node, "abundance"));
    }

    private static double number(SceneNode node, String key) {
        return node.required(key).number();
    }
}
