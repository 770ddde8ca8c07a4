package org.esmpy.bench.fit;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.calibrate.FittedData;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.solver.analysis.FoundRank;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.rank.RankResult;

/** Finds how many phases a map supports, from the settings of a fit. */
public final class RankRunner {
    /** Dose below which the number of phases is not reliable, counts per pixel. */
    private static final double FEW_COUNTS_PER_PIXEL = 10;

    private final PhysicsCatalog physics;

    @Inject
    public RankRunner(PhysicsCatalog physics) {
        this.physics = physics;
    }

    /**
     * @param image     what is decomposed
     * @param settings  data, physics, seed and threads; solver and number of phases do not matter
     * @param maxPhases largest number of phases that is tried
     * @param listener  watches, and may cancel
     * @throws IllegalArgumentException if the settings do not suit the image, or G has fewer columns than maxPhases
     */
    public Ranked run(SpectrumImage image, FitSettings settings, int maxPhases, RunListener listener) {
        List<String> warnings = new ArrayList<>();
        FittedData data = FittedData.of(image, settings, warnings).calibrated(physics, warnings);
        EdxModel model = data.model(physics, warnings);
        warnings.addAll(model.warnings());
        FoundRank found = AnalysisChoice.rank(settings, data.image(), model, maxPhases)
                .listener(listener)
                .rank();
        warnings.addAll(found.warnings());
        RankResult result = found.result();
        if (result.countsPerPixel() < FEW_COUNTS_PER_PIXEL) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.1f counts per pixel are few: below %.0f the number of phases is not reliable",
                    result.countsPerPixel(),
                    FEW_COUNTS_PER_PIXEL));
        }
        return new Ranked(
                settings.edit()
                        .elements(data.elementSymbols())
                        .solver(solver -> solver.withSimplex(found.simplex()))
                        .phases(result.phases())
                        .settings(),
                result,
                warnings);
    }

    /**
     * The number of phases found.
     *
     * @param settings the settings with every default filled in, for a fit with that many phases
     * @param result   the number of phases and the gain of each step
     * @param warnings sentences for the user
     */
    public record Ranked(FitSettings settings, RankResult result, List<String> warnings) {
        public Ranked {
            warnings = List.copyOf(warnings);
        }
    }
}
