package org.esmpy.solver.mixture;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.prior.PureRegions;

/**
 * Puts pixels together into bins of any form. A bin has the counts of its pixels and the sum of their exposures; its
 * abundances are those of its mean pixel. Pixels that are known to hold one phase only make one more bin for each such
 * phase, wherever they are: elsewhere they would be mixed with their neighbours. Immutable.
 */
public interface Binning {
    /** Arrangement of the pixels. */
    ImageShape pixels();

    /** Number of bins: those of ordinary pixels, then those of pure regions. */
    int bins();

    /** The bin of a pixel. */
    int binOf(int pixel);

    /** How much of the log-sparsity each bin has; 1 for an ordinary one. */
    default double[] completeness() {
        double[] whole = new double[bins()];
        Arrays.fill(whole, 1);
        return whole;
    }

    /** The phases of the bins of pure regions, which are the last ones; ascending. Shared: read only. */
    int[] purePhases();

    /** Arrangement of the bins, where they have one; otherwise all in one row. */
    default ImageShape arrangement() {
        return new ImageShape(1, bins());
    }

    /** Counts and exposures summed over the bins. */
    default ExposedCounts sum(ExposedCounts map) {
        if (!map.shape().equals(pixels())) {
            throw new IllegalArgumentException("the bins are of " + pixels() + ", but the map is " + map.shape());
        }
        double[] exposures = new double[bins()];
        for (int p = 0; p < map.pixels(); p++) {
            exposures[binOf(p)] += map.exposures()[p];
        }
        int[] phases = new int[bins()];
        Arrays.fill(phases, -1);
        System.arraycopy(purePhases(), 0, phases, bins() - purePhases().length, purePhases().length);
        CountMatrix counts = map.counts().grouped(bins(), this::binOf);
        ExposedCounts sums = ExposedCounts.of(counts, arrangement(), exposures);
        return purePhases().length == 0 ? sums : sums.withPure(PureRegions.ofPhases(phases));
    }

    /** Gives every bin the mean abundances of its pixels; even ones where it has none. */
    default Mixture gathered(Mixture ofPixels) {
        int phases = ofPixels.phases();
        DMatrixRMaj ofBins = new DMatrixRMaj(bins(), phases);
        int[] sizes = new int[bins()];
        for (int p = 0; p < pixels().pixels(); p++) {
            sizes[binOf(p)]++;
            for (int k = 0; k < phases; k++) {
                ofBins.data[binOf(p) * phases + k] += ofPixels.abundances().data[p * phases + k];
            }
        }
        for (int bin = 0; bin < sizes.length; bin++) {
            for (int k = 0; k < phases; k++) {
                double sum = ofBins.data[bin * phases + k];
                ofBins.data[bin * phases + k] = sizes[bin] > 0 ? sum / sizes[bin] : 1.0 / phases;
            }
        }
        return new Mixture(ofPixels.w(), ofBins);
    }

    /** The abundances of pixels, where a bin that has pixels of several phases gives each its own phase. */
    default Mixture apart(Mixture ofPixels) {
        return ofPixels;
    }

    /** Gives every pixel the abundances of its bin. */
    default Mixture spread(Mixture ofBins) {
        int phases = ofBins.phases();
        DMatrixRMaj ofPixels = new DMatrixRMaj(pixels().pixels(), phases);
        for (int p = 0; p < pixels().pixels(); p++) {
            System.arraycopy(ofBins.abundances().data, binOf(p) * phases, ofPixels.data, p * phases, phases);
        }
        return new Mixture(ofBins.w(), ofPixels);
    }
}
