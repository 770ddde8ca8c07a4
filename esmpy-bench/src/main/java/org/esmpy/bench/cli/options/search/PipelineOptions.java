package org.esmpy.bench.cli.options.search;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.solver.analysis.PipelineSettings;
import org.esmpy.solver.lowdose.ValleyRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that switch the low-dose pipeline on or off and change its rules. */
final class PipelineOptions implements SettingsOptions {
    @Option(
            names = "--pipeline",
            converter = PipelineModeConverter.class,
            paramLabel = "MODE",
            description = "Whether the solver esmpy runs the low-dose pipeline: auto (default: for maps of at least"
                    + " 256 pixels), low-dose or direct.")
    private PipelineSettings.@Nullable Mode pipeline;

    @Option(
            names = "--valley-rule",
            paramLabel = "RULE",
            description =
                    "Which phases the pipeline takes where the counts do not decide: auto, pure (compositions that"
                            + " regions of the map have) or extreme (as far beyond them as the elements allow).")
    private @Nullable ValleyRule valleyRule;

    @Option(
            names = "--fast",
            description = "Let the pipeline take usual strengths of the priors instead of trying several.")
    private boolean fast;

    @Override
    public HelpSection section() {
        return HelpSection.SOLVER;
    }

    @Override
    public List<String> names() {
        return List.of("pipeline");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.pipeline(this::over);
    }

    private PipelineSettings over(PipelineSettings before) {
        return new PipelineSettings(
                Said.or(pipeline, before.mode()),
                Said.or(fast, before.fast()),
                Said.or(valleyRule, before.valleyRule()));
    }
}
