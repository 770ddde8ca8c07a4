package org.esmpy.bench.metric;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.study.KlObjective;
import org.esmpy.bench.study.MaskSettings;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;

/**
 * How well a fit describes the counts, whatever the truth, computed in one way for every solver.
 *
 * @param explainedDeviance share of the divergence of the mean spectrum in all pixels that the fit removes; 1 for a perfect
 *                          description, which noise does not allow
 * @param chi2PerChannel    {@code Σ (S − M)²/M / L}, S the sum spectrum and M that of the model, over channels where the
 *                          model expects at least one count; about 1 for a right model
 */
public record FitQuality(double explainedDeviance, double chi2PerChannel) {
    /** Channels that expect less are left out: the statistic is of no use there. */
    private static final double LEAST_EXPECTED = 1;

    /**
     * The quality of a fit.
     *
     * @return empty where pixels or channels are masked, which have no model
     */
    public static Optional<FitQuality> of(Fitted fitted) {
        if (!fitted.settings().masks().equals(MaskSettings.none())) {
            return Optional.empty();
        }
        CountMatrix counts = fitted.image().counts();
        Factors factors = fitted.outcome().factors();
        DMatrixRMaj spectra = fitted.outcome().spectra();
        double left = KlObjective.nats(counts, spectra, factors.h());
        return Optional.of(new FitQuality(1 - left / ofMean(counts), chi2(counts, spectra, factors.h())));
    }

    private static double ofMean(CountMatrix counts) {
        DMatrixRMaj mean = new DMatrixRMaj(counts.channels(), 1);
        long[] totals = counts.channelTotals();
        for (int l = 0; l < totals.length; l++) {
            mean.set(l, 0, (double) totals[l] / counts.pixels());
        }
        DMatrixRMaj everywhere = new DMatrixRMaj(1, counts.pixels());
        everywhere.fill(1);
        return KlObjective.nats(counts, mean, everywhere);
    }

    private static double chi2(CountMatrix counts, DMatrixRMaj spectra, DMatrixRMaj h) {
        double[] amounts = new double[h.getNumRows()];
        for (int i = 0; i < h.getNumElements(); i++) {
            amounts[i / h.getNumCols()] += h.data[i];
        }
        long[] totals = counts.channelTotals();
        double sum = 0;
        int channels = 0;
        for (int l = 0; l < totals.length; l++) {
            double expected = 0;
            for (int k = 0; k < amounts.length; k++) {
                expected += spectra.get(l, k) * amounts[k];
            }
            if (expected >= LEAST_EXPECTED) {
                sum += (totals[l] - expected) * (totals[l] - expected) / expected;
                channels++;
            }
        }
        return channels == 0 ? 0 : sum / channels;
    }
}
