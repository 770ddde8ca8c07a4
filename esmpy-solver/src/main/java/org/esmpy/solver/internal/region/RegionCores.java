package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.prior.PureRegions;

/**
 * Makes the bins of a fit in which some regions are held pure. All pixels of one pure phase are one bin, wherever they
 * are, but for the pixels at borders to other regions: these often contain some of the neighbouring region, because the
 * beam is wider than a pixel, the interface is rough, or noise has put the pixel on the wrong side. Pixels at borders,
 * of all phases that meet there, are put together in squares, so that it does not matter on which side a pixel was
 * seen. A pure region that has only border pixels is held pure as a whole, and so is a phase that has most of its
 * pixels at borders, as in thin layers. Regions that are not pure stay as they are.
 */
public final class RegionCores implements Binning {
    /** Share of a phase's pixels that must lie inside; with fewer, its border pixels are not cut off. */
    private static final double LEAST_INSIDE = 0.5;

    private final ImageShape pixels;
    private final PureRegions pure;
    private final int[] binOf;
    private final int firstBorder;
    private final int bins;
    private final int[] purePhases;

    private RegionCores(ImageShape pixels, PureRegions pure, int[] binOf, int firstBorder, int bins, int[] purePhases) {
        this.pixels = pixels;
        this.pure = pure;
        this.binOf = binOf;
        this.firstBorder = firstBorder;
        this.bins = bins;
        this.purePhases = purePhases;
    }

    /**
     * @param regions all regions
     * @param pure    which pixels are pure
     * @param size    pixels along the side of the squares in which border pixels are put together
     */
    public static RegionCores of(Regions regions, PureRegions pure, int size) {
        return of(regions, pure, size, true);
    }

    /**
     * The same for regions that are pure as a whole; those that have only border pixels are not.
     *
     * @param pure which regions are pure
     */
    public static RegionCores ofInsides(Regions regions, PureRegions pure, int size) {
        return of(regions, regions.ofPixels(pure), size, false);
    }

    private static RegionCores of(Regions regions, PureRegions pure, int size, boolean hasThinOnes) {
        ImageShape shape = regions.pixels();
        boolean[] isBorder = new boolean[shape.pixels()];
        for (int p = 0; p < isBorder.length; p++) {
            isBorder[p] = pure.isPure(p) && !regions.isKnown(regions.binOf(p)) && touchesAnother(p, shape, pure);
        }
        if (hasThinOnes) {
            keepThinPhases(isBorder, pure);
        }
        boolean[] hasInside = new boolean[regions.bins()];
        for (int p = 0; p < isBorder.length; p++) {
            hasInside[regions.binOf(p)] |= pure.isPure(p) && !isBorder[p];
        }
        int[] purePhases = pure.phases();
        int squares = shape.bin(size).pixels();
        int[] places = new int[isBorder.length];
        for (int p = 0; p < places.length; p++) {
            int region = regions.binOf(p);
            if (isBorder[p] && hasInside[region]) {
                places[p] = regions.bins() + shape.binOf(p, size);
            } else if (pure.isPure(p) && (hasThinOnes || hasInside[region])) {
                places[p] = regions.bins() + squares + Arrays.binarySearch(purePhases, pure.phaseOf(p));
            } else {
                places[p] = region;
            }
        }
        int[] numbers = new int[regions.bins() + squares + purePhases.length];
        Arrays.stream(places).forEach(place -> numbers[place] = 1);
        Arrays.fill(numbers, regions.bins() + squares, numbers.length, 1);
        Arrays.parallelPrefix(numbers, Integer::sum);
        int[] binOf = Arrays.stream(places).map(place -> numbers[place] - 1).toArray();
        return new RegionCores(
                shape, pure, binOf, numbers[regions.bins() - 1], numbers[numbers.length - 1], purePhases);
    }

    /** Whether a bin is held pure. */
    boolean isPure(int bin) {
        return bin >= bins - purePhases.length;
    }

    /** Whether a bin holds the border pixels of a square. */
    boolean isBorder(int bin) {
        return bin >= firstBorder && bin < bins - purePhases.length;
    }

    /**
     * Keeps the border pixels of phases that have most of their pixels at borders: too little would be left of them.
     */
    private static void keepThinPhases(boolean[] isBorder, PureRegions pure) {
        for (int phase : pure.phases()) {
            int inside = 0;
            int all = 0;
            for (int p = 0; p < isBorder.length; p++) {
                boolean isOfPhase = pure.isPure(p) && pure.phaseOf(p) == phase;
                all += isOfPhase ? 1 : 0;
                inside += isOfPhase && !isBorder[p] ? 1 : 0;
            }
            for (int p = 0; p < isBorder.length && inside < LEAST_INSIDE * all; p++) {
                isBorder[p] &= pure.phaseOf(p) != phase;
            }
        }
    }

    private static boolean touchesAnother(int pixel, ImageShape shape, PureRegions pure) {
        boolean touches = false;
        for (int side = 0; side < Sides.COUNT; side++) {
            int neighbour = Sides.neighbour(pixel, side, shape);
            touches |= neighbour >= 0 && differs(pixel, neighbour, pure);
        }
        return touches;
    }

    private static boolean differs(int pixel, int neighbour, PureRegions pure) {
        return !pure.isPure(neighbour) || pure.phaseOf(pixel) != pure.phaseOf(neighbour);
    }

    @Override
    public Mixture apart(Mixture ofPixels) {
        Mixture apart = new Mixture(ofPixels.w(), ofPixels.abundances().copy());
        int phases = ofPixels.phases();
        for (int p = 0; p < binOf.length; p++) {
            if (isBorder(binOf[p])) {
                pure.impose(p, apart.abundances().data, p * phases, phases);
            }
        }
        return apart;
    }

    @Override
    public ImageShape pixels() {
        return pixels;
    }

    @Override
    public int bins() {
        return bins;
    }

    @Override
    public int binOf(int pixel) {
        return binOf[pixel];
    }

    @Override
    public int[] purePhases() {
        return purePhases;
    }
}
