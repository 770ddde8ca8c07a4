package org.esmpy.bench.comparison;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.esmpy.bench.report.RunsTable;
import org.esmpy.bench.study.FitRunner;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.study.PhantomChoice;
import org.esmpy.bench.study.RunListener;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;

/** Simulates the maps of a study and has each solver fit them. */
public final class StudyRunner {
    private static final double NANOSECONDS = 1e9;

    private final PhantomChoice phantoms;
    private final PhysicsTables physics;
    private final FitRunner fits;

    @Inject
    public StudyRunner(PhantomChoice phantoms, PhysicsTables physics, FitRunner fits) {
        this.phantoms = phantoms;
        this.physics = physics;
        this.fits = fits;
    }

    /**
     * Runs what is not done yet, in the order of {@link Study#runs()}.
     *
     * @param done     runs to leave out
     * @param listener watches, and gets the results
     * @throws IllegalArgumentException if a phantom is unknown
     */
    public void run(Study study, Set<StudyRun> done, StudyListener listener) throws IOException {
        Map<String, PhantomFactory> chosen = new LinkedHashMap<>();
        for (String name : study.phantoms()) {
            chosen.put(name, phantoms.of(name));
        }
        for (String name : study.phantoms()) {
            for (double dose : study.doses()) {
                for (long seed : study.seeds()) {
                    List<StudyRun> open = study.solvers().keySet().stream()
                            .map(solver -> new StudyRun(name, dose, seed, solver))
                            .filter(run -> !done.contains(run))
                            .toList();
                    if (!open.isEmpty()) {
                        Phantom phantom =
                                chosen.get(name).vary(Variation.ofSeed(seed)).create(physics);
                        fit(study, open, phantom.simulate(dose, seed), listener);
                    }
                }
            }
        }
    }

    private void fit(Study study, List<StudyRun> runs, SpectrumImage image, StudyListener listener) throws IOException {
        int phases = GroundTruth.of(image).orElseThrow().phases();
        for (StudyRun run : runs) {
            Study.Entrant entrant = study.solvers().get(run.solver());
            RunListener watcher = listener.begin(run);
            long start = System.nanoTime();
            Fitted fitted;
            List<RunsTable.Row> rows;
            try {
                fitted = fits.run(image, entrant.settings(phases, run.seed()), watcher);
                rows = Comparison.rows(run.phantom(), run.dose(), image, run.solver(), fitted);
            } catch (CancellationException ended) {
                throw ended;
            } catch (RuntimeException failed) {
                listener.failed(run, failed, (System.nanoTime() - start) / NANOSECONDS);
                continue;
            }
            listener.end(run, fitted, rows);
        }
    }
}
