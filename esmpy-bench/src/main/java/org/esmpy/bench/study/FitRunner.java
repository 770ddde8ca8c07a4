package org.esmpy.bench.study;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.study.FitSettings.Simplex;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.PhaseAbsorption;
import org.esmpy.physics.Composition;
import org.esmpy.physics.PhysicsCatalog;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.solver.Bootstrap;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Fit;
import org.esmpy.solver.FitResult;
import org.esmpy.solver.InitializerCatalog;
import org.esmpy.solver.KlProjection;
import org.esmpy.solver.MultiStart;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverCatalog;
import org.esmpy.solver.StoppingRule;
import org.esmpy.solver.StoppingRules;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.initialize.NumberedInitializer;
import org.esmpy.solver.lowdose.Execution;
import org.esmpy.solver.lowdose.LowDosePipeline;
import org.esmpy.solver.lowdose.MeanRefinement;
import org.esmpy.solver.lowdose.Priors;
import org.esmpy.solver.rank.RankResult;

/** Runs one fit from its settings: data, model, problem, solver, compositions. */
public final class FitRunner {
    private final PhysicsCatalog physics;
    private final SolverCatalog solvers;
    private final InitializerCatalog initializers;

    @Inject
    public FitRunner(PhysicsCatalog physics, SolverCatalog solvers, InitializerCatalog initializers) {
        this.physics = physics;
        this.solvers = solvers;
        this.initializers = initializers;
    }

    /**
     * @param image    what is fitted
     * @param settings how
     * @param listener watches, and may cancel
     * @throws IllegalArgumentException if the settings do not suit the image or the solver
     */
    public Fitted run(SpectrumImage image, FitSettings settings, RunListener listener) {
        if (Baselines.contains(settings.solver().id())) {
            return new BaselineFit(physics).run(image, settings);
        }
        List<String> warnings = new ArrayList<>();
        FittedData data = FittedData.of(image, settings, warnings).calibrated(physics, warnings);
        EdxModel model = data.model(physics, warnings);
        warnings.addAll(model.warnings());
        Solver solver = SolverOptions.configure(
                solvers.get(settings.solver().id()), settings.solver().options());
        Simplex simplex = simplex(settings, data.image(), warnings);
        boolean single = data.image().shape().pixels() == 1;
        Optional<RankResult> rank = settings.phases().given().isPresent() || single
                ? Optional.empty()
                : Optional.of(rank(data.image(), model, simplex, settings, listener));
        int phases = single
                ? one(settings, warnings)
                : settings.phases().given().orElseGet(() -> rank.orElseThrow().phases());
        Problem asked = settings.masks()
                .apply(problem(data.image(), model, phases, simplex), data.image())
                .withRegularizers(settings.penalties().regularizers());
        Problem problem = solver.accept(asked);
        Priors priors = PriorChoice.of(
                settings.priors(),
                new PhaseAbsorption(model, fittedBasis(problem, model, settings)),
                data.image().shape(),
                phases);
        boolean lowDose = PipelineChoice.isLowDose(settings, problem);
        Outcome outcome = lowDose
                ? pipeline(problem, priors, settings, listener)
                : direct(imposed(priors, settings.bounds(), asked, problem), solver, model, settings, listener);
        warnings.addAll(UnusedSettings.warnings(settings, lowDose));
        warnings.addAll(outcome.warnings());
        warnings.addAll(outcome.errors().map(FitErrors::doubts).orElse(List.of()));
        ConvergenceWords.of(outcome, settings.solver().id()).ifPresent(warnings::add);
        if (outcome.basis().isPresent()) {
            FitErrors.cutShort(settings.bootstrap(), outcome.errors()).ifPresent(warnings::add);
        }
        Basis basis = outcome.basis().orElseGet(model::initialBasis);
        FactorScale scale = FactorScale.of(problem, outcome);
        DMatrixRMaj weights = scale.spectra(weights(basis, outcome));
        PhaseAbsorption absorption = new PhaseAbsorption(model, basis);
        PhysicsTables tables = data.tables(physics, new ArrayList<>());
        data.film().ifPresent(film -> warnings.add(FindingsWords.of(film)));
        Optional<MisfitReport> misfit = outcome.basis().flatMap(physical -> SumMisfit.of(data, tables, outcome));
        misfit.flatMap(MisfitReport::warning).ifPresent(warnings::add);
        Optional<Ambiguity> ambiguity = ambiguity(problem, priors, outcome, weights, absorption, settings, listener);
        if (ambiguity.isEmpty() && outcome.basis().isPresent()) {
            warnings.add("cancelled before it was known what the counts leave open: there are no ranges of compositions"
                    + " that fit equally well");
        }
        Fitted fitted = new Fitted(
                settings.edit()
                        .set("elements", data.elementSymbols())
                        .set("phases", phases)
                        .set("solver.simplex", simplex)
                        .settings(),
                rank,
                data.image(),
                data.findings(),
                data.splits(),
                misfit,
                basis,
                outcome,
                scale.factors(outcome.factors()),
                scale.spectra(outcome.spectra()),
                weights,
                compositions(absorption, weights),
                outcome.errors().flatMap(FitErrors::ofH).map(scale::abundances),
                ambiguity,
                problem.constraint(Constraint.SimplexH.class).isPresent()
                        && settings.priors().exposure().isEmpty(),
                List.of(),
                warnings);
        return outcome.basis().isPresent() ? CompositionErrors.add(fitted, data, tables) : fitted;
    }

