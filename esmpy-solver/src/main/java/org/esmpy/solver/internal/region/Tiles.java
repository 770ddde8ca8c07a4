package org.esmpy.solver.internal.region;

import org.esmpy.model.ImageShape;

/**
 * Cuts an image into square tiles, row after row; those at the far edges may be incomplete.
 *
 * @param image what is cut
 * @param side  pixels along the side of a tile; at least 1
 */
record Tiles(ImageShape image, int side) {
    /** Number of tiles. */
    int size() {
        return image.bin(side).pixels();
    }

    /** Rows and columns of a tile. */
    ImageShape shape(int tile) {
        return new ImageShape(Math.min(side, image.height() - row(tile)), Math.min(side, image.width() - column(tile)));
    }

    /** Pixels of a tile in the image, row after row. */
    int[] pixels(int tile) {
        ImageShape shape = shape(tile);
        int[] pixels = new int[shape.pixels()];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = image.pixel(row(tile) + p / shape.width(), column(tile) + p % shape.width());
        }
        return pixels;
    }

    private int row(int tile) {
        return tile / image.bin(side).width() * side;
    }

    private int column(int tile) {
        return tile % image.bin(side).width() * side;
    }
}
