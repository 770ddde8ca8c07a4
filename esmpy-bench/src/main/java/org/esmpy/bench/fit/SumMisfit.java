package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.calibrate.FittedData;
import org.esmpy.bench.settings.MaskSettings;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.Misfit;
import org.esmpy.model.spectrum.MisfitCauses;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.solver.analysis.Outcome;

/** Computes how well a factorisation describes the sum of all spectra. */
public final class SumMisfit {
    private SumMisfit() {}

    /**
     * The misfit of a fit.
     *
     * @param physics physics of its model
     * @return empty where pixels or channels are masked, as the model does not cover them
     */
    static Optional<MisfitReport> of(FittedData data, PhysicsTables physics, Outcome outcome) {
        if (!data.settings().masks().equals(MaskSettings.none())) {
            return Optional.empty();
        }
        List<Element> known = new ArrayList<>(data.elements());
        known.addAll(data.excluded());
        return of(
                data.image(),
                physics,
                known,
                outcome.spectra(),
                outcome.factors().h());
    }

    /**
     * The misfit of any spectra and amounts.
     *
     * @param spectra D, L×K
     * @param amounts H, K×P
     */
    static Optional<MisfitReport> of(
            SpectrumImage image, PhysicsTables physics, List<Element> known, DMatrixRMaj spectra, DMatrixRMaj amounts) {
        double[] counts = data(image);
        double[] model = model(spectra, amounts);
        double beamKeV = image.acquisition().beamKeV().orElseThrow();
        MisfitCauses causes = new MisfitCauses(image.energy(), counts, model, physics, beamKeV, known);
        return Misfit.of(image.energy(), counts, model).map(misfit -> MisfitReport.of(misfit, causes));
    }

    /** Counts of all pixels together, L values. */
    public static double[] data(SpectrumImage image) {
        return Arrays.stream(image.sumSpectrum()).asDoubleStream().toArray();
    }

    /** Expected counts of all pixels together, L values. */
    public static double[] model(DMatrixRMaj spectra, DMatrixRMaj amounts) {
        double[] sums = new double[amounts.getNumRows()];
        for (int i = 0; i < amounts.getNumElements(); i++) {
            sums[i / amounts.getNumCols()] += amounts.data[i];
        }
        double[] model = new double[spectra.getNumRows()];
        for (int l = 0; l < model.length; l++) {
            for (int k = 0; k < sums.length; k++) {
                model[l] += spectra.get(l, k) * sums[k];
            }
        }
        return model;
    }
}
