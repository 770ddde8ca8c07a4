package org.esmpy.solver.internal.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.Mixture;

/**
 * Cuts regions by a square grid, so that the parts of a large region can be compared. Pieces are independent of each
 * other, and unlike small regions they were not formed by noise.
 */
public final class RegionPieces implements Binning {
    private final ImageShape pixels;
    private final int[] pieceOf;
    private final int[] binOf;

    private RegionPieces(ImageShape pixels, int[] pieceOf, int[] binOf) {
        this.pixels = pixels;
        this.pieceOf = pieceOf;
        this.binOf = binOf;
    }

    /**
     * @param regions what is cut
     * @param size    pixels along the side of a square
     */
    public static RegionPieces of(Binning regions, int size) {
        ImageShape pixels = regions.pixels();
        int squares = pixels.bin(size).pixels();
        Map<Long, Integer> numbers = new HashMap<>();
        List<Integer> bins = new ArrayList<>();
        int[] pieceOf = new int[pixels.pixels()];
        for (int p = 0; p < pieceOf.length; p++) {
            int square = pixels.binOf(p, size);
            int bin = regions.binOf(p);
            pieceOf[p] = numbers.computeIfAbsent((long) bin * squares + square, place -> {
                bins.add(bin);
                return bins.size() - 1;
            });
        }
        return new RegionPieces(
                pixels, pieceOf, bins.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The region of a piece. */
    int regionOf(int piece) {
        return binOf[piece];
    }

    /** The abundances of regions, as those of their pieces. */
    public Mixture ofRegions(Mixture ofRegions) {
        int phases = ofRegions.phases();
        DMatrixRMaj abundances = new DMatrixRMaj(binOf.length, phases);
        for (int piece = 0; piece < binOf.length; piece++) {
            System.arraycopy(
                    ofRegions.abundances().data, binOf[piece] * phases, abundances.data, piece * phases, phases);
        }
        return new Mixture(ofRegions.w(), abundances);
    }

    @Override
    public ImageShape pixels() {
        return pixels;
    }

    @Override
    public int bins() {
        return binOf.length;
    }

    @Override
    public int binOf(int pixel) {
        return pieceOf[pixel];
    }

    @Override
    public int[] purePhases() {
        return new int[0];
    }
}
