package org.esmpy.solver.internal.region;

import org.esmpy.model.ImageShape;

/** The four pixels that share a side with a pixel: above, left, right and below. */
final class Sides {
    static final int COUNT = 4;

    private Sides() {}

    /** The pixel beyond a side; −1 beyond the map. */
    static int neighbour(int pixel, int side, ImageShape shape) {
        int x = pixel % shape.width();
        return switch (side) {
            case 0 -> pixel < shape.width() ? -1 : pixel - shape.width();
            case 1 -> x == 0 ? -1 : pixel - 1;
            case 2 -> x == shape.width() - 1 ? -1 : pixel + 1;
            default -> pixel + shape.width() < shape.pixels() ? pixel + shape.width() : -1;
        };
    }
}
