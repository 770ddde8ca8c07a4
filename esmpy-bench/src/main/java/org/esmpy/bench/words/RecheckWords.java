package org.esmpy.bench.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.esmpy.model.recheck.FoundLayer;
import org.esmpy.model.recheck.LineRatio;
import org.esmpy.model.recheck.Rechecked;

/** Describes in sentences the corrections of the physics that were found with the phases of a first fit. */
public final class RecheckWords {
    private static final double PERCENT = 100;

    private RecheckWords() {}

    /**
     * A sentence for each correction.
     *
     * @param used whether the result is that of a fit with the corrections
     */
    public static List<String> of(Rechecked found, boolean used) {
        List<String> words = new ArrayList<>();
        if (found.needsFlexibleContinuum()) {
            words.add("the continuum of the map has another shape than the usual model"
                    + (used ? ", so the fit has a flexible one" : ", but a flexible one did not fit better")
                    + " (--continuum)");
        }
        found.layer().ifPresent(layer -> words.add(of(layer, used)));
        if (!found.ratios().isEmpty()) {
            words.add(of(found.ratios(), used));
        }
        return words;
    }

    /** Possible causes of a misfit of a map with a given film. */
    public static String shapes() {
        return "where a film is given, only the axis and the width of peaks are calibrated: if tails of peaks, escape peaks or"
                + " another continuum cause the misfit, --calibrate offset,gain,width,fano,tail,escape with --continuum"
                + " bernstein-3 finds them";
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
        String each = ratios.stream()
                .map(ratio -> String.format(
                        Locale.ROOT,
                        "%s %.2f ± %.2f below %.1f keV (error of the tables %.0f %%)",
                        ratio.element(),
                        ratio.ratio(),
                        ratio.standardError(),
                        ratio.energyKeV(),
                        PERCENT * ratio.tablesError()))
                .collect(Collectors.joining(", "));
        return "lines of one element disagree with the tables (cross-sections, or absorption), soft over hard: " + each
                + (used ? "; the fit scales the soft lines to these ratios, and compositions use the hard ones" : "")
                + "; elements with lines of only one shell may have errors as large, which cannot be checked"
                + " (--no-split keeps the tables)";
    }
}
