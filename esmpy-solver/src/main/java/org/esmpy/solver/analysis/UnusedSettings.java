package org.esmpy.solver.analysis;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.solver.lowdose.ValleyRule;

/**
 * Warns of settings that were not used, because they are for a single solver where the low-dose pipeline ran, or the other way
 * round. Settings with their default are not mentioned, because results record every setting.
 */
public final class UnusedSettings {
    private UnusedSettings() {}

    /** A sentence for each setting that was not used. */
    static List<String> warnings(PhaseAnalysis asked, boolean lowDose) {
        if (!lowDose) {
            List<String> ofPipeline = new ArrayList<>();
            if (asked.pipeline.fast()) {
                ofPipeline.add(notRun("--fast"));
            }
            if (asked.pipeline.valleyRule() != ValleyRule.AUTO) {
                ofPipeline.add(notRun("--valley-rule"));
            }
            return ofPipeline;
        }
        StopSettings stop = asked.stop;
        StopSettings usual = StopSettings.defaults();
        List<String> warnings = new ArrayList<>();
        if (stop.certifiedNats() != usual.certifiedNats()) {
            warnings.add(unused("--tolerance-nats"));
        }
        if (!stop.kktNats().equals(usual.kktNats())) {
            warnings.add(unused("--kkt-nats"));
        }
        if (!stop.relativeChange().equals(usual.relativeChange())) {
            warnings.add(unused("--relative-change"));
        }
        if (stop.maxIterations() != usual.maxIterations()) {
            warnings.add(unused("--max-iterations"));
        }
        if (!stop.seconds().equals(usual.seconds())) {
            warnings.add(unused("--max-seconds"));
        }
        return warnings;
    }

    /** The warning for an option of the pipeline where a single solver ran. */
    public static String notRun(String option) {
        return option + " was not used: it is for the low-dose pipeline, but a single solver ran";
    }

    /** The warning for an option about errors where a solver fits no weights. */
    static String withoutModel(String option, String solver) {
        return option + " was not used: " + solver + " fits spectra without a model, whose weights have no errors";
    }

    private static String unused(String option) {
        return option
                + " was not used: it stops a single solver (--pipeline direct), but the low-dose pipeline ran, which"
                + " ends by itself";
    }
}
