package org.esmpy.solver.internal.region;

import java.util.Arrays;
import org.esmpy.model.ImageShape;

/**
 * Joins neighbouring regions whose compositions differ by no more than noise. The cheapest pair of neighbours is joined
 * first; its price is the likelihood ratio {@code 2·Σ_g [x_ag·log(x_ag/e_ag) + x_bg·log(x_bg/e_bg)]} of two
 * compositions against one, e_ag the counts that a would have with the composition of both (Wilks 1938,
 * doi:10.1214/aoms/1177732360). It does not depend on how bright regions are, and its variance is that of the counts
 * themselves. For equal compositions it is a χ² of D − 1 degrees of freedom; joining ends {@value #DEVIATIONS} standard
 * deviations above its mean. The price of a region without counts is the likelihood ratio of no counts at the other's
 * counts per exposure.
 *
 * <p>One queue holds every edge between two pixels with its last computed price. Prices grow with the regions, so a
 * price is computed again only when its edge comes first: O(P log P) for P pixels.
 */
final class RegionMerging {
    /** Standard deviations of χ² above its mean up to which two compositions count as equal. */
    private static final double DEVIATIONS = 3;

    /** Counts up to which {@code x·log x} is taken from a table; it changes the time only. */
    private static final int TERMS = 4096;

    private final int[] counts;
    private final double[] exposures;
    private final int groups;
    private final int width;
    private final int[] parent;
    private final double[] totals;
    private final int[] version;
    private final EdgeQueue queue;
    private final double[] terms = new double[TERMS];
    private int regions;

    /**
     * @param counts    counts by group, P×D; copied
     * @param exposures of the pixels, length P; pixels where it is 0 stay alone
     * @param groups    D
     */
    RegionMerging(int[] counts, double[] exposures, ImageShape shape, int groups) {
        this.counts = counts.clone();
        this.exposures = exposures.clone();
        this.groups = groups;
        this.width = shape.width();
        this.parent = new int[shape.pixels()];
        this.queue = new EdgeQueue(parent.length, width);
        this.totals = new double[parent.length];
        this.version = new int[parent.length];
        for (int n = 1; n < TERMS; n++) {
            terms[n] = n * Math.log(n);
        }
        for (int p = 0; p < parent.length; p++) {
            parent[p] = p;
            for (int g = 0; g < groups; g++) {
                totals[p] += counts[p * groups + g];
            }
        }
    }

    /**
     * Joins.
     *
     * @param given the region of each pixel to begin with, or −1 where the exposure is 0
     * @param most  number of regions above which joining continues at any price
     * @return the region of each pixel, numbered from 0 in the order of their first pixels, or −1
     */
    int[] join(int[] given, int most) {
        int[] first = new int[parent.length];
        Arrays.fill(first, -1);
        for (int p = 0; p < parent.length; p++) {
            if (given[p] >= 0 && first[given[p]] >= 0) {
                merge(first[given[p]], p);
            } else if (given[p] >= 0) {
                first[given[p]] = p;
                regions++;
            }
        }
        for (int p = 0; p < parent.length; p++) {
            offer(p, true, p % width + 1 < width);
            offer(p, false, p + width < parent.length);
        }
        double degrees = Math.max(0, groups - 1);
        double limit = degrees + DEVIATIONS * Math.sqrt(2 * degrees);
        while (!queue.isEmpty() && (queue.leastPrice() <= limit || regions > most)) {
            int edge = queue.first();
            int known = queue.firstVersion();
            queue.removeFirst();
            int a = root(queue.pixel(edge));
            int b = root(queue.other(edge));
            if (a == b) {
                continue;
            }
            if (known == version[a] + version[b]) {
                merge(Math.min(a, b), Math.max(a, b));
                regions--;
            } else {
                queue.add(edge, price(a, b), version[a] + version[b]);
            }
        }
        return numbered();
    }

    private void offer(int pixel, boolean isAcross, boolean isInside) {
        int edge = queue.edge(pixel, isAcross);
        if (!isInside || exposures[pixel] <= 0 || exposures[queue.other(edge)] <= 0) {
            return;
        }
        int a = root(pixel);
        int b = root(queue.other(edge));
        if (a != b) {
            queue.add(edge, price(a, b), version[a] + version[b]);
        }
    }

    private double price(int a, int b) {
        if (totals[a] == 0 || totals[b] == 0) {
            int full = totals[a] > 0 ? a : b;
            return 2 * exposures[a + b - full] * totals[full] / exposures[full];
        }
        double sum = termOf(totals[a] + totals[b]) - termOf(totals[a]) - termOf(totals[b]);
        for (int g = 0; g < groups; g++) {
            int first = counts[a * groups + g];
            int second = counts[b * groups + g];
            if (first + second > 0) {
                sum += termOf(first) + termOf(second) - termOf(first + second);
            }
        }
        return 2 * sum;
    }

    /** {@code n·log n}. */
    private double termOf(double counts) {
        return counts < terms.length ? terms[(int) counts] : counts * Math.log(counts);
    }

    private void merge(int into, int from) {
        int target = into * groups;
        int source = from * groups;
        for (int g = 0; g < groups; g++) {
            counts[target + g] += counts[source + g];
        }
        totals[into] += totals[from];
        exposures[into] += exposures[from];
        version[into] += version[from] + 1;
        parent[from] = into;
    }

    private int root(int pixel) {
        int root = pixel;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private int[] numbered() {
        int[] numbers = new int[parent.length];
        Arrays.fill(numbers, -1);
        int next = 0;
        for (int p = 0; p < numbers.length; p++) {
            if (exposures[p] > 0) {
                int root = root(p);
                numbers[p] = root == p ? next++ : numbers[root];
            }
        }
        return numbers;
    }
}
