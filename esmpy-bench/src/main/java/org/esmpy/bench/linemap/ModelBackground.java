package org.esmpy.bench.linemap;

import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.SpectrumImage;
import org.esmpy.solver.analysis.RunListener;

/**
 * Takes the background from the bremsstrahlung of a model that is fitted to the sum spectrum. Each pixel gets the share
 * of it that it has of the fitted counts: right where the specimen varies in thickness only, and an approximation where
 * it varies in composition.
 */
public final class ModelBackground implements Background {
    /** Modelled bremsstrahlung of the whole map by channel of the fitted axis, counts. */
    private final double[] continuum;

    private final SpectrumImage fitted;

    private ModelBackground(double[] continuum, SpectrumImage fitted) {
        this.continuum = continuum;
        this.fitted = fitted;
    }

    /**
     * Fits the sum spectrum.
     *
     * @param settings elements and physics of the fit
     */
    public static ModelBackground of(SpectrumImage image, FitSettings settings, FitRunner runner) {
        Fitted fit = runner.run(image.sumPixels(), settings, RunListener.none());
        double[] continuum = new double[fit.basis().channels()];
        double amount = fit.factors().h().get(0, 0);
        for (int c = 0; c < fit.basis().size(); c++) {
            if (fit.basis().columns().get(c) instanceof BasisColumn.Continuum) {
                for (int l = 0; l < continuum.length; l++) {
                    continuum[l] +=
                            fit.basis().ofPhase(0).g().get(l, c) * fit.weights().get(c, 0) * amount;
                }
            }
        }
        return new ModelBackground(continuum, fit.image());
    }

    @Override
    public double[] counts(SpectrumImage image, LineWindow window) {
        int shift = image.energy().nearestChannel(fitted.energy().centreKeV(0));
        double inWindow = 0;
        for (int l = Math.max(0, window.from() - shift); l < Math.min(continuum.length, window.to() - shift); l++) {
            inWindow += continuum[l];
        }
        double[] background = LineMaps.counts(image, shift, shift + continuum.length);
        double total = fitted.counts().total();
        for (int p = 0; p < background.length; p++) {
            background[p] *= inWindow / total;
        }
        return background;
    }
}
