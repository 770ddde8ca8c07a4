package org.esmpy.sim.abundance;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;

/** Abundances that are the same in every pixel. */
public final class Even implements AbundanceGenerator {
    private final double[] shares;

    /**
     * @param shares abundance of each of the K phases; sum to one; copied
     */
    public Even(double[] shares) {
        this.shares = Shares.check(shares);
    }

    @Override
    public int phases() {
        return shares.length;
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        DMatrixRMaj h = new DMatrixRMaj(shares.length, shape.pixels());
        for (int k = 0; k < shares.length; k++) {
            Arrays.fill(h.data, k * shape.pixels(), (k + 1) * shape.pixels(), shares[k]);
        }
        return h;
    }
}
