package org.esmpy.solver.internal;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.kernel.JointKernels2;
import org.esmpy.solver.internal.kernel.JointKernels3;
import org.esmpy.solver.internal.kernel.JointKernels4;
import org.esmpy.solver.internal.kernel.JointKernelsN;
import org.esmpy.solver.internal.kernel.KlKernels2;
import org.esmpy.solver.internal.kernel.KlKernels3;
import org.esmpy.solver.internal.kernel.KlKernels4;
import org.esmpy.solver.internal.kernel.KlKernelsN;

/**
 * Passes over all counts for the Kullback-Leibler objective with K phases, in parallel over {@link PixelGroups} and
 * combined in their order. Chooses the kernel that is written out for K, if there is one. Memory beyond the arguments:
 * one L×K array per group.
 */
public final class CountPasses {
    private final CountMatrix counts;
    private final int phases;
    private final Workers workers;
    private final PixelGroups groups;
    private final double[][] partial;

    public CountPasses(CountMatrix counts, int phases, Workers workers) {
        this.counts = counts;
        this.phases = phases;
        this.workers = workers;
        this.groups = new PixelGroups(counts);
        this.partial = new double[groups.size()][0];
    }

    /** Doubles per row of D for K phases. */
    public static int stride(int phases) {
        return phases == 3 ? KlKernels3.STRIDE : phases;
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
                logs[group] += numeratorH(block, d, ht, out);
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
                numeratorD(block, d, ht, sum);
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
                logs[group] += joint(block, d, ht, outH, sum);
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

    /** {@code Σ x·log x − x} over all counts: what makes the objective the KL divergence. */
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
        int length = counts.channels() * stride(phases);
        if (partial[group].length == 0) {
            partial[group] = new double[length];
        } else {
            Arrays.fill(partial[group], 0);
        }
        return partial[group];
    }

    private double numeratorH(CountBlock block, double[] d, double[] ht, double[] out) {
        return switch (phases) {
            case 2 -> KlKernels2.numeratorH(block, d, ht, out);
            case 3 -> KlKernels3.numeratorH(block, d, ht, out);
            case 4 -> KlKernels4.numeratorH(block, d, ht, out);
            default -> KlKernelsN.numeratorH(block, d, ht, out, phases);
        };
    }

    private void numeratorD(CountBlock block, double[] d, double[] ht, double[] out) {
        switch (phases) {
            case 2 -> KlKernels2.numeratorD(block, d, ht, out);
            case 3 -> KlKernels3.numeratorD(block, d, ht, out);
            case 4 -> KlKernels4.numeratorD(block, d, ht, out);
            default -> KlKernelsN.numeratorD(block, d, ht, out, phases);
        }
    }

    private double joint(CountBlock block, double[] d, double[] ht, double[] outH, double[] outD) {
        return switch (phases) {
            case 2 -> JointKernels2.joint(block, d, ht, outH, outD);
            case 3 -> JointKernels3.joint(block, d, ht, outH, outD);
            case 4 -> JointKernels4.joint(block, d, ht, outH, outD);
            default -> JointKernelsN.joint(block, d, ht, outH, outD, phases);
        };
    }
}
