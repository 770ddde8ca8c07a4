package org.esmpy.bench.cli.options.model;

import java.util.List;
import java.util.Map;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name the elements of the specimen, and other elements with lines in the spectrum. */
final class ElementOptions implements SettingsOptions {
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
            description = "Elements in the spectrum that are not part of the specimen, e.g. Cu of the grid.")
    private @Nullable List<String> excluded;

    @Option(
            names = "--split",
            split = ",",
            paramLabel = "SYMBOL=KEV",
            description = "Fit the lines of an element below and above an energy as two columns.")
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
