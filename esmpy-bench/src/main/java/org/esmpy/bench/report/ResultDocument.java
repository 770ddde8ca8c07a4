package org.esmpy.bench.report;

import java.util.List;
import java.util.OptionalDouble;
import org.esmpy.bench.study.FitSettings;
import org.esmpy.bench.study.Fitted;
import org.esmpy.solver.Certificate;

/** The content of {@code result.json}; the names of the components are its keys. */
record ResultDocument(
        String esmpyVersion,
        ResultSource input,
        FitSettings settings,
        long seed,
        String jvm,
        double objectiveNats,
        int iterations,
        int refinements,
        double seconds,
        String stopReason,
        CertificateNats certificate,
        List<String> warnings) {

    static ResultDocument of(Fitted fitted, ResultSource source) {
        return new ResultDocument(
                Version.current(),
                source,
                fitted.settings(),
                fitted.settings().seed(),
                Runtime.version() + ", " + System.getProperty("java.vm.name"),
                fitted.result().objectiveNats(),
                fitted.result().iterations(),
                fitted.result().refinements(),
                fitted.result().seconds(),
                fitted.result().stopReason().name(),
                CertificateNats.of(fitted.result().certificate()),
                fitted.warnings());
    }

    /** How far the result is from optimal. */
    record CertificateNats(double hBoundNats, double wKkt, OptionalDouble predictedDecreaseNats) {
        static CertificateNats of(Certificate certificate) {
            return new CertificateNats(
                    certificate.hBoundNats(), certificate.wKkt(), certificate.predictedDecreaseNats());
        }
    }
}
