package org.esmpy.solver.internal.counts;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.kernel.Kernels;

/**
 * Computes the sums over all counts that the Kullback-Leibler objective with K phases needs, with the ratios
 * {@code R = X / (D·H)}, in parallel over {@link PixelGroups} and added in their order. Memory beyond the arguments:
 * one L×K array per group.
 */
public final class CountPasses {
    private final CountMatrix counts;
    private final int phases;
    private final Kernels kernels;
    private final Workers workers;
    private final PixelGroups groups;
    private final double[][] partial;

    public CountPasses(CountMatrix counts, int phases, Workers workers) {
        this.counts = counts;
        this.phases = phases;
        this.kernels = Kernels.of(phases);
        this.workers = workers;
        this.groups = new PixelGroups(counts);
        this.partial = new double[groups.size()][0];
    }

    /** Doubles per row of D for K phases. */
    public static int stride(int phases) {
        return Kernels.of(phases).stride();
    }

    public PixelGroups groups() {
        return groups;
    }

    public Workers workers() {
        return workers;
    }

    /**
     * {@code out = (DᵀR)ᵀ}, P×K.
     *
     * @param d  D, L×{@link #stride}
     * @param ht Hᵀ, P×K
     * @return sum of {@code x · log y} over all counts; not finite if a count meets a rate of 0
     */
    public double numeratorH(double[] d, double[] ht, double[] out) {
        double[] logs = new double[groups.size()];
        workers.run(groups.size(), group -> {
            for (CountBlock block : groups.blocks(group)) {
                logs[group] += kernels.numeratorH(block, d, ht, out);
            }
        });
        return Arrays.stream(logs).reduce(0, Double::sum);
    }

    /**
     * {@code out = R·Hᵀ}, L×{@link #stride}.
     *
     * @param d  D, L×{@link #stride}
     * @param ht Hᵀ, P×K
     */
    public void numeratorD(double[] d, double[] ht, double[] out) {
        workers.run(groups.size(), group -> {
            double[] sum = cleared(group);
            for (CountBlock block : groups.blocks(group)) {
                kernels.numeratorD(block, d, ht, sum);
            }
        });
        combine(out);
    }

    /**
     * {@code outH = (DᵀR)ᵀ}, P×K, and {@code outD = R·Hᵀ}, L×{@link #stride}, in one pass.
     *
     * @param d  D, L×{@link #stride}
     * @param ht Hᵀ, P×K
     * @return sum of {@code x · log y} over all counts; not finite if a count meets a rate of 0
     */
    public double joint(double[] d, double[] ht, double[] outH, double[] outD) {
        double[] logs = new double[groups.size()];
        workers.run(groups.size(), group -> {
            double[] sum = cleared(group);
            for (CountBlock block : groups.blocks(group)) {
                logs[group] += kernels.joint(block, d, ht, outH, sum);
            }
        });
        combine(outD);
        return Arrays.stream(logs).reduce(0, Double::sum);
    }

    private void combine(double[] out) {
        System.arraycopy(partial[0], 0, out, 0, out.length);
        for (int group = 1; group < groups.size(); group++) {
            double[] sum = partial[group];
            for (int i = 0; i < out.length; i++) {
                out[i] += sum[i];
            }
        }
    }

    /**
     * {@code Σ x·log x − x} over all counts: the constant that turns the negative log-likelihood into the KL
     * divergence.
     */
    public double constantNats() {
        double[] sums = new double[groups.size()];
        workers.run(groups.size(), group -> {
            for (CountBlock block : groups.blocks(group)) {
                for (int many : block.many()) {
                    sums[group] += many * Math.log(many);
                }
            }
        });
        return Arrays.stream(sums).reduce(0, Double::sum) - counts.total();
    }

    /** Column sums of Hᵀ (P×K): length K. */
    public double[] abundanceSums(double[] ht) {
        double[][] sums = new double[groups.size()][phases];
        workers.run(groups.size(), group -> {
            double[] sum = sums[group];
            int end = groups.firstPixel(group + 1) * phases;
            for (int i = groups.firstPixel(group) * phases; i < end; i += phases) {
                for (int k = 0; k < phases; k++) {
                    sum[k] += ht[i + k];
                }
            }
        });
        double[] total = sums[0];
        for (int group = 1; group < sums.length; group++) {
            for (int k = 0; k < phases; k++) {
                total[k] += sums[group][k];
            }
        }
        return total;
    }

    private double[] cleared(int group) {
        int length = counts.channels() * kernels.stride();
        if (partial[group].length == 0) {
            partial[group] = new double[length];
        } else {
            Arrays.fill(partial[group], 0);
        }
        return partial[group];
    }
}
