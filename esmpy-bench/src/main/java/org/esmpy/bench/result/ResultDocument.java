package org.esmpy.bench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.esmpy.bench.calibrate.CalibrationReport;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.MisfitReport;
import org.esmpy.bench.fit.PhaseFilm;
import org.esmpy.bench.fit.UsedSource;
import org.esmpy.bench.info.SideImageFacts;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.spectrum.SplitElement;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.analysis.Ambiguity;
import org.esmpy.solver.fit.MultiStart;
import org.esmpy.solver.lowdose.LowDoseReport;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.uncertainty.FitErrors;

/** The content of {@code result.json}; the names of the components are its keys. */
record ResultDocument(
        String esmpyVersion,
        ResultSource input,
        FitSettings settings,
        long seed,
        String jvm,
        OptionalDouble divergenceNats,
        double objectiveNats,
        OptionalInt iterations,
        int refinements,
        double seconds,
        String stopReason,
        CertificateNats certificate,
        Optional<MisfitReport> misfit,
        Optional<CalibrationReport> calibration,
        List<StrayElement> stray,
        List<SplitReport> splits,
        RecheckReport recheck,
        Optional<RankResult> rank,
        Optional<LowDoseReport> pipeline,
        List<PhaseFilm> films,
        Optional<StartsReport> starts,
        Optional<ErrorsReport> errors,
        Optional<Ambiguity> ambiguity,
        List<UsedSource> sources,
        List<PluginUse> plugins,
        List<SideImageFacts> sideImages,
        List<String> warnings) {

    static ResultDocument of(
            Fitted fitted, ResultSource source, List<PluginUse> plugins, List<SideImageFacts> sideImages) {
        return new ResultDocument(
                Version.current(),
                source,
                fitted.settings(),
                fitted.settings().seed(),
                Runtime.version() + ", " + System.getProperty("java.vm.name"),
                finite(fitted.outcome().divergenceNats()),
                fitted.outcome().objectiveNats(),
                fitted.outcome().iterations(),
                fitted.outcome().refinements(),
                fitted.outcome().seconds(),
                fitted.outcome().stopReason(),
                CertificateNats.of(fitted.outcome().certificate()),
                fitted.misfit(),
                fitted.findings().map(CalibrationReport::of),
                StrayElement.of(fitted.findings(), fitted.settings().elements()),
                fitted.splits().stream().map(SplitReport::of).toList(),
                RecheckReport.of(fitted.rechecked()),
                fitted.rank(),
                fitted.outcome().pipeline(),
                fitted.films(),
                fitted.outcome().starts().map(StartsReport::of),
                fitted.outcome().errors().map(ErrorsReport::of),
                fitted.ambiguity(),
                fitted.sources(),
                plugins,
                sideImages,
                fitted.warnings());
    }

    private static OptionalDouble finite(double nats) {
        return Double.isFinite(nats) ? OptionalDouble.of(nats) : OptionalDouble.empty();
    }

    /** An element whose softer lines give {@code ratio} times the number of atoms that its harder ones give. */
    record SplitReport(String element, double energyKeV, double ratio, double gainNats) {
        static SplitReport of(SplitElement split) {
            return new SplitReport(split.element().symbol(), split.energyKeV(), split.ratio(), split.gainNats());
        }
    }

    /** How several starts ended. */
    record StartsReport(int agreeing, double toleranceNats, List<MultiStart.Start> starts) {
        static StartsReport of(MultiStart.Report report) {
            return new StartsReport(report.agreeing(), report.toleranceNats(), report.starts());
        }
    }

    /**
     * Errors of the compositions by phase and element, and numbers, from 1, of phases that the data do not determine.
     */
    record ErrorsReport(
            OptionalDouble leftNats,
            OptionalInt flatDirections,
            List<Integer> unidentifiedPhases,
            List<Map<String, Double>> atPctSe,
            List<Map<String, Double>> bootstrapAtPct,
            int bootstrapMaps) {
        static ErrorsReport of(FitErrors errors) {
            return new ErrorsReport(
                    errors.leftNats(),
                    errors.flatDirections(),
                    errors.unidentifiedPhases(),
                    errors.atPctSe(),
                    errors.bootstrapAtPct(),
                    errors.bootstrapMaps());
        }
    }

    /** Bounds of the distance of the result from the optimum; empty where they are not known. */
    record CertificateNats(OptionalDouble hBoundNats, OptionalDouble wKkt, OptionalDouble predictedDecreaseNats) {
        static CertificateNats of(Certificate certificate) {
            return new CertificateNats(
                    finite(certificate.hBoundNats()), finite(certificate.wKkt()), certificate.predictedDecreaseNats());
        }
    }
}
