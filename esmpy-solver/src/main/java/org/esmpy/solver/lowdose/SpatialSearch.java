package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.heldout.HeldOut;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.SpatialPrior;
import org.esmpy.solver.mixture.SpatialRefiner;

/**
 * Chooses the strengths of the spatial prior: abundances are refined on the training half with different strengths and
 * judged by the other half. First the sparsity at the usual λ, from the usual one to smaller and to larger ones until one is
 * clearly worse, then λ at the sparsity found. Where the map has a guide, the best of them is tried with edges that
 * follow it, at the same λ and larger ones, each beside the same λ without it: pixels that a wrong guide separates predict the
 * other half worse.
 *
 * @param refiner finds the abundances
 */
record SpatialSearch(SpatialRefiner refiner) {
    /** Usual λ in units of the square root of the counts per pixel, the same at every dose. */
    private static final double USUAL_LAMBDA = 1.33;

    /** λ beside the usual one, in the same unit: a half and the double. */
    private static final List<Double> OTHER_LAMBDAS = List.of(0.67, 2.67);

    /**
     * λ that are tried with a guide and without it, relative to the best one without: between edges that are known, pixels may be
     * smoothed more, and what a larger λ alone gains is not the merit of the guide.
     */
    private static final List<Double> GUIDED_LAMBDAS = List.of(1.0, 2.0, 4.0);

    /** μ that are tried beside the usual one, nats per pixel. */
    private static final List<Double> SPARSITIES = List.of(0.0, 0.05, 0.15, 0.5);

    /** Factor within which a μ is the usual one: half of the step from one to the next. */
    private static final double SAME = Math.sqrt(3);

    /** Standard errors by which a μ is worse than the best one where those beyond it are not tried. */
    private static final double CLEARLY = 2;

    /** λ = 1.33·√N with N counts per unit of exposure, μ per pixel as in the bins. */
    public static SpatialPrior usual(ExposedProblem problem, int binSize, double strengthNats, double epsilon) {
        double lambda = USUAL_LAMBDA * Math.sqrt(problem.map().countsPerExposure());
        return SpatialPrior.of(lambda, strengthNats / ((double) binSize * binSize), epsilon);
    }

    /**
     * Tries strengths.
     *
     * @param problem what is decomposed
     * @param halves  its counts, split
     * @param mixture phases of all counts, and abundances of all pixels to begin with
     * @param usual   the usual prior
     * @return what was tried; the prior is the one for all counts
     */
    public List<Tried> search(
            ExposedProblem problem,
            CountThinning.Halves halves,
            Mixture mixture,
            SpatialPrior usual,
            CancellableWorkers execution) {
        ExposedProblem training = problem.withCounts(halves.training());
        HeldOut heldOut = new HeldOut(problem.withCounts(halves.validation()), execution.workers());
        Mixture ofHalf = mixture.withWeightsTimes(CountThinning.SHARE);
        List<Tried> tried = new ArrayList<>();
        attempt(training, heldOut, ofHalf, usual, execution, tried);
        for (List<Double> sparsities : List.of(below(usual.logSparsity()), above(usual.logSparsity()))) {
            for (double sparsity : sparsities) {
                attempt(training, heldOut, ofHalf, usual.withSparsity(sparsity), execution, tried);
                if (isLastClearlyWorse(tried)) {
                    break;
                }
            }
        }
        SpatialPrior best = best(tried).prior();
        for (double lambda : OTHER_LAMBDAS) {
            double scaled = best.lambda() * lambda / USUAL_LAMBDA;
            attempt(training, heldOut, ofHalf, best.withLambda(scaled), execution, tried);
        }
        if (problem.map().guide().isPresent()) {
            SpatialPrior unguided = best(tried).prior();
            for (double factor : GUIDED_LAMBDAS) {
                SpatialPrior stronger = unguided.withLambda(factor * unguided.lambda());
                if (factor > 1) {
                    attempt(training, heldOut, ofHalf, stronger, execution, tried);
                }
                attempt(training, heldOut, ofHalf, stronger.withGuide(), execution, tried);
            }
        }
        return tried;
    }

    /** The trial with the largest held-out likelihood. */
    public static Tried best(List<Tried> tried) {
        Tried best = tried.get(0);
        for (Tried candidate : tried) {
            if (candidate.heldOut().nats() > best.heldOut().nats()) {
                best = candidate;
            }
        }
        return best;
    }

    /** Lines of a report. */
    static List<LowDoseReport.PriorLine> lines(List<SpatialSearch.Tried> tried) {
        return tried.stream()
                .map(one -> {
                    HeldOut.Gain gain = one.heldOut().over(best(tried).heldOut());
                    return new LowDoseReport.PriorLine(
                            one.prior().lambda(),
                            one.prior().logSparsity(),
                            one.prior().guided(),
                            gain.nats(),
                            gain.standardError());
                })
                .toList();
    }

    /** Smaller μ than the usual one, the nearest first. */
    private static List<Double> below(double usual) {
        return SPARSITIES.stream()
                .filter(sparsity -> sparsity * SAME < usual)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Larger μ than the usual one, the nearest first. */
    private static List<Double> above(double usual) {
        return SPARSITIES.stream().filter(sparsity -> sparsity > usual * SAME).toList();
    }

    private static boolean isLastClearlyWorse(List<Tried> tried) {
        HeldOut.Gain loss =
                best(tried).heldOut().over(tried.get(tried.size() - 1).heldOut());
        return loss.nats() > CLEARLY * loss.standardError();
    }

    private void attempt(
            ExposedProblem training,
            HeldOut heldOut,
            Mixture mixture,
            SpatialPrior prior,
            CancellableWorkers execution,
            List<Tried> tried) {
        if (tried.isEmpty() || !execution.isCancelled()) {
            SpatialPrior ofHalf = prior.withLambda(prior.lambda() * Math.sqrt(CountThinning.SHARE));
            Mixture refined = refiner.refine(training, mixture, ofHalf, execution);
            tried.add(new Tried(prior, heldOut.score(refined)));
        }
    }

    /**
     * A prior and its held-out score.
     *
     * @param prior   strengths for all counts; the training half has λ/√2
     * @param heldOut log-likelihood of the counts that were kept
     */
    public record Tried(SpatialPrior prior, HeldOut.Score heldOut) {}
}
