package org.esmpy.bench.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is known before a fit. The phase that one names has that number in the result. */
final class PriorOptions {
    @Option(
            names = "--absent",
            paramLabel = "K:SYMBOLS",
            description = "Elements that phase K lacks, e.g. 2:Si,Ca; may be repeated.")
    private @Nullable List<String> absent;

    @Option(
            names = "--stoichiometry",
            paramLabel = "[K:]FORMULA",
            description =
                    "What phase K consists of, in atoms, e.g. 2:Fe0.14Pt0.86; without a phase: elements that every"
                            + " phase has in this proportion, if at all. May be repeated.")
    private @Nullable List<String> stoichiometry;

    @Option(
            names = "--known",
            paramLabel = "K:W.csv[#NAME]",
            description = "Phase K is the one of that number (or name) in the W.csv of another fit, whatever its"
                    + " brightness; may be repeated.")
    private @Nullable List<String> known;

    @Option(
            names = "--pure",
            paramLabel = "FILE",
            description = "Label image (PNG or npy): k where a pixel holds phase k only, 0 elsewhere; may be repeated.")
    private @Nullable List<Path> pure;

    @Option(
            names = "--exposure",
            paramLabel = "FILE",
            description =
                    "Relative thickness or exposure of each pixel (npy): the abundances sum to it; 0 leaves a pixel"
                            + " out.")
    private @Nullable Path exposure;

    @Option(
            names = "--lower-w",
            paramLabel = "W.csv",
            description =
                    "Lower bounds of W for a single solver: a file as a fit leaves its W.csv, in the same units; 0"
                            + " or an empty cell is no bound.")
    private @Nullable Path lowerW;

    @Option(
            names = "--lower-h",
            paramLabel = "H.npy",
            description =
                    "Lower bounds of the abundances for a single solver: a file as a fit leaves its H.npy; 0 is no"
                            + " bound.")
    private @Nullable Path lowerH;

    /** Changes what was given; files by absolute paths, so that a result can be repeated from any folder. */
    void into(SettingsEdits edits) {
        edits.set("priors.absent", absent)
                .set("priors.stoichiometry", stoichiometry)
                .set(
                        "priors.known",
                        known == null
                                ? null
                                : known.stream()
                                        .map(PriorOptions::withAbsolutePath)
                                        .toList())
                .set(
                        "priors.pure",
                        pure == null
                                ? null
                                : pure.stream().map(AbsolutePath::of).toList())
                .set("priors.exposure", AbsolutePath.of(exposure))
                .set("bounds.lowerW", AbsolutePath.of(lowerW))
                .set("bounds.lowerH", AbsolutePath.of(lowerH));
    }

    private static String withAbsolutePath(String known) {
        int colon = known.indexOf(':');
        return colon < 0
                ? known
                : known.substring(0, colon + 1)
                        + AbsolutePath.of(Path.of(known.substring(colon + 1).strip()));
    }
}
