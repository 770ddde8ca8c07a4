package org.esmpy.bench.cli;

import java.util.List;
import java.util.Map;
import org.esmpy.bench.study.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that describe the film which absorbs. */
final class SpecimenOptions {
    @Option(
            names = "--thickness-nm",
            paramLabel = "NM",
            description = "Thickness of the film, for absorption; with --density.")
    private @Nullable Double thicknessNm;

    @Option(names = "--density", paramLabel = "G_PER_CM3", description = "Density of the film, g/cm3.")
    private @Nullable Double densityGPerCm3;

    @Option(
            names = "--mass-thickness-ug-cm2",
            paramLabel = "UG_PER_CM2",
            description = "Mass per area of the film, instead of thickness and density.")
    private @Nullable Double massThicknessUgPerCm2;

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

    /** Changes what was given; one way to describe the film replaces the other. */
    void into(SettingsEdits edits) {
        if (massThickness != null && !List.of("auto", "none").contains(massThickness)) {
            throw new IllegalArgumentException("--mass-thickness takes auto or none, got '" + massThickness
                    + "'; a value in ug/cm2 goes to --mass-thickness-ug-cm2");
        }
        if (thicknessNm != null || densityGPerCm3 != null) {
            edits.clear("specimen.massThicknessUgPerCm2").clear("specimen.estimated");
        }
        if (massThicknessUgPerCm2 != null) {
            edits.clear("specimen.thicknessNm").clear("specimen.densityGPerCm3").clear("specimen.estimated");
        }
        if (massThickness != null) {
            edits.clear("specimen.thicknessNm")
                    .clear("specimen.densityGPerCm3")
                    .clear("specimen.massThicknessUgPerCm2")
                    .set("specimen.estimated", massThickness.equals("auto"));
        }
        if (oxygen != null && !List.of("measured", "stoichiometry").contains(oxygen)) {
            throw new IllegalArgumentException("--oxygen takes measured or stoichiometry, got '" + oxygen + "'");
        }
        edits.set("specimen.oxygenByValence", oxygen == null ? null : oxygen.equals("stoichiometry"))
                .set("specimen.valences", valences);
        edits.set("specimen.thicknessNm", thicknessNm)
                .set("specimen.densityGPerCm3", densityGPerCm3)
                .set("specimen.massThicknessUgPerCm2", massThicknessUgPerCm2);
    }
}
