package org.esmpy.solver.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.quantify.KlProjection;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.Workers;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.MeanRefinement;
import org.esmpy.solver.fit.MultiStart;
import org.esmpy.solver.fit.StoppingRule;
import org.esmpy.solver.initialize.NumberedInitializer;
import org.esmpy.solver.lowdose.LowDosePipeline;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.prior.Priors;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.rank.RankSelection;
import org.esmpy.solver.uncertainty.Bootstrap;
import org.esmpy.solver.uncertainty.FitErrors;

/**
 * Runs a {@link PhaseAnalysis}: finds the number of phases, chooses the method, fits, and adds errors, ranges and
 * warnings.
 */
final class AnalysisRun {
    private static final String START = "kmeans";

    private final PhaseAnalysis asked;
    private final Workers workers;
    private final RunListener listener;
    private final List<String> warnings = new ArrayList<>();

    AnalysisRun(PhaseAnalysis asked, Workers workers, RunListener listener) {
        this.asked = asked;
        this.workers = workers;
        this.listener = listener;
    }

    FoundPhases run() {
        Solver solver = asked.solver.orElseGet(RecommendedSolver::new);
        Simplex simplex = simplex();
        boolean single = asked.shape.pixels() == 1;
        Optional<RankResult> rank = asked.phases.isPresent() || single
                ? Optional.empty()
                : Optional.of(rank(
                        Math.min(asked.mostPhases, asked.model.initialBasis().size()), simplex));
        int phases =
                single ? one() : asked.phases.orElseGet(() -> rank.orElseThrow().phases());
        Problem whole = asked.masks.apply(problem(phases, simplex)).withRegularizers(asked.penalties.regularizers());
        Problem problem = solver.accept(whole);
        Priors priors = asked.knowledge.of(posed(problem), phases);
        boolean lowDose = PipelineChoice.isLowDose(asked, problem, priors);
        Outcome outcome = numbered(
                lowDose ? pipeline(problem, priors) : direct(imposed(priors, whole, problem), solver), problem, priors);
        warnings.addAll(UnusedSettings.warnings(asked, priors, lowDose));
        warnings.addAll(outcome.warnings());
        warnings.addAll(outcome.errors().map(FitErrors::doubts).orElse(List.of()));
        ConvergenceWords.of(outcome, solver.id()).ifPresent(warnings::add);
        if (outcome.basis().isPresent()) {
            FitErrors.cutShort(asked.bootstrap, outcome.errors()).ifPresent(warnings::add);
        } else if (asked.bootstrap > 0) {
            warnings.add(UnusedSettings.withoutModel("--bootstrap", solver.id()));
        }
        return found(rank, simplex, problem, priors, outcome);
    }

    /** Numbers the phases, before warnings refer to them by number. */
    private Outcome numbered(Outcome outcome, Problem problem, Priors priors) {
        boolean named = !priors.isNone() || asked.further.isPresent();
        PhaseNumbering numbering =
                asked.numbering.orElseGet(named ? PhaseNumbering::asFound : PhaseNumbering::byAbundance);
        FactorScale scale = FactorScale.of(problem, outcome);
        return numbering
                .of(
                        scale.abundances(outcome.factors().h()),
                        scale.spectra(outcome.factors().w()),
                        outcome.spectra())
                .apply(outcome);
    }

    FoundRank rank() {
        Simplex simplex = simplex();
        return new FoundRank(rank(asked.mostPhases, simplex), simplex, warnings);
    }

    private FoundPhases found(
            Optional<RankResult> rank, Simplex simplex, Problem problem, Priors priors, Outcome outcome) {
        Basis basis = outcome.basis().orElseGet(asked.model::initialBasis);
        AtomScale atomScale = asked.model.atomScale(basis);
        FactorScale scale = FactorScale.of(problem, outcome);
        DMatrixRMaj weights = scale.spectra(weights(basis, outcome));
        Optional<AmbiguitySearch.Found> ambiguity = ambiguity(problem, priors, outcome, weights, atomScale);
        if (ambiguity.isEmpty() && outcome.basis().isPresent()) {
            warnings.add(
                    "cancelled before the compositions that fit equally well were found: there are no ranges of them");
        }
        return new FoundPhases(
                rank,
                simplex,
                asked.shape,
                basis,
                outcome,
                scale.factors(outcome.factors()),
                scale.spectra(outcome.spectra()),
                weights,
                FoundPhases.compositions(atomScale, weights),
                outcome.errorsOfH().map(scale::abundances),
                ambiguity.map(AmbiguitySearch.Found::ambiguity),
                ambiguity.map(AmbiguitySearch.Found::correlations).orElse(List.of()),
                problem.constraint(Constraint.SimplexH.class).isPresent() && !asked.knowledge.hasExposures(),
                warnings);
    }

