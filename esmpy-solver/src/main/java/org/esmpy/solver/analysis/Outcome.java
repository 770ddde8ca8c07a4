package org.esmpy.solver.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.MultiStart;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseReport;
import org.esmpy.solver.lowdose.LowDoseResult;
import org.esmpy.solver.lowdose.LowDoseStage;
import org.esmpy.solver.mixture.MapSample;
import org.esmpy.solver.uncertainty.FitErrors;

/**
 * The result of a run of a single solver or of the low-dose pipeline.
 *
 * @param factors       W and H
 * @param basis         G of the fit, shared or of each phase; empty for plain NMF
 * @param spectra       D, of each phase {@code G_k·w_k}, L×K
 * @param divergenceNats KL divergence X‖GWH, nats; infinite if a channel with counts has a rate of 0, which least
 *     squares allow
 * @param objectiveNats what was minimised: the divergence plus penalties, nats, or a half of the squares of hals
 * @param iterations    iterations; empty for the pipeline, which makes many fits
 * @param refinements   how often G was refined
 * @param seconds       duration, s
 * @param stopReason    why it ended
 * @param certificate   distance from the optimum; for the pipeline, from the optimum of the likelihood without its
 *     smoothing priors
 * @param trace         the objective after each iteration; for the pipeline, the time when each stage ended, with an
 *     objective for the last only
 * @param pipeline      the choices of the pipeline; empty for a single solver
 * @param sample        the part of the map on which the pipeline searched phases; the whole map for a single solver
 * @param starts        how several starts of a single solver ended; empty for one
 * @param errors        errors of the factors of a single solver; empty if not known
 * @param errorsOfMaps  standard errors of the abundances of the pipeline, K×P; empty for a single solver
 * @param others        W and H of the alternatives of the pipeline's report, phases in this order; empty for a single solver
 * @param warnings      warnings as sentences
 */
public record Outcome(
        Factors factors,
        Optional<Basis> basis,
        DMatrixRMaj spectra,
        double divergenceNats,
        double objectiveNats,
        OptionalInt iterations,
        int refinements,
        double seconds,
        String stopReason,
        Certificate certificate,
        List<TracePoint> trace,
        Optional<LowDoseReport> pipeline,
        MapSample sample,
        Optional<MultiStart.Report> starts,
        Optional<FitErrors> errors,
        Optional<DMatrixRMaj> errorsOfMaps,
        List<Factors> others,
        List<String> warnings) {

    /** Standard errors of H in the scale of the factors, K×P, where they are known. */
    public Optional<DMatrixRMaj> errorsOfH() {
        return errors.flatMap(FitErrors::ofH).or(() -> errorsOfMaps);
    }

    /** Converts the name of a stop reason into words. */
    public static String inWords(String stopReason) {
        return stopReason.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Outcome of(FitResult result, Optional<MultiStart.Report> starts, Optional<FitErrors> errors) {
        return new Outcome(
                result.factors(),
                result.basis(),
                result.spectra(),
                result.divergenceNats(),
                result.objectiveNats(),
                OptionalInt.of(result.iterations()),
                result.refinements(),
                result.seconds(),
                result.stopReason().name(),
                result.certificate(),
                result.trace(),
                Optional.empty(),
                MapSample.whole(),
                starts,
                errors,
                Optional.empty(),
                List.of(),
                result.warnings());
    }

    static Outcome of(LowDoseResult result) {
        double nats = result.divergence().nats();
        List<TracePoint> trace = trace(result.report().stageSeconds(), nats);
        return new Outcome(
                result.factors(),
                Optional.of(result.basis()),
                PhaseBases.of(result.basis()).spectra(result.factors().w()),
                nats,
                nats,
                OptionalInt.empty(),
                result.report().refinements(),
                trace.get(trace.size() - 1).seconds(),
                result.cancelled() ? "CANCELLED" : "PIPELINE",
                new Certificate(result.divergence().boundNats(), result.wKktNats(), OptionalDouble.empty()),
                trace,
                Optional.of(result.report()),
                result.sample(),
                Optional.empty(),
                Optional.empty(),
                result.errorsOfH(),
                result.others(),
                result.warnings());
    }

    private static List<TracePoint> trace(Map<LowDoseStage, Double> stageSeconds, double nats) {
        List<TracePoint> trace = new ArrayList<>();
        double seconds = 0;
        for (double duration : new TreeMap<>(stageSeconds).values()) {
            seconds += duration;
            trace.add(new TracePoint(trace.size() + 1, seconds, Double.NaN, Double.NaN));
        }
        TracePoint end = trace.remove(trace.size() - 1);
        trace.add(new TracePoint(end.iteration(), end.seconds(), nats, Double.NaN));
        return trace;
    }
}
