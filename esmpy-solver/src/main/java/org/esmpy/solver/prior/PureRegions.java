package org.esmpy.solver.prior;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Pixels that are known to hold one phase only. Immutable. */
public final class PureRegions {
    private static final int UNKNOWN = -1;

    private final int[] phases;

    private PureRegions(int[] phases) {
        this.phases = phases;
    }

    /** Nothing is known of any pixel. */
    public static PureRegions none() {
        return new PureRegions(new int[0]);
    }

    /**
     * Regions from the labels of the P pixels.
     *
     * @param labels 0 where nothing is known, k where the pixel holds nothing but phase k, counted from 1; copied
     * @throws IllegalArgumentException if a label is negative or none is positive
     */
    public static PureRegions of(int[] labels) {
        int[] phases = new int[labels.length];
        for (int p = 0; p < labels.length; p++) {
            if (labels[p] < 0) {
                throw new IllegalArgumentException("a pure region has the number of its phase, 1 or more, and 0 where"
                        + " nothing is known, but pixel " + p + " has " + labels[p]);
            }
            phases[p] = labels[p] - 1;
        }
        PureRegions regions = new PureRegions(phases);
        if (regions.phases().length == 0) {
            throw new IllegalArgumentException("the " + labels.length
                    + " labels of pure regions are all 0; mark the pixels of phase k with the value k");
        }
        return regions;
    }

    /** Whether nothing is known of any pixel. */
    public boolean isEmpty() {
        return phases.length == 0;
    }

    /** Number of pixels they were given for, P; 0 if nothing is known of any. */
    public int pixels() {
        return phases.length;
    }

    public boolean isPure(int pixel) {
        return phases.length > 0 && phases[pixel] != UNKNOWN;
    }

    /** The phase of a pure pixel, from 0. */
    public int phaseOf(int pixel) {
        return phases[pixel];
    }

    /** The phases that have a region, ascending. */
    public int[] phases() {
        return Arrays.stream(phases)
                .filter(phase -> phase != UNKNOWN)
                .distinct()
                .sorted()
                .toArray();
    }

    /** These and others of the same pixels; empty ones add nothing. */
    PureRegions and(PureRegions other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        int[] both = phases.clone();
        for (int p = 0; p < both.length; p++) {
            if (isPure(p) && other.isPure(p) && both[p] != other.phases[p]) {
                throw new IllegalArgumentException("pixel " + p + " is marked as pure phase " + (both[p] + 1)
                        + " and as pure phase " + (other.phases[p] + 1) + "; regions must not overlap");
            }
            both[p] = Math.max(both[p], other.phases[p]);
        }
        return new PureRegions(both);
    }

    /** These regions, and those of {@code other} for pixels that are not pure here. */
    public PureRegions orElse(PureRegions other) {
        int[] all = other.phases.clone();
        for (int p = 0; p < phases.length; p++) {
            all[p] = isPure(p) ? phases[p] : all[p];
        }
        return new PureRegions(all);
    }

    /** Regions of pixels or bins, each of one phase or {@value #UNKNOWN}; shared. */
    public static PureRegions ofPhases(int[] phases) {
        return new PureRegions(phases);
    }

    /**
     * The fixed entries of H, K×P: 0 for the phases that a pure pixel does not hold, NaN for free entries.
     *
     * @param sums sum of the abundances of each pixel, which the phase of a pure pixel gets; empty if there are no sums
     */
    public DMatrixRMaj fixed(int k, double[] sums) {
        DMatrixRMaj h = new DMatrixRMaj(k, phases.length);
        h.fill(Double.NaN);
        for (int p = 0; p < phases.length; p++) {
            for (int i = 0; i < k && isPure(p); i++) {
                h.unsafe_set(i, p, i != phases[p] ? 0 : sums.length > 0 ? sums[p] : Double.NaN);
            }
        }
        return h;
    }

    /** Puts the abundances of pure pixels, P×K, to 1 for their phase. */
    public void impose(double[] abundances, int k) {
        IntStream.range(0, phases.length).filter(this::isPure).forEach(p -> impose(p, abundances, p * k, k));
    }

    /** Puts the K abundances of a pure pixel, from {@code at}, to 1 for its phase. */
    public void impose(int pixel, double[] abundances, int at, int k) {
        Arrays.fill(abundances, at, at + k, 0);
        abundances[at + phases[pixel]] = 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PureRegions regions && Arrays.equals(phases, regions.phases);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(phases);
    }
}
