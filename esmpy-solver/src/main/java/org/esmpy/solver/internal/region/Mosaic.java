package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.MapSample;

/**
 * Makes a small map from tiles of a large one, on which phases are searched, so that the cost of the search does not
 * grow with the area of the map. Tiles are chosen so that every composition is among them ({@link TileChoice}). They
 * lie side by side; a border between two is like one between grains. Square bins never reach over it.
 */
public final class Mosaic {
    /** Bins along the side of a tile; even, so that bins of twice the size fit as well. */
    private static final int BINS_PER_SIDE = 4;

    /** Bins of a mosaic. At a thousand counts each they have a million counts, and phases are known to a few per mille. */
    private static final int BINS = 1024;

    private final Tiles tiles;
    private final int[] chosen;
    private final ImageShape shape;

    private Mosaic(Tiles tiles, int[] chosen) {
        this.tiles = tiles;
        this.chosen = chosen;
        int columns = (int) Math.ceil(Math.sqrt(chosen.length));
        int rows = (chosen.length + columns - 1) / columns;
        this.shape = new ImageShape(rows * tiles.side(), columns * tiles.side());
    }

    /**
     * A mosaic of a map; the whole map where it has no more bins than a mosaic.
     *
     * @param sizes the bins of the map
     */
    public static MapSample of(ExposedProblem map, BinSizes sizes, Workers workers) {
        int size = sizes.basin();
        if (map.map().shape().bin(size).pixels() <= BINS) {
            return MapSample.whole();
        }
        Tiles tiles = new Tiles(map.map().shape(), BINS_PER_SIDE * size);
        int[] chosen = new TileChoice(map, tiles, size, workers).first((long) BINS * size * size);
        Mosaic mosaic = new Mosaic(tiles, chosen);
        return MapSample.of(mosaic.shape, mosaic.origins());
    }

    /** The pixel of the map that each pixel of the mosaic shows, or −1 beyond its edges. */
    private int[] origins() {
        int[] from = new int[shape.pixels()];
        Arrays.fill(from, -1);
        int side = tiles.side();
        int columns = shape.width() / side;
        for (int i = 0; i < chosen.length; i++) {
            int[] pixels = tiles.pixels(chosen[i]);
            int width = tiles.shape(chosen[i]).width();
            for (int p = 0; p < pixels.length; p++) {
                from[shape.pixel(i / columns * side + p / width, i % columns * side + p % width)] = pixels[p];
            }
        }
        return from;
    }
}
