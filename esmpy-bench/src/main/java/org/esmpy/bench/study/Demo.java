package org.esmpy.bench.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.settings.FitSettings;

/**
 * Defines the study of {@code esmpy demo}: the mantle phantom at high and low dose, fitted by plain NMF and by esmpy.
 */
public final class Demo {
    /** Dose at which plain NMF fails, counts per pixel. */
    public static final double LOW_DOSE = 18;

    private static final double HIGH_DOSE = 293;
    private static final double THICKNESS_NM = 100;
    private static final double DENSITY_G_PER_CM3 = 4.5;

    private Demo() {}

    /**
     * The study.
     *
     * @param seed of the noise and of the fits
     */
    public static Study study(long seed) {
        Map<String, Study.Entrant> solvers = new LinkedHashMap<>();
        for (String solver : List.of("nmf", "esmpy")) {
            FitSettings settings = FitSettings.defaults()
                    .edit()
                    .solver(before -> before.withId(solver))
                    .specimen(before -> before.withFilm(THICKNESS_NM, DENSITY_G_PER_CM3))
                    .settings();
            solvers.put(solver, new Study.Entrant(settings, true));
        }
        return new Study(List.of("brg-fp-capv"), List.of(HIGH_DOSE, LOW_DOSE), List.of(seed), solvers);
    }
}
