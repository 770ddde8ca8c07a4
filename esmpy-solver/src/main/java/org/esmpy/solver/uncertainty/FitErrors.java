package org.esmpy.solver.uncertainty;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.internal.error.ShareErrors;

/**
 * Errors of a fit by a single solver.
 *
 * @param leftNats           estimate of the gain that the fit has left, nats; empty with penalties or sums over W
 * @param ofH                standard errors of H, K×P, in the scale of the fit: by bootstrap if there was one,
 *     otherwise those at this W; empty without a bootstrap where the fit has not converged
 * @param flatDirections     directions of W that the data do not determine; empty where there is no information or the
 *     fit has not converged
 * @param unidentifiedPhases numbers of phases whose spectra the data do not determine, from 1
 * @param atPctSe            standard errors of the compositions from the observed information, at.%, by phase and
 *     symbol; empty as above
 * @param correlations       correlations of these errors, by phase and two symbols; empty as above
 * @param bootstrapAtPct     standard deviations of the compositions over the maps of the bootstrap
 * @param bootstrapMaps      number of these maps; 0 without a bootstrap
 */
public record FitErrors(
        OptionalDouble leftNats,
        Optional<DMatrixRMaj> ofH,
        OptionalInt flatDirections,
        List<Integer> unidentifiedPhases,
        List<Map<String, Double>> atPctSe,
        List<Map<String, Map<String, Double>>> correlations,
        List<Map<String, Double>> bootstrapAtPct,
        int bootstrapMaps) {
    /** The errors, where the fit has any: with a model, and without penalties or by bootstrap. */
    public static Optional<FitErrors> of(
            Problem problem,
            FitResult result,
            AtomScale atomScale,
            Optional<Bootstrap.Spread> spread,
            Workers workers) {
        if (result.basis().isEmpty()) {
            return Optional.empty();
        }
        ShareErrors shares = new ShareErrors(
                result.basis().get(), atomScale, result.factors().w());
        List<Map<String, Double>> bootstrapped =
                spread.map(found -> shares.atPct(found::ofShare)).orElse(List.of());
        boolean plain = problem.regularizers().isEmpty()
                && problem.constraint(Constraint.SimplexW.class).isEmpty();
        if (!plain && spread.isEmpty()) {
            return Optional.empty();
        }
        Optional<StandardErrors> errors =
                plain ? Optional.of(StandardErrors.of(problem, result, workers)) : Optional.empty();
        Optional<StandardErrors> near = errors.filter(StandardErrors::isNearOptimum);
        return Optional.of(new FitErrors(
                errors.map(found -> OptionalDouble.of(found.leftNats())).orElse(OptionalDouble.empty()),
                spread.map(Bootstrap.Spread::ofH).or(() -> near.map(StandardErrors::ofH)),
                near.map(found -> OptionalInt.of(found.flatDirections())).orElse(OptionalInt.empty()),
                near.map(StandardErrors::unidentifiedPhases).orElse(List.of()).stream()
                        .map(k -> k + 1)
                        .toList(),
                near.map(found -> shares.atPct(found::ofShare)).orElse(List.of()),
                near.map(found -> shares.correlations(found::correlationOfShares))
                        .orElse(List.of()),
                bootstrapped,
                spread.map(Bootstrap.Spread::maps).orElse(0)));
    }

    /** Whether so much is left to gain that the information at these factors is not that of an optimum. */
    public boolean isFarFromOptimum() {
        return leftNats.isPresent() && leftNats.getAsDouble() > StandardErrors.NEAR_NATS;
    }

    /** A sentence for each phase that the data do not determine. */
    public List<String> doubts() {
        return unidentifiedPhases.stream()
                .map(k -> "phase_" + k
                        + ": the counts do not determine its spectrum; ask for fewer phases, name an absent"
                        + " element or fix a known spectrum")
                .toList();
    }

    /** The warning if a bootstrap was cancelled before its end. */
    public static Optional<String> cutShort(int asked, Optional<FitErrors> errors) {
        int made = errors.map(FitErrors::bootstrapMaps).orElse(0);
        if (made >= asked) {
            return Optional.empty();
        }
        return Optional.of(
                made == 0
                        ? "the bootstrap was cancelled before 2 of its " + asked + " maps were done; it has no spreads"
                        : "the bootstrap was cancelled after " + made + " of its " + asked
                                + " maps; its spreads are those of " + made);
    }
}
