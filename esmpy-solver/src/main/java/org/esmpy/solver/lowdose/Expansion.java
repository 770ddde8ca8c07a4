package org.esmpy.solver.lowdose;

import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.internal.kernel.ExpansionKernels3;
import org.esmpy.solver.internal.kernel.ExpansionKernelsN;

/** Chooses the expansion kernel that is written out for K, if there is one. */
final class Expansion {
    private Expansion() {}

    /** Doubles of an expansion. */
    static int size(int phases) {
        return ExpansionKernelsN.size(phases);
    }

    /** {@link ExpansionKernelsN#expand} for a pixel of the image; D as {@link Spectra} lays it out. */
    static double of(CountMatrix counts, int pixel, double[] d, double[] h, int at, double[] out, int to, int phases) {
        CountBlock block = counts.blocks().get(pixel / CountMatrix.BLOCK_PIXELS);
        int p = pixel % CountMatrix.BLOCK_PIXELS;
        return phases == 3
                ? ExpansionKernels3.expand(block, p, d, h, at, out, to)
                : ExpansionKernelsN.expand(block, p, d, h, at, out, to, phases);
    }

    /** Writes the symmetric curvatures of an expansion to K×K. */
    static void curvature(double[] expansion, int from, double[] q, int phases) {
        int entry = from + phases;
        for (int a = 0; a < phases; a++) {
            for (int b = 0; b <= a; b++) {
                q[a * phases + b] = expansion[entry];
                q[b * phases + a] = expansion[entry++];
            }
        }
    }
}
