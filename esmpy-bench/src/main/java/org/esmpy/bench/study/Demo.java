package org.esmpy.bench.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.esmpy.bench.metric.PhaseScore;
import org.esmpy.bench.metric.TruthComparison;
import org.esmpy.bench.report.FitFiles;
import org.esmpy.bench.report.ResultSource;
import org.esmpy.bench.report.RunsTable;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomCatalog;

/** The reference experiment: the mantle phantom at high and low dose, plain NMF against esmpy. */
public final class Demo {
    private static final String PHANTOM = "brg-fp-capv";
    private static final List<Double> DOSES = List.of(293.0, 18.0);
    private static final List<String> SOLVERS = List.of("nmf", "esmpy");
    private static final double THICKNESS_NM = 100;
    private static final double DENSITY_G_PER_CM3 = 4.5;

    private final PhantomCatalog phantoms;
    private final PhysicsTables physics;
    private final FitRunner runner;

    @Inject
    public Demo(PhantomCatalog phantoms, PhysicsTables physics, FitRunner runner) {
        this.phantoms = phantoms;
        this.physics = physics;
        this.runner = runner;
    }

    /**
     * Simulates and fits.
     *
     * @param seed     seed of the noise and of the fits
     * @param folder   existing folder; gets a folder per dose and solver, and {@code runs.csv}
     * @param progress makes the listener of a fit from its name
     * @param warnings takes what the person should know
     * @return a row per dose, solver and phase
     */
    public List<RunsTable.Row> run(
            long seed, Path folder, Function<String, ? extends RunListener> progress, Consumer<String> warnings)
            throws IOException {
        List<RunsTable.Row> rows = new ArrayList<>();
        Phantom phantom = phantoms.phantom(PHANTOM).create(physics);
        for (double dose : DOSES) {
            SpectrumImage image = phantom.simulate(dose, seed);
            GroundTruth truth = GroundTruth.of(image).orElseThrow();
            for (String solver : SOLVERS) {
                String name = solver + " at " + (int) dose + " counts per pixel";
                FitSettings settings = FitSettings.defaults()
                        .edit()
                        .set("phases", truth.phases())
                        .set("solver.id", solver)
                        .set("specimen.thicknessNm", THICKNESS_NM)
                        .set("specimen.densityGPerCm3", DENSITY_G_PER_CM3)
                        .set("seed", seed)
                        .settings();
                Fitted fitted = runner.run(image, settings, progress.apply(name));
                fitted.warnings().forEach(warning -> warnings.accept(name + ": " + warning));
                Path results = Files.createDirectories(
                        folder.resolve("dose-" + (int) dose).resolve(solver));
                FitFiles.write(fitted, new ResultSource(PHANTOM + ", dose " + dose + ", seed " + seed, ""), results);
                for (PhaseScore score : TruthComparison.scores(truth, fitted)) {
                    rows.add(RunsTable.Row.of(PHANTOM, dose, seed, fitted, score));
                }
            }
        }
        RunsTable.write(rows, folder.resolve("runs.csv"));
        return rows;
    }
}
