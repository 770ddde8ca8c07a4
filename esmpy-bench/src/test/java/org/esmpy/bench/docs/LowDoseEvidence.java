package org.esmpy.bench.docs;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.esmpy.bench.fit.RankRunner;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.solver.analysis.RunListener;

/** Counts how often the number of phases is found: {@code rank.csv} beside {@code docs/low-dose.md}. Takes the better part of an hour. */
public final class LowDoseEvidence {
    private static final List<Double> DOSES = List.of(18.0, 50.0, 100.0, 293.0);
    private static final long FIRST_SEED = 201;
    private static final int SEEDS = 10;
    private static final int MOST_PHASES = 6;

    private final Injector injector = Wiring.injector();

    private LowDoseEvidence() {}

    /** @param arguments the folder {@code docs/low-dose} */
    public static void main(String[] arguments) throws IOException {
        new LowDoseEvidence().writeRanks(Path.of(arguments[0]).resolve("rank.csv"));
    }

    private void writeRanks(Path file) throws IOException {
        RankRunner runner = injector.getInstance(RankRunner.class);
        List<List<Object>> rows = new ArrayList<>();
        for (double dose : DOSES) {
            for (String name : List.of("brg-fp", "brg-fp-capv", "brg-fp-capv-ox")) {
                Phantom phantom = phantom(name);
                for (long seed : seeds()) {
                    SpectrumImage image = phantom.simulate(dose, seed);
                    int found = runner.run(image, settings(seed), MOST_PHASES, RunListener.none())
                            .result()
                            .phases();
                    rows.add(List.of(
                            name,
                            dose,
                            seed,
                            GroundTruth.of(image).orElseThrow().phases(),
                            found));
                    CsvTable.write(file, List.of("phantom", "dose", "seed", "true_phases", "phases"), rows);
                }
            }
        }
    }

    private static List<Long> seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).boxed().toList();
    }

    private static Phantom phantom(String name) {
        return PhantomCatalog.defaults().phantom(name).create(PhysicsTables.defaults());
    }

    private static FitSettings settings(long seed) {
        return FitSettings.defaults()
                .edit()
                .phases(3)
                .pipeline(before -> before.withFast(true))
                .specimen(film -> film.withFilm(100.0, 4.5))
                .seed(seed)
                .settings();
    }
}
