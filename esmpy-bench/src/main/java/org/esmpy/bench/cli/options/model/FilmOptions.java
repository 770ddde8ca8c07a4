package org.esmpy.bench.cli.options.model;

import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.settings.SpecimenSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that describe the film which absorbs. */
public final class FilmOptions implements HelpSection.Member {
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

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    /** The film with the values of the command line. Thickness with density, and mass per area, replace each other. */
    public SpecimenSettings over(SpecimenSettings before) {
        boolean thick = thicknessNm != null || densityGPerCm3 != null;
        boolean massive = massThicknessUgPerCm2 != null;
        return new SpecimenSettings(
                massive && thicknessNm == null
                        ? OptionalDouble.empty()
                        : Said.orNumber(thicknessNm, before.thicknessNm()),
                massive && densityGPerCm3 == null
                        ? OptionalDouble.empty()
                        : Said.orNumber(densityGPerCm3, before.densityGPerCm3()),
                thick && !massive
                        ? OptionalDouble.empty()
                        : Said.orNumber(massThicknessUgPerCm2, before.massThicknessUgPerCm2()),
                thick || massive ? Optional.empty() : before.estimated(),
                before.freeThickness(),
                before.oxygenByValence(),
                before.valences(),
                before.oxides(),
                massive && densityGPerCm3 == null ? Optional.empty() : before.densities());
    }
}
