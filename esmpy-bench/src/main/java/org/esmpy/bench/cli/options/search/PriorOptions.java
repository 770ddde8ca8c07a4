package org.esmpy.bench.cli.options.search;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cli.options.AbsolutePath;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.PriorSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for prior knowledge of phases. A phase that an option numbers keeps this number in the result. */
final class PriorOptions implements SettingsOptions {
    @Option(
            names = "--absent",
            paramLabel = "K:SYMBOLS",
            description = "Elements that phase K lacks, e.g. 2:Si,Ca; may be repeated.")
    private @Nullable List<String> absent;

    @Option(
            names = "--stoichiometry",
            paramLabel = "[K:]FORMULA",
            description = "Atoms of phase K, e.g. 2:Fe0.14Pt0.86; without a phase: elements that have this"
                    + " proportion in every phase that contains them. May be repeated.")
    private @Nullable List<String> stoichiometry;

    @Option(
            names = "--known",
            paramLabel = "K:W.csv[#NAME]",
            description = "Take phase K from the W.csv of another fit, by its number or name; a factor stays free."
                    + " May be repeated.")
    private @Nullable List<String> known;

    @Option(
            names = "--pure",
            paramLabel = "FILE",
            description =
                    "Label image (PNG or npy): k where a pixel holds phase k only, 0 elsewhere; may be" + " repeated.")
    private @Nullable List<Path> pure;

    @Option(
            names = "--exposure",
            paramLabel = "FILE",
            description =
                    "Relative thickness or exposure of each pixel (npy): the abundances sum to it; 0 leaves a pixel"
                            + " out.")
    private @Nullable Path exposure;

    @Option(
            names = "--guide",
            paramLabel = "FILE|auto",
            description =
                    "Image (npy) of the map, such as HAADF, whose edges the maps follow if held-out counts like it;"
                            + " auto: an image of electrons in the file of the map.")
    private @Nullable String guide;

    @Override
    public HelpSection section() {
        return HelpSection.PHASES;
    }

    @Override
    public List<String> names() {
        return List.of("priors");
    }

    @Override
    public boolean changeMeaningOfResults() {
        return true;
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.priors(this::over);
    }

    private PriorSettings over(PriorSettings before) {
        return new PriorSettings(
                Said.or(absent, before.absent()),
                Said.or(stoichiometry, before.stoichiometry()),
                known == null
                        ? before.known()
                        : known.stream().map(PriorOptions::withAbsolutePath).toList(),
                pure == null
                        ? before.pure()
                        : pure.stream().map(AbsolutePath::of).toList(),
                Said.orFile(exposure, before.exposure()),
                guide == null || guide.equals(PriorSettings.GUIDE_OF_FILE)
                        ? Said.orOptional(guide, before.guide())
                        : Said.orFile(Path.of(guide), before.guide()));
    }

    private static String withAbsolutePath(String known) {
        int colon = known.indexOf(':');
        return colon < 0
                ? known
                : known.substring(0, colon + 1)
                        + AbsolutePath.of(Path.of(known.substring(colon + 1).strip()));
    }
}
