package org.esmpy.solver;

import java.util.Locale;
import java.util.Optional;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.SpectralModel;

/**
 * Estimates the memory of a fit and, before any work is done, refuses one that exceeds the heap. Estimates are lower
 * limits: a fit that is refused could not have ended, a fit that is accepted may still run out of memory.
 */
final class FitMemory {
    /** Longest array that Java can allocate, entries: a little less than it can index. */
    private static final double LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final double GIGABYTE = 1 << 30;

    private FitMemory() {}

    /** Bytes of copies of W (C×K, or L×K for G = I) and H (K×P). */
    static double ofFactorsBytes(Problem problem, int copies) {
        return copies * factorBytes(problem.counts(), problem.model(), problem.phases());
    }

    /**
     * Refuses factors that could not be held even once, or that no array is long enough for.
     *
     * @throws IllegalArgumentException with the figure
     */
    static void requireFactors(CountMatrix counts, Optional<SpectralModel> model, int phases) {
        double longest = (double) phases * Math.max(counts.pixels(), counts.channels());
        double bytes = factorBytes(counts, model, phases);
        if (longest > LONGEST_ARRAY) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s need %s and arrays of %.0f numbers, more than the %.0f that Java can hold; ask for fewer phases, or"
                            + " bin or crop the map",
                    what(counts, phases),
                    text(bytes),
                    longest,
                    LONGEST_ARRAY));
        }
        requireHeap(bytes, what(counts, phases));
    }

    /**
     * Refuses a fit that its solver could not hold.
     *
     * @throws IllegalArgumentException with the figure
     */
    static void require(Solver solver, Problem problem) {
        requireHeap(
                solver.memoryBytes(problem), what(problem.counts(), problem.phases()) + " fitted by " + solver.id());
    }

    private static void requireHeap(double bytes, String what) {
        long heap = Runtime.getRuntime().maxMemory();
        if (!(bytes <= heap)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s need at least %s of memory, but Java may use %s; ask for fewer phases, bin or crop the map, or allow"
                            + " more with java -Xmx%.0fg",
                    what,
                    text(bytes),
                    text(heap),
                    Math.ceil(1 + bytes / GIGABYTE)));
        }
    }

    private static double factorBytes(CountMatrix counts, Optional<SpectralModel> model, int phases) {
        int rows = model.map(given -> given.initialBasis().size()).orElse(counts.channels());
        return (double) Double.BYTES * phases * ((double) rows + counts.pixels());
    }

    private static String what(CountMatrix counts, int phases) {
        return phases + (phases == 1 ? " phase" : " phases") + " of " + counts.pixels() + " pixels and "
                + counts.channels() + " channels";
    }

    private static String text(double bytes) {
        return String.format(Locale.ROOT, "%.2f GB", bytes / GIGABYTE);
    }
}
