package org.esmpy.bench.words;

import java.util.Locale;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.physics.Element;

/** Says on which assumptions the model errors of compositions rest. */
public final class ModelErrorWords {
    private static final double PER_CENT = 100;
    private static final double SOFT_KEV = 0.5;
    private static final double HARD_KEV = 5;

    private ModelErrorWords() {}

    /** The sentence. */
    public static String of(FitSettings settings) {
        String crossSections = settings.physics()
                .tables()
                .crossSectionErrors()
                .map(file -> "cross-sections known as " + file + " says")
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "cross-sections known to %.0f %% for K lines, %.0f %% for L, %.0f %% for M, and %.0f %% for L and M below"
                                + " 1 keV (--cross-section-errors)",
                        usual('K', HARD_KEV),
                        usual('L', HARD_KEV),
                        usual('M', HARD_KEV),
                        usual('L', SOFT_KEV)));
        boolean given = settings.specimen().specimen().massThicknessGPerCm2() > 0
                && !settings.specimen().mustEstimate();
        return "model errors rest on " + crossSections
                + (given
                        ? String.format(
                                Locale.ROOT,
                                ", and on a mass per area known to %.0f %%",
                                PER_CENT * MassThickness.GIVEN_ERROR)
                        : "");
    }

    private static double usual(char shell, double keV) {
        Element any = Element.of("Fe"); // the usual errors are those of all elements
        return PER_CENT * CrossSectionErrors.usual().of(any, shell, keV);
    }
}
