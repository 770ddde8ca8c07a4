package org.esmpy.sim.scene;

import org.esmpy.sim.AbundanceGenerator;

/** Describes where the phases of a scene are; seed, size and number of phases are chosen by the user. */
@FunctionalInterface
interface Geometry {
    /**
     * @param draw the choices of the user
     * @throws IllegalArgumentException if there cannot be so few phases
     */
    AbundanceGenerator generator(Draw draw);

    /**
     * The user's choice of seed, size and number of phases.
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
