package org.esmpy.bench.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.esmpy.model.recheck.ContinuumFactor;
import org.esmpy.model.recheck.FoundLayer;
import org.esmpy.model.recheck.LineRatio;
import org.esmpy.model.recheck.Rechecked;

/** Says what the phases of a first fit showed of its physics. */
public final class RecheckWords {
    private static final double PERCENT = 100;
    private static final String UNCHECKED =
            "; elements that have lines of one shell only may be wrong as much, and cannot be checked";
    private static final double SOFT_KEV = 0.5;
    private static final double HARD_KEV = 8;

    private RecheckWords() {}

    /**
     * A sentence for each thing that was found.
     *
     * @param before what was found before, of which nothing is said
     * @param used   whether the fit was repeated with it and kept
     */
    public static List<String> of(Rechecked found, Rechecked before, boolean used) {
        List<String> words = new ArrayList<>();
        if (before.continuum().isEmpty()) {
            found.continuum().ifPresent(factor -> words.add(of(factor, used)));
        }
        if (before.layer().isEmpty()) {
            found.layer().ifPresent(layer -> words.add(of(layer, used)));
        }
        if (before.ratios().isEmpty() && !found.ratios().isEmpty()) {
            words.add(of(found.ratios(), used));
        }
        return words;
    }

    /** What may explain a misfit of a map whose film was given. */
    public static String shapes() {
        return "where a film is given, only the axis and the width of peaks are calibrated: if tails of peaks, escape peaks or"
                + " another continuum cause the misfit, --calibrate offset,gain,width,fano,tail,escape with --continuum"
                + " bernstein-3 finds them";
    }

    private static String of(ContinuumFactor found, boolean used) {
        return String.format(
                Locale.ROOT,
                "the continuum of the map has another shape than the usual model: it is %.2f times as strong at %.1f keV, %.2f"
                        + " at %.0f keV, %.2f at %.0f keV and %.2f at %.0f keV; %s (--continuum chooses another model)",
                found.at(SOFT_KEV),
                SOFT_KEV,
                found.at(1),
                1.0,
                found.at(2),
                2.0,
                found.at(HARD_KEV),
                HARD_KEV,
                used ? "the fit has this shape" : "a fit with this shape was not better");
    }

    private static String of(FoundLayer found, boolean used) {
        return String.format(
                Locale.ROOT,
                "something in front of the detector absorbs as %.2f ± %.2f um of %s would; %s; if the layers of the detector"
                        + " are known, give them (--layer, --ice-um)",
                found.layer().thicknessUm(),
                found.standardErrorUm(),
                found.name(),
                used ? "the fit includes it" : "a fit with it was not better, so it is left out");
    }

    private static String of(List<LineRatio> ratios, boolean used) {
        return "lines of one element disagree with the tables (cross-sections, or absorption), soft over hard: "
                + each(ratios)
                + (used ? "; the fit takes the soft lines as measured, and the hard ones count" : "") + UNCHECKED
                + " (--no-split keeps the tables)";
    }

    /** Of ratios of lines that change nothing: at most one sentence. */
    public static List<String> ofDoubts(List<LineRatio> ratios) {
        return ratios.isEmpty()
                ? List.of()
                : List.of(
                        "soft and hard lines disagree with the tables more than chance makes them, cross-sections are wrong:"
                                + " soft over hard " + each(ratios) + UNCHECKED
                                + "; the model errors allow for it as far as"
                                + " --cross-section-errors says");
    }

    private static String each(List<LineRatio> ratios) {
        return ratios.stream()
                .map(ratio -> String.format(
                        Locale.ROOT,
                        "%s %.2f ± %.2f below %.1f keV (tables are certain to %.0f %%)",
                        ratio.element(),
                        ratio.ratio(),
                        ratio.standardError(),
                        ratio.energyKeV(),
                        PERCENT * ratio.tablesError()))
                .collect(Collectors.joining(", "));
    }
}
