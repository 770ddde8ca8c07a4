package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.prior.PureRegions;

/**
 * Bins that follow the structures of the map: each is a connected region of one composition within noise, as thin as a
 * layer or as large as a grain. Pixels without exposure make one bin together, those of pure regions one for each
 * phase. Compositions are compared, not how bright pixels are.
 */
public final class Regions implements Binning {
    private final ImageShape pixels;
    private final int[] binOf;
    private final int bins;
    private final int[] purePhases;
    private final ChannelGroups groups;

    private Regions(ImageShape pixels, int[] binOf, int bins, int[] purePhases, ChannelGroups groups) {
        this.pixels = pixels;
        this.binOf = binOf;
        this.bins = bins;
        this.purePhases = purePhases;
        this.groups = groups;
    }

    /** The regions of a problem's counts. */
    public static Regions of(ExposedProblem problem, Workers workers) {
        ExposedCounts map = problem.map();
        ChannelGroups groups = CompositionGroups.of(problem, workers);
        double[] ordinary = map.exposures().clone();
        for (int p = 0; p < ordinary.length; p++) {
            ordinary[p] = map.pure().isPure(p) ? 0 : ordinary[p];
        }
        int[] binOf = AlikePixels.regions(map.counts(), map.shape(), ordinary, groups, workers);
        int regions = 1 + Arrays.stream(binOf).max().orElse(-1);
        int[] purePhases = map.pure().phases();
        boolean isSomeLeft = false;
        for (int p = 0; p < binOf.length; p++) {
            isSomeLeft |= binOf[p] < 0 && !map.pure().isPure(p);
        }
        int first = isSomeLeft ? regions + 1 : regions;
        for (int p = 0; p < binOf.length; p++) {
            if (map.pure().isPure(p)) {
                binOf[p] = first + Arrays.binarySearch(purePhases, map.pure().phaseOf(p));
            } else if (binOf[p] < 0) {
                binOf[p] = regions;
            }
        }
        return new Regions(map.shape(), binOf, first + purePhases.length, purePhases, groups);
    }

    /** Converts pure regions into pure pixels. */
    PureRegions ofPixels(PureRegions ofRegions) {
        return PureRegions.ofPhases(Arrays.stream(binOf)
                .map(bin -> ofRegions.isPure(bin) ? ofRegions.phaseOf(bin) : -1)
                .toArray());
    }

    /** Whether a bin holds pixels that were given as pure. */
    boolean isKnown(int bin) {
        return bin >= bins - purePhases.length;
    }

    /** Groups of channels by which compositions were compared. */
    public ChannelGroups groups() {
        return groups;
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
