package org.esmpy.bench.cli;

import java.util.OptionalDouble;
import org.esmpy.bench.study.FitSettings.SpecimenSettings;
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

    /** The settings with what was given; one way to describe the film replaces the other. */
    SpecimenSettings settings(SpecimenSettings base) {
        boolean film = thicknessNm != null || densityGPerCm3 != null;
        boolean mass = massThicknessUgPerCm2 != null;
        return new SpecimenSettings(
                or(thicknessNm, mass ? OptionalDouble.empty() : base.thicknessNm()),
                or(densityGPerCm3, mass ? OptionalDouble.empty() : base.densityGPerCm3()),
                or(massThicknessUgPerCm2, film ? OptionalDouble.empty() : base.massThicknessUgPerCm2()));
    }

    private static OptionalDouble or(@Nullable Double given, OptionalDouble otherwise) {
        return given == null ? otherwise : OptionalDouble.of(given);
    }
}
