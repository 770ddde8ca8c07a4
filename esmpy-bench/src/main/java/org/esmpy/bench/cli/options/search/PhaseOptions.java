package org.esmpy.bench.cli.options.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.cli.options.AbsolutePath;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.PhaseNumber;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the number of phases and their order. */
final class PhaseOptions implements SettingsOptions {
    @Option(
            names = "--phases",
            paramLabel = "K",
            description = "Number of phases (default 3), or auto for as many as the counts support, see 'esmpy rank'.")
    private @Nullable String phases;

    @Option(
            names = "--order",
            paramLabel = "like:DIR",
            description =
                    "Number the phases as an earlier fit does, by their spectra (default: the most abundant first).")
    private @Nullable String order;

    @Override
    public HelpSection section() {
        return HelpSection.PHASES;
    }

    @Override
    public List<String> names() {
        return List.of("phases", "order");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (phases != null) {
            edits.phases(PhaseNumber.parse(phases));
        }
        if (order != null) {
            edits.order(Optional.of(absolute(order)));
        }
    }

    /** The order with an absolute path, since a file of settings may be read in another folder. */
    private static String absolute(String order) {
        String like = "like:";
        return order.startsWith(like) ? like + AbsolutePath.of(Path.of(order.substring(like.length()))) : order;
    }
}
