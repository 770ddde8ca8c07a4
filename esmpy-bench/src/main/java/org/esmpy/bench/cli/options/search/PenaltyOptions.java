package org.esmpy.bench.cli.options.search;

import java.util.List;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.solver.analysis.PenaltySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for penalties: smoothness and sparsity of H, and sparsity of W. */
final class PenaltyOptions implements SettingsOptions {
    @Option(
            names = "--smooth",
            paramLabel = "NATS",
            description = "Smooth the maps (graph Laplacian); strengths are nats per count.")
    private @Nullable Double smooth;

    @Option(
            names = "--edge-smooth",
            paramLabel = "NATS",
            description = "Smooth the maps, but keep edges (Huber's total variation).")
    private @Nullable Double edgeSmooth;

    @Option(names = "--sparsity", paramLabel = "NATS", description = "Prefer few phases per pixel (log-sparsity).")
    private @Nullable Double sparsity;

    @Option(
            names = "--sparsity-w",
            paramLabel = "NATS",
            description = "Prefer few columns of G per phase (log-sparsity).")
    private @Nullable Double sparsityW;

    @Override
    public HelpSection section() {
        return HelpSection.PHASES;
    }

    @Override
    public List<String> names() {
        return List.of("penalties");
    }

    @Override
    public boolean changeMeaningOfResults() {
        return true;
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.penalties(this::over);
    }

    private PenaltySettings over(PenaltySettings before) {
        return new PenaltySettings(
                Said.or(smooth, before.smooth()),
                Said.or(edgeSmooth, before.edgeSmooth()),
                before.edgeDelta(),
                Said.or(sparsity, before.sparsity()),
                before.epsilon(),
                Said.or(sparsityW, before.sparsityW()),
                before.epsilonW());
    }
}
