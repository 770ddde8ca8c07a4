package org.esmpy.bench.cli.options;

import java.util.List;
import java.util.Map;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how a fit finds what is not known of the specimen: how thick the film is, and its oxygen. */
final class UnknownSpecimenOptions {
    @Option(
            names = "--mass-thickness",
            paramLabel = "auto|none",
            description =
                    "auto: estimate the mass per area from the number of counts, if current, live time and solid angle are"
                            + " known, and from elements whose soft lines are weaker than their hard ones let expect; where"
                            + " neither is there, that of a usual film. The summary and the errors say how sure it is. none:"
                            + " nothing is absorbed. Default: auto for a single spectrum, none for a map.")
    private @Nullable String massThickness;

    @Option(
            names = "--oxygen",
            paramLabel = "HOW",
            description =
                    "measured (default): from its lines. stoichiometry: so much as the other elements bind by their"
                            + " valences, where O has no line in range or too much of it is absorbed.")
    private @Nullable String oxygen;

    @Option(
            names = "--valence",
            split = ",",
            paramLabel = "SYMBOL=N",
            description = "Another valence than the usual one for --oxygen stoichiometry, e.g. Fe=3.")
    private @Nullable Map<String, Double> valences;

    /**
     * Changes what was given; a film that is to be estimated, or none, replaces one that a file of settings describes.
     *
     * @param described whether other options describe the film
     */
    void into(SettingsEdits edits, boolean described) {
        if (massThickness != null && described) {
            throw new IllegalArgumentException(
                    "the mass-thickness is either given or --mass-thickness " + massThickness + ", not both");
        }
        if (massThickness != null && !List.of("auto", "none").contains(massThickness)) {
            throw new IllegalArgumentException("--mass-thickness takes auto or none, got '" + massThickness
                    + "'; a value in ug/cm2 goes to --mass-thickness-ug-cm2");
        }
        if (oxygen != null && !List.of("measured", "stoichiometry").contains(oxygen)) {
            throw new IllegalArgumentException("--oxygen takes measured or stoichiometry, got '" + oxygen + "'");
        }
        if (massThickness != null) {
            edits.clear("specimen.thicknessNm")
                    .clear("specimen.densityGPerCm3")
                    .clear("specimen.massThicknessUgPerCm2")
                    .set("specimen.estimated", massThickness.equals("auto"));
        }
        edits.set("specimen.oxygenByValence", oxygen == null ? null : oxygen.equals("stoichiometry"))
                .set("specimen.valences", valences);
    }
}