    /** Where the exposure is given, the abundances of a pixel sum to it. */
    private static Simplex simplex(FitSettings settings, SpectrumImage image, List<String> warnings) {
        Simplex asked = settings.solver().simplex();
        return asked == Simplex.AUTO && settings.priors().exposure().isPresent()
                ? Simplex.H
                : Exposure.resolve(asked, image, warnings);
    }

    /** G as the pipeline fits it, where what is known depends on its absorption. */
    private static Basis fittedBasis(Problem problem, EdxModel model, FitSettings settings) {
        return settings.priors().stoichiometry().isEmpty() || problem.model().isEmpty()
                ? model.initialBasis()
                : MeanRefinement.of(problem).basis();
    }

    /** A single spectrum has no maps that could tell phases apart. */
    private static int one(FitSettings settings, List<String> warnings) {
        int asked = settings.phases().given().orElse(1);
        if (asked > 1) {
            warnings.add("a single spectrum does not tell phases apart; it is fitted with 1 instead of " + asked);
        }
        return 1;
    }

    /** The fit itself says what the solver leaves out; but what is known is nothing to leave out. */
    private static Problem imposed(Priors priors, BoundSettings bounds, Problem asked, Problem accepted) {
        bounds.impose(priors.impose(accepted));
        return bounds.impose(priors.impose(asked));
    }

    private Outcome direct(Problem asked, Solver solver, EdxModel model, FitSettings settings, RunListener listener) {
        Problem problem = solver.accept(asked);
        String start = settings.solver()
                .start()
                .orElseGet(() -> solvers.get(settings.solver().id()).initializer());
        StoppingRule stop = stop(settings);
        try (WorkerPool workers = workers(settings, listener)) {
            Fit fit = Fit.of(asked, solver)
                    .initializer(
                            new FileInitializer(settings.starts(), new NumberedInitializer(initializers.get(start))))
                    .until(stop)
                    .listener(listener)
                    .workers(workers);
            MultiStart.Result found = MultiStart.of(fit, settings.starts().count())
                    .seed(settings.seed())
                    .run();
            FitResult best = found.best();
            Optional<Bootstrap.Spread> spread = settings.bootstrap() == 0
                    ? Optional.empty()
                    : Bootstrap.of(problem, best, solver)
                            .until(stop)
                            .workers(workers)
                            .cancelWhen(listener::isCancelled)
                            .seed(settings.seed())
                            .run(settings.bootstrap());
            return Outcome.of(
                    best,
                    settings.starts().count() > 1 ? Optional.of(found.report()) : Optional.empty(),
                    best.basis()
                            .flatMap(basis ->
                                    FitErrors.of(problem, best, new PhaseAbsorption(model, basis), spread, workers)));
        }
    }

