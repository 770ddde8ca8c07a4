package org.esmpy.bench.cli;

import java.util.List;
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
        edits.set("specimen.thicknessNm", thicknessNm)
                .set("specimen.densityGPerCm3", densityGPerCm3)
                .set("specimen.massThicknessUgPerCm2", massThicknessUgPerCm2);
    }
}
