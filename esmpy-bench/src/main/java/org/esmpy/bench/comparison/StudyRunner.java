package org.esmpy.bench.comparison;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.esmpy.bench.metric.FitQuality;
import org.esmpy.bench.metric.TruthComparison;
import org.esmpy.bench.report.RunsTable;
import org.esmpy.bench.study.FitRunner;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.study.PhantomChoice;
import org.esmpy.bench.study.PhysicsChoice;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsCatalog;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.plugin.ImplementationException;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulates the maps of a study and has each solver fit them. */
public final class StudyRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

    private final PhantomChoice phantoms;
    private final PhysicsCatalog physics;
    private final FitRunner fits;

    @Inject
    public StudyRunner(PhantomChoice phantoms, PhysicsCatalog physics, FitRunner fits) {
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
        List<String> warnings = new ArrayList<>();
        PhysicsTables tables = PhysicsChoice.tables(physics, study.physics(), warnings);
        warnings.forEach(warning -> LOG.warn("phantoms: {}", warning));
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
                                chosen.get(name).vary(Variation.ofSeed(seed)).create(tables);
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
            Fitted fitted;
            try {
                fitted = fits.run(image, entrant.settings(phases, run.seed()), listener.begin(run));
            } catch (CancellationException | UncheckedIOException ended) {
                throw ended;
            } catch (RuntimeException failed) {
                listener.refused(run, failed);
                continue;
            } catch (LinkageError failed) {
                listener.refused(run, ImplementationException.threw("solver", run.solver(), failed));
                continue;
            }
            GroundTruth truth = TruthComparison.truth(image, fitted).orElseThrow();
            listener.end(run, fitted, rows(run, truth, fitted));
        }
    }

    private static List<RunsTable.Row> rows(StudyRun run, GroundTruth truth, Fitted fitted) {
        Optional<FitQuality> quality = FitQuality.of(fitted);
        return TruthComparison.scores(truth, fitted).stream()
                .map(score ->
                        RunsTable.Row.of(run.phantom(), run.dose(), run.seed(), run.solver(), fitted, quality, score))
                .toList();
    }
}
