package org.esmpy.bench.fit;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        FittedData first = FittedData.of(image, settings, warnings).calibrated(physics, warnings);
        Run run = run(first, images, order, listener);
        for (int look = 0; look < LOOKS; look++) {
            FittedData next = run.data.rechecked(physics, run.found.outcome());
            if (next.rechecked().isAs(run.data.rechecked())) {
                warnings.addAll(RecheckWords.ofDoubts(next.rechecked().doubtful()));
                run = new Run(next, run.model, run.found, run.warnings);
                break;
            }
            Run again = run(next, images, order, listener);
            double before = run.found.outcome().divergenceNats();
            boolean better = again.found.outcome().divergenceNats() < before;
            warnings.addAll(RecheckWords.of(next.rechecked(), run.data.rechecked(), better));
            if (!better) {
                break;
            }
            run = again;
        }
        FittedData data = run.data;
        EdxModel model = run.model;
        FoundPhases found = run.found;
        warnings.addAll(run.warnings);
        warnings.addAll(model.warnings());
        warnings.addAll(PriorChoice.doubts(settings.priors(), model.atomScale(model.initialBasis())));
        warnings.addAll(found.warnings());
        if (settings.specimen().freeThickness().orElse(false)
                && found.outcome().pipeline().isEmpty()) {
            warnings.add(UnusedSettings.notRun("--free-thickness"));
        }
        PhysicsTables tables = data.tables(physics, new ArrayList<>());
        warnings.addAll(0, FindingsWords.ofSpecimen(unlisted(data, found))); // explains others
        FilmDoubt.of(data, found.outcome()).ifPresent(warnings::add);
        data.film().ifPresent(film -> warnings.add(FindingsWords.of(film)));
        Optional<MisfitReport> misfit =
                found.outcome().basis().flatMap(physical -> SumMisfit.of(data, tables, found.outcome()));
        misfit.flatMap(MisfitReport::warning).ifPresent(warnings::add);
        if (data.leavesShapes() && misfit.filter(MisfitReport::isLarge).isPresent()) {
            warnings.add(RecheckWords.shapes());
        }
        found
                .outcome()
                .basis()
                .map(physical -> Overlap.of(physical, found.outcome().factors().totalWeights()))
                .orElse(List.of())
                .stream()
                .map(FindingsWords::of)
                .forEach(warnings::add);
        Fitted fitted = new Fitted(
                settings.edit()
                        .elements(data.elementSymbols())
                        .phases(found.phases())
                        .specimen(film -> data.film().isPresent() ? film.withEstimate() : film)
                        .solver(solver -> solver.withSimplex(found.simplex()))
                        .settings(),
                data.image(),
                data.findings(),
                data.splits(),
                data.rechecked(),
                misfit,
                found,
                compositions(model.atomScale(found.basis()), found.weights()),
                Alternative.of(found.outcome(), model.atomScale(found.basis())),
                List.of(),
                List.of(),
                UsedSource.of(tables),
                warnings);
        return found.outcome().basis().isPresent() ? CompositionErrors.add(fitted, data, tables) : fitted;
    }

    /** Elements that the sum showed beside those of the specimen, and that follow the phases. */
    private static List<UnlistedInPhase> unlisted(FittedData data, FoundPhases found) {
        List<Element> stray = data.findings().map(Findings::elements).orElse(List.of()).stream()
                .map(FoundElement::element)
                .filter(data.excluded()::contains)
                .toList();
        return found.outcome().basis().isEmpty()
                ? List.of()
                : UnlistedInPhase.of(
                        stray,
                        found.basis(),
                        new Factors(found.weights(), found.factors().h()));
    }

    private record Run(FittedData data, EdxModel model, FoundPhases found, List<String> warnings) {}

    private Run run(FittedData data, List<SideImage> images, OrderChoice order, RunListener listener) {
        List<String> warnings = new ArrayList<>();
        EdxModel model = data.model(physics, warnings);
        FoundPhases found = analyses.fit(data.settings(), data.image(), images, model)
                .numbered(order.at(data.image().energy()))
                .listener(listener)
                .run();
        return new Run(data, model, found, warnings);
    }

    static List<Optional<Composition>> compositions(PhaseAbsorption absorption, DMatrixRMaj weights) {
        return IntStream.range(0, weights.getNumCols())
                .mapToObj(k -> absorption.composition(weights, k, absorption.atomsPerWeight(weights, k)))
                .toList();
    }
}
