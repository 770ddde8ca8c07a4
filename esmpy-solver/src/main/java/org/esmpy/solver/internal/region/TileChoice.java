package org.esmpy.solver.internal.region;

import java.util.Arrays;
import java.util.BitSet;
import org.esmpy.model.ImageShape;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.point.WhitenedScores;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.PixelBins;

/**
 * Chooses tiles of a map as a stratified sample of its compositions. Square bins are points in coordinates in which noise is
 * white; strata are the bins around points that lie as far from each other as any (Gonzalez 1985,
 * doi:10.1016/0304-3975(85)90224-5). Strata choose by turns the tile that has most of their bins, so that a phase of few pixels
 * comes in as soon as one of many. Pixels that are known to be of one phase are a stratum of their own.
 */
final class TileChoice {
    /** Strata per phase: pure bins of a phase, and its mixtures with others. */
    private static final int STRATA_PER_PHASE = 4;

    private final ExposedProblem problem;
    private final Tiles tiles;
    private final int[] exposed;
    private final int[][] members;

    /**
     * @param tiles what is chosen from
     * @param size  pixels along the side of a bin; a part of that of a tile
     */
    TileChoice(ExposedProblem problem, Tiles tiles, int size, Workers workers) {
        this.problem = problem;
        this.tiles = tiles;
        int strata = STRATA_PER_PHASE * problem.phases();
        this.exposed = new int[tiles.size()];
        this.members = new int[strata + problem.phases()][tiles.size()];
        PixelBins bins = new PixelBins(tiles.image(), size);
        int[] stratumOf = strata(points(bins.sum(problem.map()), workers), strata);
        for (int bin = 0; bin < stratumOf.length; bin++) {
            int pixel = tiles.image()
                    .pixel(bin / bins.shape().width() * size, bin % bins.shape().width() * size);
            members[stratumOf[bin]][tileOf(pixel)]++;
        }
        ExposedCounts map = problem.map();
        for (int p = 0; p < map.pixels(); p++) {
            exposed[tileOf(p)] += map.exposures()[p] > 0 ? 1 : 0;
            if (map.pure().isPure(p)) {
                members[strata + map.pure().phaseOf(p)][tileOf(p)]++;
            }
        }
    }

    private int tileOf(int pixel) {
        return tiles.image().binOf(pixel, tiles.side());
    }

    /**
     * Tiles that together have at least this number of exposed pixels, in ascending order; all tiles if they have
     * fewer.
     */
    int[] first(long pixels) {
        BitSet chosen = new BitSet();
        long left = pixels;
        boolean isSomeLeft = true;
        while (left > 0 && isSomeLeft) {
            isSomeLeft = false;
            for (int s = 0; s < members.length && left > 0; s++) {
                int best = best(members[s], chosen);
                if (best >= 0) {
                    chosen.set(best);
                    left -= exposed[best];
                    isSomeLeft = true;
                }
            }
        }
        return chosen.stream().toArray();
    }

    /** The tile with most members that is not chosen yet and has exposed pixels, or −1. */
    private int best(int[] ofTiles, BitSet chosen) {
        int best = -1;
        for (int tile = 0; tile < ofTiles.length; tile++) {
            if (!chosen.get(tile) && exposed[tile] > 0 && ofTiles[tile] > (best < 0 ? 0 : ofTiles[best])) {
                best = tile;
            }
        }
        return best;
    }

    /**
     * The composition of each bin after adding one mean bin of the map, which moves bins of few counts towards the map.
     */
    private double[][] points(ExposedCounts bins, Workers workers) {
        WhitenedScores scores = new WhitenedScores(problem.g(), CompositionGroups.rates(problem, workers));
        ImageShape shape = bins.shape();
        long[] counts = bins.counts().pixelTotals();
        double mean = Arrays.stream(counts).sum() / (double) shape.pixels();
        double[][] points = new double[shape.pixels()][];
        double[] sum = new double[problem.g().getNumCols()];
        for (int bin = 0; bin < points.length; bin++) {
            points[bin] = scores.of(bins.counts(), bin, 1);
            for (int c = 0; c < sum.length; c++) {
                sum[c] += points[bin][c] / points.length;
            }
        }
        for (int bin = 0; bin < points.length; bin++) {
            for (int c = 0; c < sum.length; c++) {
                points[bin][c] = (points[bin][c] + sum[c]) / (counts[bin] + mean);
            }
        }
        return points;
    }

    /** The stratum of each point: the nearest of points each of which was farthest from those before it. */
    private static int[] strata(double[][] points, int strata) {
        int[] stratumOf = new int[points.length];
        double[] square = new double[points.length];
        Arrays.fill(square, Double.POSITIVE_INFINITY);
        int next = 0;
        for (int s = 0; s < strata; s++) {
            int centre = next;
            for (int i = 0; i < points.length; i++) {
                double distance = square(points[i], points[centre]);
                if (distance < square[i]) {
                    square[i] = distance;
                    stratumOf[i] = s;
                }
                next = square[i] > square[next] ? i : next;
            }
        }
        return stratumOf;
    }

    private static double square(double[] a, double[] b) {
        double square = 0;
        for (int c = 0; c < a.length; c++) {
            square = Fma.of(a[c] - b[c], a[c] - b[c], square);
        }
        return square;
    }
}