    private static Outcome pipeline(Problem problem, Priors priors, FitSettings settings, RunListener listener) {
        LowDosePipeline pipeline = LowDosePipeline.defaults()
                .withFast(settings.pipeline().fast())
                .withRule(settings.pipeline().valleyRule());
        try (WorkerPool workers = workers(settings, listener)) {
            return Outcome.of(pipeline.run(problem, priors, settings.seed(), workers, listener));
        }
    }

    private static RankResult rank(
            SpectrumImage image, EdxModel model, Simplex simplex, FitSettings settings, RunListener listener) {
        int most = Math.min(RankRunner.MOST_PHASES, model.initialBasis().size());
        try (WorkerPool workers = workers(settings, listener)) {
            return RankRunner.select(image, model, most, simplex, settings, workers, listener);
        }
    }

    static Problem problem(SpectrumImage image, EdxModel model, int phases, Simplex simplex) {
        List<Constraint> constraints = new ArrayList<>();
        if (simplex == Simplex.H) {
            constraints.add(new Constraint.SimplexH());
        } else if (simplex == Simplex.W) {
            constraints.add(new Constraint.SimplexW(model.initialBasis().characteristicRows()));
        }
        return new Problem(image.counts(), image.shape(), Optional.of(model), phases, constraints, List.of());
    }

    private static StoppingRule stop(FitSettings settings) {
        List<StoppingRule> rules = new ArrayList<>();
        rules.add(StoppingRules.certified(settings.stop().certifiedNats()));
        settings.stop().kktNats().ifPresent(nats -> rules.add(StoppingRules.kkt(nats)));
        settings.stop().relativeChange().ifPresent(share -> rules.add(StoppingRules.relativeChange(share)));
        rules.add(StoppingRules.iterations(settings.stop().maxIterations()));
        settings.stop().seconds().ifPresent(limit -> rules.add(StoppingRules.seconds(limit)));
        return StoppingRules.anyOf(rules.toArray(StoppingRule[]::new));
    }

    private static WorkerPool workers(FitSettings settings, RunListener listener) {
        return new WorkerPool(threads(settings), listener::onHelperCpu);
    }

    static int threads(FitSettings settings) {
        return settings.threads() > 0
                ? settings.threads()
                : Runtime.getRuntime().availableProcessors();
    }

    /** For plain NMF the spectra are explained by the physics after the fit, as its users do. */
    private static DMatrixRMaj weights(Basis basis, Outcome outcome) {
        return outcome.basis().isPresent() ? outcome.factors().w() : new KlProjection(basis).weights(outcome.spectra());
    }

    static List<Optional<Composition>> compositions(PhaseAbsorption absorption, DMatrixRMaj weights) {
        return IntStream.range(0, weights.getNumCols())
                .mapToObj(k -> absorption.composition(weights, k, absorption.atomsPerWeight(weights, k)))
                .toList();
    }

    /**
     * Plain NMF has no weights that were fitted; how they could be moved means nothing. A search that was cancelled knows
     * only of some valleys how long they are.
     */
    private static Optional<Ambiguity> ambiguity(
            Problem problem,
            Priors priors,
            Outcome outcome,
            DMatrixRMaj weights,
            PhaseAbsorption absorption,
            FitSettings settings,
            RunListener listener) {
        if (outcome.basis().isEmpty() || listener.isCancelled()) {
            return Optional.empty();
        }
        try (WorkerPool workers = workers(settings, listener)) {
            Execution execution = new Execution(workers, listener::isCancelled);
            Ambiguity found = new AmbiguitySearch(
                            problem, priors, problem.seen(outcome.basis().get()), absorption, execution)
                    .search(weights, outcome);
            return listener.isCancelled() ? Optional.empty() : Optional.of(found);
        }
    }
}
