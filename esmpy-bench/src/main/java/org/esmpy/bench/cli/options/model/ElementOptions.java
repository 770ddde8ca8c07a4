package org.esmpy.bench.cli.options.model;

import java.util.List;
import java.util.Map;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name the elements of the specimen, and those that are seen beside it. */
public final class ElementOptions implements SettingsOptions {
    @Option(
            names = "--elements",
            split = ",",
            paramLabel = "SYMBOL",
            description =
                    "Elements of the specimen; by default those the file lists. auto: those that the summed spectrum"
                            + " shows beyond doubt.")
    private @Nullable List<String> elements;

    @Option(
            names = "--excluded",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Elements that are seen but not part of the specimen, e.g. the grid's Cu.")
    private @Nullable List<String> excluded;

    @Option(
            names = "--split",
            split = ",",
            paramLabel = "SYMBOL=KEV",
            description = "Give the lines of an element below and above an energy a column each.")
    private @Nullable Map<String, Double> split;

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    @Override
    public List<String> names() {
        return List.of("elements", "excluded", "splitKeV");
    }

    @Override
    public void into(SettingsEdits edits) {
        if (elements != null) {
            edits.elements(elements);
        }
        if (excluded != null) {
            edits.excluded(excluded);
        }
        if (split != null) {
            edits.splitKeV(split);
        }
    }
}
