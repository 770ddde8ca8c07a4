package org.esmpy.sim.scene;

import org.esmpy.sim.abundance.ThicknessWedge;

/** Understands how the thickness of a scene varies. */
final class ThicknessReader {
    private ThicknessReader() {}

    static Geometry read(SceneNode node, double nominalNm, Geometry geometry) {
        node.only("fromNm", "toNm", "vacuumColumns");
        double low = node.required("fromNm").atLeastZero() / nominalNm;
        double high = node.required("toNm").atLeastZero() / nominalNm;
        int vacuum = node.optional("vacuumColumns").map(value -> value.whole(0)).orElse(0);
        return draw -> node.here(here -> new ThicknessWedge(geometry.generator(draw), low, high, vacuum));
    }
}
