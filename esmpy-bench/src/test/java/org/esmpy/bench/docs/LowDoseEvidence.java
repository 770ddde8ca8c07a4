package org.esmpy.bench.docs;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.fit.RankRunner;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.analysis.RunListener;

/**
 * Looks for the number of phases in one map of every built-in scene and dose: {@code rank.csv} beside {@code docs/low-dose.md}. Takes
 * the better part of an hour.
 */
public final class LowDoseEvidence {
    private static final List<Double> DOSES = List.of(18.0, 50.0, 200.0);
    private static final long SEED = 406;

    /** A film that is given whatever the scene is made of. */
    private static final double THICKNESS_NM = 100;

    private static final double DENSITY_G_PER_CM3 = 5;

    private final Injector injector = Wiring.injector();

    private LowDoseEvidence() {}

    /** @param arguments the folder {@code docs/low-dose} */
    public static void main(String[] arguments) throws IOException {
        new LowDoseEvidence().writeRanks(Path.of(arguments[0]).resolve("rank.csv"));
    }

    private void writeRanks(Path file) throws IOException {
        RankRunner runner = injector.getInstance(RankRunner.class);
        List<List<Object>> rows = new ArrayList<>();
        for (PhantomFactory scene : PhantomCatalog.defaults().phantoms()) {
            for (double dose : DOSES) {
                SpectrumImage image = scene.create(PhysicsTables.defaults()).simulate(dose, SEED);
                int found = runner.run(image, settings(), PhaseAnalysis.MOST_PHASES, RunListener.none())
                        .result()
                        .phases();
                int there = GroundTruth.of(image).orElseThrow().phases();
                rows.add(List.of(scene.id(), dose, SEED, there, found));
                CsvTable.write(file, List.of("phantom", "dose", "seed", "true_phases", "phases"), rows);
            }
        }
    }

    private static FitSettings settings() {
        return FitSettings.defaults()
                .edit()
                .specimen(film -> film.withFilm(THICKNESS_NM, DENSITY_G_PER_CM3))
                .settings();
    }
}
