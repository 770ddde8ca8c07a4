package org.esmpy.solver.internal.kernel;

import org.esmpy.model.CountBlock;

/**
 * Inner loops over the stored counts for the Kullback-Leibler objective with K phases. They compute rates
 * {@code y = D·H}, ratios {@code R = X / y}, and the sums of them that the objective and its first and second
 * derivatives need. One division per stored count.
 *
 * <p>D = G·W and everything of its shape is L×K row-major in rows of {@link #stride} doubles, Hᵀ is P×K; symmetric K×K
 * matrices are their lower triangles, row by row. Blocks touch different pixels, so they may run in parallel where the
 * output is by pixel; where it is by channel, each task has its own. For up to eight phases the loops over phases are
 * written out: {@code src/kernels} has the template.
 */
public interface Kernels {
    /** The fastest kernels for a number of phases, at least 1. */
    static Kernels of(int phases) {
        return switch (phases) {
            case 1 -> new Kernels1();
            case 2 -> new Kernels2();
            case 3 -> new Kernels3();
            case 4 -> new Kernels4();
            case 5 -> new Kernels5();
            case 6 -> new Kernels6();
            case 7 -> new Kernels7();
            case 8 -> new Kernels8();
            default -> new KernelsN(phases);
        };
    }

    /** Doubles per row of D. */
    int stride();

    /** Scratch space for {@link #derivatives} that suffices for pixels of {@code channels} channels. */
    double[] scratch(int channels);

    /**
     * {@code out[p,k] = sum over l of D[l,k] * x[l,p] / y[l,p]} for the pixels of {@code x}.
     *
     * @param d   D, L×stride
     * @param ht  Hᵀ, P×K
     * @param out DᵀR transposed, P×K; only the rows of this block are written
     * @return sum of {@code x · log y} over the block
     */
    double numeratorH(CountBlock x, double[] d, double[] ht, double[] out);

    /**
     * {@code out[l,k] += sum over p of H[k,p] * x[l,p] / y[l,p]} over the pixels of {@code x}.
     *
     * @param d   D, L×stride
     * @param ht  Hᵀ, P×K
     * @param out R·Hᵀ, L×stride; added to
     */
    void numeratorD(CountBlock x, double[] d, double[] ht, double[] out);

    /**
     * Both in one pass: {@code outH = DᵀR} for the pixels of {@code x} and {@code outD += R·Hᵀ} over them.
     *
     * @param d    D, L×stride
     * @param ht   Hᵀ, P×K
     * @param outH DᵀR transposed, P×K; only the rows of this block are written
     * @param outD R·Hᵀ, L×stride; added to
     * @return sum of {@code x · log y} over the block
     */
    double joint(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD);

    /**
     * First and second derivatives of {@code Σ x·log(D·h)} for one pixel: {@code g = Dᵀ(x/y)}, {@code q = Dᵀ·diag(x/y²)·D}
     * with {@code y = D·h}.
     *
     * @param p       pixel of the block, from 0
     * @param d       D, L×stride
     * @param h       abundances, length K
     * @param g       overwritten, length K
     * @param q       overwritten, lower triangle of K×K
     * @param scratch overwritten, see {@link #scratch}
     */
    void derivatives(CountBlock x, int p, double[] d, double[] h, double[] g, double[] q, double[] scratch);

    /**
     * {@link #joint} with second derivatives: over the pixels of {@code x} also {@code outS[l] += Σ_p x/y² h_p h_pᵀ}. outD may
     * be left to {@link #completeD}.
     *
     * @param d    D, L×stride
     * @param ht   Hᵀ, P×K
     * @param outH DᵀR transposed, P×K; only the rows of this block are written
     * @param outD R·Hᵀ, L×stride; added to
     * @param outS L×K(K+1)/2, a lower triangle per channel; added to
     * @return sum of {@code x · log y} over the block
     */
    double curvature(CountBlock x, double[] d, double[] ht, double[] outH, double[] outD, double[] outS);

    /**
     * Writes what {@link #curvature} left out of outD over all blocks. With many phases it is quicker to compute it once,
     * as {@code outD[l] = outS[l]·d[l]}, which holds because {@code d[l]·h_p = y[l,p]}.
     *
     * @param d    D, L×stride, the same for all blocks
     * @param outS sums over all blocks
     * @param outD R·Hᵀ, L×stride
     */
    default void completeD(double[] d, double[] outS, double[] outD) {}
}
