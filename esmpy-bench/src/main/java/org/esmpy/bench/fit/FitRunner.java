package org.esmpy.bench.fit;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.calibrate.FittedData;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.words.FindingsWords;
import org.esmpy.bench.words.RecheckWords;
import org.esmpy.io.SideImage;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.PhaseAbsorption;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.FoundElement;
import org.esmpy.model.spectrum.Overlap;
import org.esmpy.model.spectrum.UnlistedInPhase;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.solver.analysis.FoundPhases;
import org.esmpy.solver.analysis.Outcome;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.analysis.UnusedSettings;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;

/** Runs one fit from its settings: prepares data and model, finds the phases, and estimates errors of the result. */
public final class FitRunner {
    /** Looks at the physics with the phases of a fit: the first may change their films, and the second sees line ratios. */
    private static final int LOOKS = 2;

    private final PhysicsCatalog physics;
    private final AnalysisChoice analyses;

    @Inject
    public FitRunner(PhysicsCatalog physics, SolverCatalog solvers, InitializerCatalog initializers) {
        this.physics = physics;
        this.analyses = new AnalysisChoice(solvers, initializers);
    }

    /**
     * Runs a fit of a map without images beside it.
     *
     * @param image    what is fitted
     * @param settings how
     * @param listener watches, and may cancel
     * @throws IllegalArgumentException if the settings do not suit the image or the solver
     */
    public Fitted run(SpectrumImage image, FitSettings settings, RunListener listener) {
        return run(image, List.of(), settings, listener);
    }

    /**
     * Runs a fit.
     *
     * @param image    what is fitted
     * @param images   images of its file, one of which may be the guide
     * @param settings how
     * @param listener watches, and may cancel
     * @throws IllegalArgumentException if the settings do not suit the image or the solver
     */
    public Fitted run(SpectrumImage image, List<SideImage> images, FitSettings settings, RunListener listener) {
        if (Baselines.contains(settings.solver().id())) {
            return new BaselineFit(physics).run(image, settings);
        }
        OrderChoice order = OrderChoice.of(settings);
        List<String> warnings = new ArrayList<>();
        FittedData data = FittedData.of(image, settings, warnings).calibrated(physics, warnings);
        Run run = fitUntilPhysicsAgrees(data, changed -> fit(changed, images, order, listener), warnings);
        PhysicsTables tables = run.data.tables(physics, new ArrayList<>());
        Optional<MisfitReport> misfit =
                run.outcome().basis().flatMap(physical -> SumMisfit.of(run.data, tables, run.outcome()));
        warnings.addAll(warningsOfModel(run));
        warnings.addAll(warningsOfResult(run, misfit));
        warnings.addAll(0, FindingsWords.ofSpecimen(unlisted(run))); // explains others
        Fitted fitted = fitted(run, tables, misfit, warnings);
        return run.outcome().basis().isPresent() ? CompositionErrors.add(fitted, run.data, tables) : fitted;
    }

    /** A fit of data, with the model of their physics. */
    private record Run(FittedData data, EdxModel model, FoundPhases found, List<String> warnings) {
        Outcome outcome() {
            return found.outcome();
        }
    }

    /** Elements that the sum showed beside those of the specimen, and that follow the phases. */
    private static List<UnlistedInPhase> unlisted(Run run) {
        List<Element> stray = run.data.findings().map(Findings::elements).orElse(List.of()).stream()
                .map(FoundElement::element)
                .filter(run.data.excluded()::contains)
                .toList();
        return run.outcome().basis().isEmpty()
                ? List.of()
                : UnlistedInPhase.of(
                        stray,
                        run.found.basis(),
                        new Factors(run.found.weights(), run.found.factors().h()));
    }

    private Run fit(FittedData data, List<SideImage> images, OrderChoice order, RunListener listener) {
        List<String> warnings = new ArrayList<>();
        EdxModel model = data.model(physics, warnings);
        FoundPhases found = analyses.fit(data.settings(), data.image(), images, model)
                .numbered(order.at(data.image().energy()))
                .listener(listener)
                .run();
        return new Run(data, model, found, warnings);
    }

