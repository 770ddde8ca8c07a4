package org.esmpy.bench.fit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.esmpy.bench.calibrate.FittedData;
import org.esmpy.model.Basis;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.physics.density.SolidDensity;
import org.esmpy.solver.analysis.Outcome;

/** Compares the films that a fit found for the phases with the one that was given. */
final class FilmDoubt {
    /** Standard deviations that chance exceeds once in a hundred films. */
    private static final double SURE = 2.576;

    private FilmDoubt() {}

    /**
     * A warning where the films are thicker or thinner than the errors of a given thickness and of estimated densities let
     * expect.
     */
    static Optional<String> of(FittedData data, Outcome outcome) {
        boolean found = outcome.pipeline()
                .filter(report -> !report.phaseThickness().isEmpty())
                .isPresent();
        if (!found || outcome.basis().isEmpty()) {
            return Optional.empty();
        }
        Basis basis = outcome.basis().get();
        int phases = outcome.factors().phases();
        double[] counts = IntStream.range(0, phases)
                .mapToDouble(k -> counts(basis.ofPhase(k), outcome.factors().totalWeights(k)))
                .toArray();
        double all = 0;
        double squares = 0;
        double log = 0;
        for (int k = 0; k < phases; k++) {
            Basis own = basis.ofPhase(k);
            all += counts[k];
            squares += counts[k] * counts[k];
            log += counts[k] * Math.log(own.thickness() / data.expectedThickness(own.absorber()));
        }
        log /= all;
        double error = Math.hypot(MassThickness.GIVEN_ERROR, SolidDensity.ERROR * Math.sqrt(squares) / all);
        return Math.abs(log) > SURE * error
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the phases absorb as if the film were %.2g times as thick as given; the fit follows the counts, but"
                                + " check thickness and density, and if they are right, the layers of the detector"
                                + " (--no-free-thickness keeps what was given)",
                        Math.exp(log)))
                : Optional.empty();
    }

    private static double counts(Basis own, double[] weights) {
        double[] sums = own.columnSums();
        return IntStream.range(0, weights.length)
                .mapToDouble(c -> weights[c] * sums[c])
                .sum();
    }
}
