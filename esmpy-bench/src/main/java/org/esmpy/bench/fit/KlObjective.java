package org.esmpy.bench.fit;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;

/** Computes the Kullback-Leibler divergence of counts from a factorisation, {@code Σ x log(x/r) − x + r}, nats. */
public final class KlObjective {
    private KlObjective() {}

    /**
     * @param counts  X, L×P
     * @param spectra D, L×K
     * @param amounts H, K×P
     * @return nats; infinite if a count lies where the rate is 0
     */
    public static double nats(CountMatrix counts, DMatrixRMaj spectra, DMatrixRMaj amounts) {
        int phases = spectra.getNumCols();
        double[] sums = new double[phases];
        for (int i = 0; i < spectra.getNumElements(); i++) {
            sums[i % phases] += spectra.data[i];
        }
        double[] nats = {-counts.total()};
        double[] h = new double[phases];
        for (int p = 0; p < counts.pixels(); p++) {
            for (int k = 0; k < phases; k++) {
                h[k] = amounts.get(k, p);
                nats[0] += sums[k] * h[k];
            }
            counts.forEach(p, (channel, count) -> {
                double rate = 0;
                for (int k = 0; k < phases; k++) {
                    rate += spectra.data[channel * phases + k] * h[k];
                }
                nats[0] += count * Math.log(count / rate);
            });
        }
        return nats[0];
    }
}
