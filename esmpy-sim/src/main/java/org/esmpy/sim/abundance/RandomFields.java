package org.esmpy.sim.abundance;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.internal.random.GeometryRandom;

/**
 * Abundances that vary at random over a given correlation length: {@code h_k = s_k exp(c·n_k) / Σ_j s_j exp(c·n_j)},
 * n_k smoothed Gaussian noise of unit variance.
 */
public final class RandomFields implements AbundanceGenerator {
    private static final double MAX_CORRELATION_PX = 1000;

    private final double[] shares;
    private final double correlationPx;
    private final double contrast;
    private final long seed;

    /**
     * @param shares        s, weights of the K phases; sum to one; copied
     * @param correlationPx standard deviation of the Gaussian that smooths the noise, pixels; 0…1000
     * @param contrast      c: 0 gives the shares everywhere, 5 and more nearly pure regions; at least 0
     * @param seed          of the noise
     */
    public RandomFields(double[] shares, double correlationPx, double contrast, long seed) {
        this.shares = Shares.check(shares);
        if (!(correlationPx >= 0 && correlationPx <= MAX_CORRELATION_PX)
                || !(contrast >= 0 && contrast < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("random fields need a correlation length of 0 to " + MAX_CORRELATION_PX
                    + " pixels and a contrast of at least 0, got " + correlationPx + " and " + contrast);
        }
        this.correlationPx = correlationPx;
        this.contrast = contrast;
        this.seed = seed;
    }

    @Override
    public int phases() {
        return shares.length;
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        RandomGenerator random = GeometryRandom.of(seed, "fields");
        DMatrixRMaj h = new DMatrixRMaj(shares.length, shape.pixels());
        for (int k = 0; k < shares.length; k++) {
            double[] noise = CorrelatedNoise.field(shape, correlationPx, random);
            for (int p = 0; p < noise.length; p++) {
                h.set(k, p, shares[k] * Math.exp(contrast * noise[p]));
            }
        }
        for (int p = 0; p < shape.pixels(); p++) {
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                sum += h.get(k, p);
            }
            for (int k = 0; k < shares.length; k++) {
                h.set(k, p, h.get(k, p) / sum);
            }
        }
        return h;
    }
}
