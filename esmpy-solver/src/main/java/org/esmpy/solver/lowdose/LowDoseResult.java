package org.esmpy.solver.lowdose;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.mixture.Divergence;
import org.esmpy.solver.mixture.MapSample;

/**
 * The result of a {@link LowDosePipeline}.
 *
 * @param factors    W (C×K, counts per unit of exposure) and H (K×P, exposures times shares)
 * @param errorsOfH  standard errors of H at this W, K×P, as its neighbours leave each pixel; empty if cancelled
 * @param others     W and H of the alternatives of the report, phases in the order of the chosen ones, W in the G of the
 *     mean of the map; empty if cancelled
 * @param basis      G they belong to
 * @param divergence divergence of the counts from G·W·H, with a bound for the likelihood without the smoothing priors
 * @param steps      steps of W in the last fit on bins
 * @param wKktNats   largest complementarity residual of W at its end, nats
 * @param cancelled  whether it was ended early
 * @param report     every choice and its scores
 * @param sample     the part of the map on which phases were searched
 * @param warnings   warnings, one sentence each
 */
public record LowDoseResult(
        Factors factors,
        Optional<DMatrixRMaj> errorsOfH,
        List<Factors> others,
        Basis basis,
        Divergence divergence,
        int steps,
        double wKktNats,
        boolean cancelled,
        LowDoseReport report,
        MapSample sample,
        List<String> warnings) {
    public LowDoseResult {
        others = List.copyOf(others);
        warnings = List.copyOf(warnings);
    }
}
