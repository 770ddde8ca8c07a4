package org.esmpy.solver.fit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.plugin.ImplementationException;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.KlDivergence;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.Penalties;

/** Executes a {@link Fit}: solves the problem at one G, lets the model refine G, and solves again until G stays. */
final class FitLoop {
    /** Nats per count below which a change of the objective is rounding. */
    private static final double ROUNDING = 1e-15;

    /** Iterations in a row without progress after which a solve has stalled. */
    private static final int STALLED_ITERATIONS = 5;

    private static final double SECONDS_PER_NANO = 1e-9;

    /** Reasons after which G is not refined any more. */
    private static final Set<StopReason> FINAL = EnumSet.of(StopReason.SECONDS, StopReason.CANCELLED);

    private final Fit fit;
    private final Problem problem;
    private final List<TracePoint> trace = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Instant began;
    private int iteration;
    private int refinements;

    FitLoop(Fit fit) {
        this.fit = fit;
        this.problem = fit.solver().accept(fit.problem());
        fit.solver().requireMemory(problem);
        warnings.addAll(DroppedRequests.warnings(fit.solver().id(), fit.problem(), problem));
        if (hasOpenScale(problem)) {
            warnings.add(
                    "neither the abundances of a pixel nor the weights of a phase have a fixed sum, so that penalties shrink"
                            + " without limit while H is scaled down and W up; ask that one of them sums to one");
        }
        this.began = fit.clock().instant();
    }

    FitResult solve(Workers workers) {
        Optional<Basis> basis = problem.model().map(SpectralModel::initialBasis);
        Factors factors = fit.start().make(problem, basis.map(problem::seen), fit.random());
        while (true) {
            Optional<Basis> seen = basis.map(problem::seen);
            Factors start = factors;
            CertifiedRun run = new CertifiedRun(
                    fit.solver().id(), () -> fit.solver().start(problem, seen, start, workers), leastPenaltyNats(seen));
            StopReason reason = solve(run);
            factors = run.factors();
            Optional<Basis> refined = refine(basis, factors, reason);
            if (refined.isEmpty()) {
                warnings.addAll(run.warnings());
                double divergenceNats = KlDivergence.nats(problem, seen, factors, workers);
                return new FitResult(
                        factors,
                        basis,
                        new FitResult.Ending(reason, run.certificate(), divergenceNats, refinements, warnings),
                        trace);
            }
            basis = refined;
            refinements++;
        }
    }

    private static boolean hasOpenScale(Problem problem) {
        return !problem.regularizers().isEmpty()
                && problem.constraint(Constraint.SimplexH.class).isEmpty()
                && problem.constraint(Constraint.SimplexW.class).isEmpty();
    }

    private double leastPenaltyNats(Optional<Basis> basis) {
        return Penalties.leastNats(
                problem, SpectraOperator.of(basis, problem.counts().channels()).countsPerWeight(problem.phases()));
    }

    private StopReason solve(CertifiedRun run) {
        int from = trace.size();
        trace.add(point(run));
        int idle = 0;
        while (true) {
            double before = last().objectiveNats();
            advance(run);
            Optional<StopReason> reason = fit.rule().check(trace.subList(from, trace.size()), run);
            trace.set(trace.size() - 1, withKkt(last(), run));
            if (!fit.listener().onIteration(last(), run::factors)
                    || Thread.currentThread().isInterrupted()) {
                return StopReason.CANCELLED;
            }
            if (reason.isPresent()) {
                return reason.get();
            }
            double gain = before - last().objectiveNats();
            boolean progress =
                    run.isPreparing() || gain > ROUNDING * problem.counts().total();
            idle = progress ? 0 : idle + 1;
            if (idle == STALLED_ITERATIONS) {
                return isOptimal(run) ? StopReason.CERTIFIED : StopReason.STALLED;
            }
        }
    }

    /** Whether a solve without progress is at its optimum. */
    private static boolean isOptimal(CertifiedRun run) {
        Certificate certificate = run.certificate();
        return certificate.hBoundNats() <= Fit.CERTIFIED_NATS
                && certificate.predictedDecreaseNats().orElse(certificate.wKkt()) <= Fit.CERTIFIED_NATS;
    }

    /** G refined for the factors; empty if it stays as it is or must not be refined any more. */
    private Optional<Basis> refine(Optional<Basis> basis, Factors factors, StopReason reason) {
        if (basis.isEmpty() || FINAL.contains(reason) || fit.maxRefinements() == 0) {
            return Optional.empty();
        }
        Basis current = basis.get();
        Basis refined = problem.model().orElseThrow().refine(current, factors);
        if (refined == current) {
            return Optional.empty();
        }
        if (refinements == fit.maxRefinements()) {
            warnings.add("absorption by the phases (in G) still changed after " + refinements + " refinements");
            return Optional.empty();
        }
        return Optional.of(refined);
    }

    /** Takes one step. If that only prepares an iteration, the last point of the trace gets the new time. */
    private void advance(SolverRun run) {
        run.step();
        if (run.isPreparing()) {
            trace.set(trace.size() - 1, point(run));
        } else {
            iteration++;
            trace.add(point(run));
        }
    }

    private TracePoint point(SolverRun run) {
        double seconds = Duration.between(began, fit.clock().instant()).toNanos() * SECONDS_PER_NANO;
        return new TracePoint(iteration, seconds, run.objectiveNats(), Double.NaN);
    }

    private static TracePoint withKkt(TracePoint point, CertifiedRun run) {
        double kkt = run.known().map(Certificate::wKkt).orElse(Double.NaN);
        return new TracePoint(point.iteration(), point.seconds(), point.objectiveNats(), kkt);
    }

    private TracePoint last() {
        return trace.get(trace.size() - 1);
    }

    /**
     * Wraps a run: keeps its certificate, limits that to the largest possible decrease (a divergence is not negative),
     * and names the solver in its failures.
     */
    private static final class CertifiedRun implements SolverRun {
        private final String solver;
        private final SolverRun run;
        private final double leastNats;
        private Optional<Certificate> known = Optional.empty();

        CertifiedRun(String solver, Supplier<SolverRun> run, double leastNats) {
            this.solver = solver;
            this.run = named(run);
            this.leastNats = leastNats;
        }

        /**
         * Calls the solver; failures other than refusals and lack of memory are rethrown with the name of the solver.
         */
        private <T> T named(Supplier<T> action) {
            T result;
            try {
                result = action.get();
            } catch (IllegalArgumentException | ImplementationException e) {
                throw e;
            } catch (RuntimeException | LinkageError e) {
                throw ImplementationException.threw("solver", solver, e);
            }
            if (result == null) {
                throw new ImplementationException("solver", solver, "gives nothing (null)", null);
            }
            return result;
        }

        Optional<Certificate> known() {
            return known;
        }

        @Override
        public void step() {
            known = Optional.empty();
            named(() -> {
                run.step();
                return this;
            });
        }

        @Override
        public boolean isPreparing() {
            return named(run::isPreparing);
        }

        @Override
        public double objectiveNats() {
            return named(run::objectiveNats);
        }

        @Override
        public Certificate certificate() {
            Certificate certificate =
                    known.orElseGet(() -> named(run::certificate).atMost(Math.max(0, objectiveNats() - leastNats)));
            known = Optional.of(certificate);
            return certificate;
        }

        @Override
        public boolean knowsCertificate() {
            return known.isPresent() || named(run::knowsCertificate);
        }

        @Override
        public Factors factors() {
            return named(run::factors);
        }

        @Override
        public List<String> warnings() {
            return named(run::warnings);
        }
    }
}
