package org.esmpy.bench.score;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.KlObjective;
import org.esmpy.bench.fit.SumMisfit;
import org.esmpy.bench.settings.MaskSettings;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.Misfit;

/**
 * How well a fit describes the counts, computed in the same way for every solver and without the truth.
 *
 * @param divergenceNats    divergence of the counts from the fit, nats
 * @param explainedDeviance 1 minus this divergence relative to that of a fit with the mean spectrum in all pixels;
 *                          noise keeps it below 1
 * @param chi2PerChannel    χ² of the sum spectrum, as {@link org.esmpy.model.spectrum.Misfit} defines it; empty where
 *                          spectra are free in every channel, which reproduce any sum
 */
public record FitQuality(double divergenceNats, double explainedDeviance, OptionalDouble chi2PerChannel) {
    /**
     * The quality of a fit.
     *
     * @return empty where pixels or channels are masked, as the model does not cover them
     */
    public static Optional<FitQuality> of(Fitted fitted) {
        if (!fitted.settings().masks().equals(MaskSettings.none())) {
            return Optional.empty();
        }
        FitQuality quality = of(
                fitted.image(),
                fitted.outcome().spectra(),
                fitted.outcome().factors().h());
        return Optional.of(
                fitted.misfit().isPresent()
                        ? quality
                        : new FitQuality(quality.divergenceNats, quality.explainedDeviance, OptionalDouble.empty()));
    }

    /**
     * The quality of any factorisation.
     *
     * @param image   the map
     * @param spectra D, L×K
     * @param amounts H, K×P, so that D·H are counts
     */
    public static FitQuality of(SpectrumImage image, DMatrixRMaj spectra, DMatrixRMaj amounts) {
        double left = KlObjective.nats(image.counts(), spectra, amounts);
        Optional<Misfit> misfit = Misfit.of(image.energy(), SumMisfit.data(image), SumMisfit.model(spectra, amounts));
        return new FitQuality(
                left,
                1 - left / ofMean(image.counts()),
                misfit.map(found -> OptionalDouble.of(found.chi2PerChannel())).orElseGet(OptionalDouble::empty));
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
}
