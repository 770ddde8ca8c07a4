package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.ImageShape;

/**
 * Moves pixels at the boundaries of regions to the neighbouring region whose spectrum explains them best. While regions are small,
 * noise decides which pixels join them; once regions have many counts, the pixels can be judged by their spectra. The counts of
 * a pixel are first taken out of its region, otherwise small regions would keep all their pixels.
 */
final class RegionBoundaries {
    /** Sweeps over all pixels; more only cost time. */
    private static final int SWEEPS = 4;

    /** Counts of the mean spectrum that every region has besides its own, so that no count is impossible. */
    private static final double PRIOR_COUNTS = 1;

    private final int[] counts;
    private final ImageShape shape;
    private final int groups;
    private final double[] mean;

    /**
     * @param counts counts by group, P×D; not changed
     */
    RegionBoundaries(int[] counts, ImageShape shape, int groups) {
        this.counts = counts;
        this.shape = shape;
        this.groups = groups;
        this.mean = new double[groups];
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            mean[i % groups] += counts[i];
            total += counts[i];
        }
        for (int g = 0; g < groups; g++) {
            mean[g] *= PRIOR_COUNTS / Math.max(total, 1);
        }
    }

    /** Moves pixels; regions that lose all of them are left out of the numbers. */
    int[] settle(int[] regions) {
        int[] labels = regions.clone();
        int size = 1 + Arrays.stream(labels).max().orElse(-1);
        double[] sums = new double[size * groups];
        double[] totals = new double[size];
        for (int p = 0; p < labels.length; p++) {
            add(p, labels[p], 1, sums, totals);
        }
        boolean moved = true;
        for (int sweep = 0; sweep < SWEEPS && moved; sweep++) {
            moved = false;
            for (int p = 0; p < labels.length; p++) {
                int best = labels[p] < 0 ? labels[p] : best(p, labels, sums, totals);
                moved |= best != labels[p];
                labels[p] = best;
            }
        }
        return AlikePixels.numbered(labels, size);
    }

    private int best(int p, int[] labels, double[] sums, double[] totals) {
        int own = labels[p];
        if (isInside(p, labels)) {
            return own;
        }
        add(p, own, -1, sums, totals);
        int best = own;
        double most = nats(p, own, sums, totals);
        for (int side = 0; side < Sides.COUNT; side++) {
            int other = Sides.neighbour(p, side, shape);
            int region = other < 0 ? -1 : labels[other];
            if (region >= 0 && region != best) {
                double nats = nats(p, region, sums, totals);
                if (nats > most) {
                    most = nats;
                    best = region;
                }
            }
        }
        add(p, best, 1, sums, totals);
        return best;
    }

    private boolean isInside(int p, int[] labels) {
        for (int side = 0; side < Sides.COUNT; side++) {
            int other = Sides.neighbour(p, side, shape);
            if (other >= 0 && labels[other] >= 0 && labels[other] != labels[p]) {
                return false;
            }
        }
        return true;
    }

    /** Log-likelihood of the composition of a pixel, given its number of counts. */
    private double nats(int p, int region, double[] sums, double[] totals) {
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            int x = counts[p * groups + g];
            if (x > 0) {
                sum += x * Math.log((sums[region * groups + g] + mean[g]) / (totals[region] + PRIOR_COUNTS));
            }
        }
        return sum;
    }

    private void add(int p, int region, int sign, double[] sums, double[] totals) {
        for (int g = 0; g < groups && region >= 0; g++) {
            sums[region * groups + g] += sign * counts[p * groups + g];
            totals[region] += sign * counts[p * groups + g];
        }
    }
}
