package org.esmpy.sim.scene;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;

/**
 * A generator of abundances whose errors name the place in the scene file that describes it.
 *
 * @param node      the place
 * @param generator the generator
 */
record LocatedGenerator(SceneNode node, AbundanceGenerator generator) implements AbundanceGenerator {
    /**
     * The generator of a geometry.
     *
     * @throws IllegalArgumentException if it is of another number of phases than is drawn
     */
    static AbundanceGenerator of(SceneNode node, Geometry geometry, Geometry.Draw draw) {
        AbundanceGenerator generator = node.here(here -> geometry.generator(draw));
        if (generator.phases() != draw.phases()) {
            throw node.error("this geometry is of " + generator.phases() + " phases, not of " + draw.phases());
        }
        return new LocatedGenerator(node, generator);
    }

    @Override
    public int phases() {
        return generator.phases();
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        return node.here(here -> generator.abundances(shape));
    }

    @Override
    public double[] thickness(ImageShape shape) {
        return node.here(here -> generator.thickness(shape));
    }
}
