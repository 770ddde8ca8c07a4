package org.esmpy.bench.comparison;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.esmpy.bench.metric.TruthComparison;
import org.esmpy.bench.report.RunsTable;
import org.esmpy.bench.study.FitRunner;
import org.esmpy.bench.study.Fitted;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomCatalog;
import org.esmpy.sim.Variation;

/** Simulates the maps of a study and has each solver fit them. */
public final class StudyRunner {
    private final PhantomCatalog phantoms;
    private final PhysicsTables physics;
    private final FitRunner fits;

    @Inject
    public StudyRunner(PhantomCatalog phantoms, PhysicsTables physics, FitRunner fits) {
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
        study.phantoms().forEach(phantoms::phantom);
        for (String name : study.phantoms()) {
            for (double dose : study.doses()) {
                for (long seed : study.seeds()) {
                    List<StudyRun> open = study.solvers().keySet().stream()
                            .map(solver -> new StudyRun(name, dose, seed, solver))
                            .filter(run -> !done.contains(run))
                            .toList();
                    if (!open.isEmpty()) {
                        Phantom phantom = phantoms.phantom(name)
                                .vary(Variation.ofSeed(seed))
                                .create(physics);
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
            try {
                Fitted fitted = fits.run(image, entrant.settings(phases, run.seed()), listener.begin(run));
                GroundTruth truth = TruthComparison.truth(image, fitted).orElseThrow();
                listener.end(run, fitted, rows(run, truth, fitted));
            } catch (IllegalArgumentException refused) {
                listener.refused(run, refused);
            }
        }
    }

    private static List<RunsTable.Row> rows(StudyRun run, GroundTruth truth, Fitted fitted) {
        return TruthComparison.scores(truth, fitted).stream()
                .map(score -> RunsTable.Row.of(run.phantom(), run.dose(), run.seed(), run.solver(), fitted, score))
                .toList();
    }
}
