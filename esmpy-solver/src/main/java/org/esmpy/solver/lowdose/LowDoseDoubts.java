package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What deserves doubt in a decomposition. */
final class LowDoseDoubts {
    private static final double LEAST_COUNTS_PER_PIXEL = 10;
    private static final double LEAST_COUNTS_PER_BIN = 250;
    private static final double LEAST_ABUNDANCE = 0.05;
    private static final double LEAST_ANGLE_DEG = 2;

    private final ExposedProblem problem;
    private final Mixture maps;
    private final BinSizes sizes;
    private final int binSize;

    LowDoseDoubts(ExposedProblem problem, Mixture maps, BinSizes sizes, int binSize) {
        this.problem = problem;
        this.maps = maps;
        this.sizes = sizes;
        this.binSize = binSize;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (sizes.countsPerPixel() < LEAST_COUNTS_PER_PIXEL) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "the map has %.1f counts per pixel; below %.0f phases and maps become unreliable",
                    sizes.countsPerPixel(),
                    LEAST_COUNTS_PER_PIXEL));
        }
        if (sizes.countsPerBin(binSize) < LEAST_COUNTS_PER_BIN) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "bins of %d x %d pixels hold only %.0f counts; the image is too small for larger ones",
                    binSize,
                    binSize,
                    sizes.countsPerBin(binSize)));
        }
        double[][] angles = PhaseMatching.anglesDeg(problem.g(), maps.w(), maps.w());
        for (int k = 0; k < maps.phases(); k++) {
            double largest = largest(k);
            if (largest < LEAST_ABUNDANCE) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "phase %d is nowhere more than %.1f %% of a pixel: fewer phases may explain the map",
                        k + 1,
                        100 * largest));
            }
            for (int j = 0; j < k; j++) {
                if (angles[k][j] < LEAST_ANGLE_DEG) {
                    sentences.add(String.format(
                            Locale.ROOT,
                            "phases %d and %d have nearly the same spectrum (%.1f degrees apart): fewer phases may"
                                    + " explain the map",
                            j + 1,
                            k + 1,
                            angles[k][j]));
                }
            }
        }
        return sentences;
    }

    private double largest(int k) {
        double largest = 0;
        for (int p = 0; p < maps.abundances().getNumRows(); p++) {
            largest = Math.max(largest, maps.abundances().unsafe_get(p, k));
        }
        return largest;
    }
}
