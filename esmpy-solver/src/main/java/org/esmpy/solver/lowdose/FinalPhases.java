package org.esmpy.solver.lowdose;

import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.internal.region.PhasePieces;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.internal.region.PureRegionFit;
import org.esmpy.solver.internal.region.RegionCores;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.prior.PureRegions;

/**
 * Phases fitted to all counts with the bins and the sparsity that were chosen.
 *
 * @param ofPixels     the phases, and the abundances of all pixels as those of their bins
 * @param strengthNats μ that was used, nats
 * @param steps        steps of W
 * @param kktNats      largest complementarity residual of W, nats
 * @param binned       what they were fitted to, with the bins that were held pure
 * @param bins         the bins
 */
record FinalPhases(
        Mixture ofPixels, double strengthNats, int steps, double kktNats, ExposedProblem binned, Binning bins) {
    /** A step that gains less ends the fit, nats. */
    static final double TOLERANCE_NATS = 0.02;

    /** Largest abundance of a phase below which the phase has collapsed. */
    private static final double COLLAPSED = 0.05;

    /** Standard deviations of noise by which a pure region may differ from its phase. */
    private static final double AGREES = 1;

    /**
     * Fits. If the sparsity makes a phase collapse, or moves one away from the spectrum of its pure region, the next
     * weaker sparsity of the homotopy is tried.
     *
     * @param problem      at full resolution
     * @param basin        phases to begin with, and the abundances of bins that belong to them
     * @param bins         the bins to fit on
     * @param strengthNats μ, nats
     */
    static FinalPhases fit(
            ExposedProblem problem,
            Mixture basin,
            Binning bins,
            double strengthNats,
            Homotopy homotopy,
            CancellableWorkers execution) {
        ExposedProblem binned = problem.on(bins);
        JointFit fit = new JointFit(binned, bins.completeness(), execution);
        PureRegionFit regions = new PureRegionFit(problem, execution.workers());
        FinalPhases phases = fit(fit, basin, binned, bins, strengthNats, homotopy);
        for (int i = homotopy.strengthsNats().size() - 1; i >= 0 && !execution.isCancelled(); i--) {
            double weaker = homotopy.strengthsNats().get(i);
            boolean bad = collapsed(phases.ofPixels) > collapsed(basin) || !regions.agrees(phases.ofPixels.w(), AGREES);
            if (weaker < phases.strengthNats && bad) {
                phases = fit(fit, basin, binned, bins, weaker, homotopy);
            }
        }
        return phases;
    }

    /** The phases, and abundances from which maps can be fitted: pixels at borders hold what their regions do. */
    Mixture apart() {
        return bins.apart(ofPixels);
    }

    /**
     * Continues the fit with other G, the same sparsity and the same bins held pure.
     *
     * @param bases   G of each phase
     * @param epsilon ε of the log-sparsity
     */
    FinalPhases with(PhaseBases bases, double epsilon, CancellableWorkers execution) {
        ExposedProblem other = binned.withBases(bases);
        JointFit fit = new JointFit(other, bins.completeness(), execution);
        JointFit.Outcome outcome =
                fit.fit(bins.gathered(ofPixels), new LogSparsity(strengthNats, epsilon), TOLERANCE_NATS);
        Mixture found = outcome.fitted().mixture();
        return new FinalPhases(
                bins.spread(found), strengthNats, steps + outcome.steps(), fit.kktNats(found), other, bins);
    }

    /**
     * Continues a fit to a part of a map on all its counts, with the same sparsity.
     *
     * @param map  all counts, with the G of each phase
     * @param all  its bins
     */
    FinalPhases on(ExposedProblem map, Binning all, Homotopy homotopy, CancellableWorkers execution) {
        ExposedProblem problem = map.withWeights(binned.weights()).on(all);
        return on(problem, settled(problem, all, homotopy, execution), all, homotopy, execution);
    }

    /** The same on regions; if regions were held pure, those regions of the map that pass the test are held pure. */
    FinalPhases onRegions(ExposedProblem map, Regions all, int size, Homotopy homotopy, CancellableWorkers execution) {
        ExposedProblem problem = map.withWeights(binned.weights()).on(all);
        Mixture start = settled(problem, all, homotopy, execution);
        boolean wereHeld =
                binned.map().pure().phases().length > map.map().pure().phases().length;
        if (wereHeld) {
            Plateaus plateaus = new Plateaus(all.groups(), problem.map(), map.g(), homotopy.epsilon());
            PhasePieces places =
                    new PhasePieces(all, plateaus.mostly(start), start, map.map(), map.g(), size, homotopy.epsilon());
            PureRegions regions = problem.map().pure().orElse(plateaus.pure(start));
            RegionCores cores = RegionCores.of(all, places.pure(Plateaus.decided(places.plateaus()), regions), size);
            ExposedProblem held = map.withWeights(binned.weights()).on(cores);
            return on(held, settled(held, cores, homotopy, execution), cores, homotopy, execution);
        }
        return on(problem, start, all, homotopy, execution);
    }

    private Mixture settled(ExposedProblem problem, Binning all, Homotopy homotopy, CancellableWorkers execution) {
        JointFit fit = new JointFit(problem, all.completeness(), execution);
        return fit.abundances(
                homotopy.settled(fit, ofPixels.w(), strengthNats), new LogSparsity(strengthNats, homotopy.epsilon()));
    }

    private FinalPhases on(
            ExposedProblem problem, Mixture start, Binning all, Homotopy homotopy, CancellableWorkers execution) {
        JointFit fit = new JointFit(problem, all.completeness(), execution);
        JointFit.Outcome outcome = fit.fit(start, new LogSparsity(strengthNats, homotopy.epsilon()), TOLERANCE_NATS);
        Mixture found = outcome.fitted().mixture();
        return new FinalPhases(
                all.spread(found), strengthNats, steps + outcome.steps(), fit.kktNats(found), problem, all);
    }

    private static FinalPhases fit(
            JointFit fit, Mixture basin, ExposedProblem binned, Binning bins, double strengthNats, Homotopy homotopy) {
        Mixture start = homotopy.settled(fit, basin.w(), strengthNats);
        JointFit.Outcome outcome = fit.fit(start, new LogSparsity(strengthNats, homotopy.epsilon()), TOLERANCE_NATS);
        Mixture found = outcome.fitted().mixture();
        return new FinalPhases(bins.spread(found), strengthNats, outcome.steps(), fit.kktNats(found), binned, bins);
    }

    private static int collapsed(Mixture mixture) {
        int collapsed = 0;
        for (int k = 0; k < mixture.phases(); k++) {
            collapsed += mixture.largestAbundance(k) < COLLAPSED ? 1 : 0;
        }
        return collapsed;
    }
}
