package org.esmpy.bench.cli.options;

import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that describe the film which absorbs. */
public final class SpecimenOptions {
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

    /** Whether the film is described. */
    boolean describeFilm() {
        return thicknessNm != null || densityGPerCm3 != null || massThicknessUgPerCm2 != null;
    }

    /** Changes what was given; one way to describe the film replaces the other. */
    public void into(SettingsEdits edits) {
        if (thicknessNm != null || densityGPerCm3 != null) {
            edits.clear("specimen.massThicknessUgPerCm2").clear("specimen.estimated");
        }
        if (massThicknessUgPerCm2 != null) {
            edits.clear("specimen.thicknessNm").clear("specimen.densityGPerCm3").clear("specimen.estimated");
        }
        edits.set("specimen.thicknessNm", thicknessNm)
                .set("specimen.densityGPerCm3", densityGPerCm3)
                .set("specimen.massThicknessUgPerCm2", massThicknessUgPerCm2);
    }
}
