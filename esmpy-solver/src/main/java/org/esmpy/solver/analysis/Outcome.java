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
 * The result of a run, be it of a single solver or of the low-dose pipeline.
 *
 * @param factors       W and H
 * @param basis         G they belong to, of all phases or of each; empty for plain NMF
 * @param spectra       D, of each phase {@code G_k·w_k}, L×K
 * @param divergenceNats KL divergence X‖GWH, nats; infinite if a count meets a rate of 0, as least squares allow
 * @param objectiveNats what was minimised: the divergence plus penalties, nats, or a half of the squares of hals
 * @param iterations    iterations; empty for the pipeline, which makes many fits
 * @param refinements   how often G was refined
 * @param seconds       duration, s
 * @param stopReason    why it ended
 * @param certificate   how far from optimal; for the pipeline without its priors, which smooth on purpose
 * @param trace         the objective after each iteration; for the pipeline when each stage ended, without one
 * @param pipeline      every choice of the pipeline
 * @param sample        the part of the map on which the pipeline looked for phases; the whole of it for a single solver
 * @param starts        how several starts of a single solver ended; empty for one
 * @param errors        errors of the factors of a single solver, where they are known
 * @param errorsOfMaps  standard errors of the abundances of the pipeline, K×P
 * @param warnings      what deserves doubt
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
        List<String> warnings) {

    /** Standard errors of H in the scale of the factors, K×P, where they are known. */
    public Optional<DMatrixRMaj> errorsOfH() {
        return errors.flatMap(FitErrors::ofH).or(() -> errorsOfMaps);
    }

    /** A reason of stopping as words. */
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
