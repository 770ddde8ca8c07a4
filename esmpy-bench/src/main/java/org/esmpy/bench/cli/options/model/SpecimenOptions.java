package org.esmpy.bench.cli.options.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.bench.settings.SpecimenSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that describe the specimen: its film, which may also be estimated, and how its oxygen is found. */
final class SpecimenOptions implements SettingsOptions {
    private static final String ESTIMATED = "auto";
    private static final String NO_FILM = "none";
    private static final String MEASURED = "measured";
    private static final String BY_VALENCE = "stoichiometry";

    @Mixin
    private FilmOptions film;

    @Option(
            names = "--mass-thickness",
            paramLabel = "auto|none",
            description = "auto: estimate the mass per area from the number of counts, if current, live time and"
                    + " solid angle are"
                    + " known, and from elements whose soft lines are weaker than their hard lines"
                    + " predict; without both, take that of a usual film. The summary and the errors"
                    + " state its uncertainty. none: compute no absorption. Default: auto for a"
                    + " single spectrum, none for a map.")
    private @Nullable String massThickness;

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

    @Option(
            names = "--oxygen",
            paramLabel = "HOW",
            description = "How the amount of oxygen is found. measured (default): from its lines. stoichiometry: as the"
                    + " other elements bind by their valences, for maps where O has no line in range"
                    + " or too much of it is absorbed.")
    private @Nullable String oxygen;

    @Option(
            names = "--valence",
            split = ",",
            paramLabel = "SYMBOL=N",
            description = "Another valence than the usual one for --oxygen stoichiometry and --oxides, e.g. Fe=3.")
    private @Nullable Map<String, Double> valences;

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    @Override
    public List<String> names() {
        return List.of(
                "specimen.thicknessNm",
                "specimen.densityGPerCm3",
                "specimen.massThicknessUgPerCm2",
                "specimen.estimated",
                "specimen.oxygenByValence",
                "specimen.valences",
                "specimen.densities");
    }

    /** A film that is to be estimated, or none, replaces one that a file of settings describes. */
    @Override
    public void into(SettingsEdits edits) {
        if (massThickness != null && film.describeFilm()) {
            throw new IllegalArgumentException(
                    "the mass-thickness is either given or --mass-thickness " + massThickness + ", not both");
        }
        if (massThickness != null && !List.of(ESTIMATED, NO_FILM).contains(massThickness)) {
            throw new IllegalArgumentException("--mass-thickness takes auto or none, got '" + massThickness
                    + "'; a value in ug/cm2 goes to --mass-thickness-ug-cm2");
        }
        if (oxygen != null && !List.of(MEASURED, BY_VALENCE).contains(oxygen)) {
            throw new IllegalArgumentException("--oxygen takes measured or stoichiometry, got '" + oxygen + "'");
        }
        edits.specimen(before -> withDensities(withOxygen(
                film.over(massThickness == null ? before : before.withUnknownFilm(massThickness.equals(ESTIMATED))))));
    }

    private SpecimenSettings withOxygen(SpecimenSettings before) {
        return before.withOxygen(
                oxygen == null ? before.oxygenByValence() : oxygen.equals(BY_VALENCE),
                Said.or(valences, before.valences()));
    }

    private SpecimenSettings withDensities(SpecimenSettings before) {
        if (densities == null) {
            return before;
        }
        Map<String, Double> known = new TreeMap<>();
        for (String part : densities) {
            if (!part.equals(ESTIMATED)) {
                String[] pair = part.split("[=:]", -1);
                known.put(pair[0].strip(), pair.length == 2 ? number(pair[1], part) : number("", part));
            }
        }
        return before.withDensities(known);
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
