package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.prior.PureRegions;

/**
 * A small map made of tiles of a large one, on which phases are looked for: the cost of finding them then follows what has to
 * be known of them, not the area. Tiles are chosen so that every composition is there ({@link TileChoice}). They lie side by
 * side; a border between two is like one between grains. Square bins never reach over it.
 */
public final class Mosaic {
    /** Bins along the side of a tile; even, so that bins of twice the size fit as well. */
    private static final int BINS_PER_SIDE = 4;

    /** Bins of a mosaic. At a thousand counts each they have a million counts, and phases are known to a few per mille. */
    private static final int BINS = 1024;

    private final ExposedProblem map;
    private final Tiles tiles;
    private final int[] chosen;
    private final ImageShape shape;

    private Mosaic(ExposedProblem map, Tiles tiles, int[] chosen) {
        this.map = map;
        this.tiles = tiles;
        this.chosen = chosen;
        int columns = (int) Math.ceil(Math.sqrt(chosen.length));
        int rows = (chosen.length + columns - 1) / columns;
        this.shape = new ImageShape(rows * tiles.side(), columns * tiles.side());
    }

    /**
     * A mosaic of a map, with the same phases; the map itself where it has no more bins than a mosaic.
     *
     * @param sizes the bins of the map
     */
    public static ExposedProblem of(ExposedProblem map, BinSizes sizes, Workers workers) {
        int size = sizes.basin();
        if (map.map().shape().bin(size).pixels() <= BINS) {
            return map;
        }
        Tiles tiles = new Tiles(map.map().shape(), BINS_PER_SIDE * size);
        int[] chosen = new TileChoice(map, tiles, size, workers).first((long) BINS * size * size);
        return new Mosaic(map, tiles, chosen).problem();
    }

    private ExposedProblem problem() {
        int[] from = origins();
        CountMatrix counts = map.map().counts();
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), from.length);
        double[] exposures = new double[from.length];
        int[] phases = new int[from.length];
        for (int p = 0; p < from.length; p++) {
            if (from[p] >= 0) {
                counts.forEach(from[p], builder::add);
                exposures[p] = map.map().exposures()[from[p]];
            }
            builder.endPixel();
            phases[p] = from[p] >= 0 && map.map().pure().isPure(from[p])
                    ? map.map().pure().phaseOf(from[p])
                    : -1;
        }
        ExposedCounts mosaic = ExposedCounts.of(builder.build(), shape, exposures);
        boolean isPureSomewhere = !map.map().pure().isEmpty();
        return new ExposedProblem(
                isPureSomewhere ? mosaic.withPure(PureRegions.ofPhases(phases)) : mosaic,
                map.bases(),
                map.phases(),
                map.weights());
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