    /**
     * Fits again while the phases of the latest fit show that its physics is wrong, and that of another fit describes the
     * counts better.
     *
     * @param fit      fits data with their physics
     * @param warnings receives what changed, and what disagrees
     */
    private Run fitUntilPhysicsAgrees(FittedData first, Function<FittedData, Run> fit, List<String> warnings) {
        Run run = fit.apply(first);
        for (int look = 0; look < LOOKS; look++) {
            FittedData next = run.data.rechecked(physics, run.outcome());
            if (next.rechecked().isAs(run.data.rechecked())) {
                warnings.addAll(RecheckWords.ofDoubts(next.rechecked().doubtful()));
                return new Run(next, run.model, run.found, run.warnings);
            }
            Run again = fit.apply(next);
            boolean better = again.outcome().divergenceNats() < run.outcome().divergenceNats();
            warnings.addAll(RecheckWords.of(next.rechecked(), run.data.rechecked(), better));
            if (!better) {
                return run;
            }
            run = again;
        }
        return run;
    }

    /** Warnings of what was asked for, and of the model that follows from it. */
    private static List<String> warningsOfModel(Run run) {
        FitSettings settings = run.data.settings();
        EdxModel model = run.model;
        List<String> warnings = new ArrayList<>(run.warnings);
        warnings.addAll(model.warnings());
        warnings.addAll(PriorChoice.doubts(settings.priors(), model.atomScale(model.initialBasis())));
        warnings.addAll(run.found.warnings());
        if (settings.specimen().freeThickness().orElse(false)
                && run.outcome().pipeline().isEmpty()) {
            warnings.add(UnusedSettings.notRun("--free-thickness"));
        }
        return warnings;
    }

    /** Warnings of films, of a model that does not describe the counts, and of spectra that resemble each other. */
    private static List<String> warningsOfResult(Run run, Optional<MisfitReport> misfit) {
        List<String> warnings = new ArrayList<>();
        FilmDoubt.of(run.data, run.outcome()).ifPresent(warnings::add);
        run.data.film().map(FindingsWords::of).ifPresent(warnings::add);
        misfit.flatMap(MisfitReport::warning).ifPresent(warnings::add);
        if (run.data.leavesShapes() && misfit.filter(MisfitReport::isLarge).isPresent()) {
            warnings.add(RecheckWords.shapes());
        }
        run.outcome()
                .basis()
                .map(physical -> Overlap.of(physical, run.outcome().factors().totalWeights()))
                .orElse(List.of())
                .forEach(overlap -> warnings.add(FindingsWords.of(overlap)));
        return warnings;
    }

    /** The result without errors of the model. */
    private static Fitted fitted(Run run, PhysicsTables tables, Optional<MisfitReport> misfit, List<String> warnings) {
        FittedData data = run.data;
        PhaseAbsorption absorption = run.model.atomScale(run.found.basis());
        return new Fitted(
                data.settings()
                        .edit()
                        .elements(data.elementSymbols())
                        .phases(run.found.phases())
                        .specimen(film -> data.film().isPresent() ? film.withEstimate() : film)
                        .solver(solver -> solver.withSimplex(run.found.simplex()))
                        .settings(),
                data.image(),
                data.findings(),
                data.splits(),
                data.rechecked(),
                misfit,
                run.found,
                compositions(absorption, run.found.weights()),
                Alternative.of(run.outcome(), absorption),
                List.of(),
                List.of(),
                UsedSource.of(tables),
                warnings);
    }

    static List<Optional<Composition>> compositions(PhaseAbsorption absorption, DMatrixRMaj weights) {
        return IntStream.range(0, weights.getNumCols())
                .mapToObj(k -> absorption.composition(weights, k, absorption.atomsPerWeight(weights, k)))
                .toList();
    }
}
