package org.esmpy.sim.scene;

import org.esmpy.sim.AbundanceGenerator;

/** Where the phases of a scene are, up to what a user may vary. */
@FunctionalInterface
interface Geometry {
    /**
     * @param draw what is varied
     * @throws IllegalArgumentException if there cannot be so few phases
     */
    AbundanceGenerator generator(Draw draw);

    /**
     * One choice of what may vary.
     *
     * @param phases    number of phases; the first ones of the scene
     * @param areaRatio area of the image in units of that of the scene; numbers of grains and particles grow with it
     * @param seed      of random places and sizes
     */
    record Draw(int phases, double areaRatio, long seed) {
        /** A number of grains or particles in the image that is drawn. */
        int count(int inScene) {
            return (int) Math.max(1, Math.round(inScene * areaRatio));
        }
    }
}
