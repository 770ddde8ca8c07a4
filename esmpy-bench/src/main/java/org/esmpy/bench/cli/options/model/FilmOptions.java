package org.esmpy.bench.cli.options.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.settings.SpecimenSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that describe the film which absorbs. */
public final class FilmOptions implements HelpSection.Member {
    private static final String AUTO = "auto";

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
            names = "--densities",
            paramLabel = "auto|FORMULA=G_PER_CM3",
            split = ",",
            description =
                    "Each phase absorbs with its own density, and --thickness-nm is the thickness of all: a phase has"
                            + " the density of the given material whose composition is nearest, to 10 at.%%, e.g."
                            + " Al2O3=3.95,TiN=5.4; without one, or with auto, a density estimated from its"
                            + " composition (to 16 %%).")
    private @Nullable List<String> densities;

    /** Whether the film is described. */
    boolean describeFilm() {
        return thicknessNm != null || densityGPerCm3 != null || massThicknessUgPerCm2 != null;
    }

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    /** The film by what the command line says; one way to describe it replaces the other. */
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
                densities(massive && densityGPerCm3 == null ? Optional.empty() : before.densities()));
    }

    private Optional<Map<String, Double>> densities(Optional<Map<String, Double>> before) {
        if (densities == null) {
            return before;
        }
        Map<String, Double> known = new TreeMap<>();
        for (String part : densities) {
            if (!part.equals(AUTO)) {
                String[] pair = part.split("[=:]", -1);
                known.put(pair[0].strip(), pair.length == 2 ? number(pair[1], part) : number("", part));
            }
        }
        return Optional.of(known);
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + part + "' of --densities is neither auto nor FORMULA=G_PER_CM3, such as Al2O3=3.95", e);
        }
    }
}
