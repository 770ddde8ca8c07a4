package org.esmpy.sim.scene;

import org.esmpy.sim.abundance.ThicknessWedge;

/** Reads how the thickness of a scene varies over the image. */
final class ThicknessReader {
    private ThicknessReader() {}

    static Geometry read(SceneNode node, double nominalNm, Geometry geometry) {
        node.only("fromNm", "toNm", "vacuumColumns");
        double low = node.required("fromNm").atLeastZero() / nominalNm;
        double high = node.required("toNm").atLeastZero() / nominalNm;
        int vacuum = node.optional("vacuumColumns")
                .map(value -> value.whole(0, Scene.MAX_SIDE))
                .orElse(0);
        return draw -> LocatedGenerator.of(
                node, inner -> new ThicknessWedge(geometry.generator(inner), low, high, vacuum), draw);
    }
}
