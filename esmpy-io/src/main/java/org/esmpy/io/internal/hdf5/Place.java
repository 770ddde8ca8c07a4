package org.esmpy.io.internal.hdf5;

/** Walks over a grid of any number of axes. */
final class Place {
    private Place() {}

    /** Moves to the next place of a grid, leaving one axis alone; false if there is none. */
    static boolean advance(int[] place, int[] end, int[] step, int fixedAxis) {
        for (int axis = place.length - 1; axis >= 0; axis--) {
            if (axis == fixedAxis) {
                continue;
            }
            if ((long) place[axis] + step[axis] < end[axis]) {
                place[axis] += step[axis];
                return true;
            }
            place[axis] = 0;
        }
        return false;
    }
}