    /** Where the exposure is given, the abundances of a pixel sum to it. */
    private Simplex simplex() {
        return asked.simplex == Simplex.AUTO && asked.knowledge.hasExposures()
                ? Simplex.H
                : SimplexChoice.resolve(asked.simplex, asked.counts, asked.shape, warnings);
    }

    /** Returns 1, and warns if more phases were asked for: without maps, a single spectrum does not separate phases. */
    private int one() {
        int number = asked.phases.orElse(1);
        if (number > 1) {
            warnings.add("a single spectrum does not tell phases apart; it is fitted with 1 instead of " + number);
        }
        return 1;
    }

    private Problem problem(int phases, Simplex simplex) {
        List<Constraint> constraints = new ArrayList<>();
        if (simplex == Simplex.H) {
            constraints.add(new Constraint.SimplexH());
        } else if (simplex == Simplex.W) {
            constraints.add(new Constraint.SimplexW(asked.model.initialBasis().characteristicRows()));
        }
        return new Problem(asked.counts, asked.shape, Optional.of(asked.model), phases, constraints, List.of());
    }

    private RankResult rank(int most, Simplex simplex) {
        Problem problem = asked.masks.apply(problem(most, simplex == Simplex.W ? Simplex.NONE : simplex));
        return RankSelection.defaults().select(problem, asked.seed, workers, listener);
    }

    /**
     * G in which prior knowledge is expressed: refined for the mean of the map if the knowledge depends on absorption.
     */
    private Basis posed(Problem problem) {
        return asked.knowledge.dependsOnAbsorption() && problem.model().isPresent()
                ? MeanRefinement.of(problem).basis()
                : asked.model.initialBasis();
    }

    /**
     * Adds prior knowledge to the whole problem, so that the fit can warn of what the solver drops. Knowledge that
     * contradicts the problem that the solver accepts is refused.
     */
    private Problem imposed(Priors priors, Problem whole, Problem accepted) {
        further(new ProblemWithPriors(accepted, priors).constrained());
        return further(new ProblemWithPriors(whole, priors).constrained());
    }

    private Problem further(Problem problem) {
        return asked.further.map(added -> added.apply(problem)).orElse(problem);
    }

    private Outcome pipeline(Problem problem, Priors priors) {
        LowDosePipeline pipeline =
                LowDosePipeline.defaults().withFast(asked.pipeline.fast()).withRule(asked.pipeline.valleyRule());
        return Outcome.of(pipeline.run(problem, priors, asked.seed, workers, listener));
    }

    private Outcome direct(Problem whole, Solver solver) {
        Problem problem = solver.accept(whole);
        Initializer start = asked.initializer.orElseGet(
                () -> new NumberedInitializer(InitializerCatalog.defaults().get(START)));
        StoppingRule stop = asked.stop.rule();
        Fit fit = Fit.of(whole, solver)
                .initializer(start)
                .until(stop)
                .listener(listener)
                .workers(workers);
        MultiStart.Result found =
                MultiStart.of(fit, asked.starts).seed(asked.seed).run();
        FitResult best = found.best();
        Optional<Bootstrap.Spread> spread =
                asked.bootstrap == 0 || problem.model().isEmpty()
                        ? Optional.empty()
                        : Bootstrap.of(problem, best, solver)
                                .until(stop)
                                .workers(workers)
                                .cancelWhen(listener::isCancelled)
                                .seed(asked.seed)
                                .run(asked.bootstrap);
        return Outcome.of(
                best,
                asked.starts > 1 ? Optional.of(found.report()) : Optional.empty(),
                best.basis()
                        .flatMap(basis -> FitErrors.of(problem, best, asked.model.atomScale(basis), spread, workers)));
    }

    /** Weights of the columns of G: W of the fit, or for plain NMF the projection of its spectra on G. */
    private static DMatrixRMaj weights(Basis basis, Outcome outcome) {
        return outcome.basis().isPresent() ? outcome.factors().w() : new KlProjection(basis).weights(outcome.spectra());
    }

    /**
     * The ranges of compositions; none for plain NMF, whose weights were not fitted, and none if the search was
     * cancelled, because then only some valleys were measured.
     */
    private Optional<AmbiguitySearch.Found> ambiguity(
            Problem problem, Priors priors, Outcome outcome, DMatrixRMaj weights, AtomScale atomScale) {
        if (outcome.basis().isEmpty() || listener.isCancelled()) {
            return Optional.empty();
        }
        CancellableWorkers execution = new CancellableWorkers(workers, listener::isCancelled);
        AmbiguitySearch.Found found = new AmbiguitySearch(
                        problem, priors, problem.seen(outcome.basis().get()), atomScale, execution)
                .search(weights, outcome);
        return listener.isCancelled() ? Optional.empty() : Optional.of(found);
    }
}
