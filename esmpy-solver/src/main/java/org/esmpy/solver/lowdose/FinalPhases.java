package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.internal.region.PhasePieces;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.internal.region.PureRegionFit;
import org.esmpy.solver.internal.region.RegionCores;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedCounts;
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
        JointFit fit = JointFit.onBins(problem, bins, execution);
        PureRegionFit regions = new PureRegionFit(problem, execution.workers());
        FinalPhases phases = settled(fit, bins, basin.w(), strengthNats, homotopy);
        for (int i = homotopy.strengthsNats().size() - 1; i >= 0 && !execution.isCancelled(); i--) {
            double weaker = homotopy.strengthsNats().get(i);
            boolean bad = collapsed(phases.ofPixels) > collapsed(basin) || !regions.agrees(phases.ofPixels.w(), AGREES);
            if (weaker < phases.strengthNats && bad) {
                phases = settled(fit, bins, basin.w(), weaker, homotopy);
            }
        }
        return phases;
    }

    /**
     * Fits from abundances that are settled at given phases.
     *
     * @param fit          to the counts of the bins
     * @param bins         the bins
     * @param w            W to begin with, C×K
     * @param strengthNats μ, nats
     */
    static FinalPhases settled(JointFit fit, Binning bins, DMatrixRMaj w, double strengthNats, Homotopy homotopy) {
        Mixture start = homotopy.settled(fit, w, strengthNats);
        return of(fit, bins, start, new LogSparsity(strengthNats, homotopy.epsilon()));
    }

    private static FinalPhases of(JointFit fit, Binning bins, Mixture start, LogSparsity sparsity) {
        JointFit.Outcome outcome = fit.fit(start, sparsity, TOLERANCE_NATS);
        Mixture found = outcome.fitted().mixture();
        return new FinalPhases(
                bins.spread(found), sparsity.strengthNats(), outcome.steps(), fit.kktNats(found), fit.problem(), bins);
    }

    /** The same after so many steps more. */
    FinalPhases after(int earlier) {
        return new FinalPhases(ofPixels, strengthNats, earlier + steps, kktNats, binned, bins);
    }

    /** The phases, with abundances as a start for maps: pixels at borders hold the phases of their regions. */
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
        JointFit fit = new JointFit(binned.withBases(bases), bins.completeness(), execution);
        return of(fit, bins, bins.gathered(ofPixels), new LogSparsity(strengthNats, epsilon))
                .after(steps);
    }

    /**
     * Continues a fit to a part of a map on all its counts, with the same sparsity.
     *
     * @param map  all counts, with the G of each phase
     * @param all  its bins
     */
    FinalPhases on(ExposedProblem map, Binning all, Homotopy homotopy, CancellableWorkers execution) {
        JointFit fit = JointFit.onBins(map.withWeights(binned.weights()), all, execution);
        return of(fit, all, start(fit, homotopy), new LogSparsity(strengthNats, homotopy.epsilon()))
                .after(steps);
    }

    /** Abundances of these phases; those without sparsity have none on the path, and are fitted at its end. */
    private Mixture start(JointFit fit, Homotopy homotopy) {
        return fit.abundances(
                homotopy.settled(fit, ofPixels.w(), strengthNats), new LogSparsity(strengthNats, homotopy.epsilon()));
    }

    /** The same on regions; where regions were held pure, those of the map that look so are. */
    FinalPhases onRegions(ExposedProblem map, Regions all, int size, Homotopy homotopy, CancellableWorkers execution) {
        boolean wereHeld =
                binned.map().pure().phases().length > map.map().pure().phases().length;
        if (!wereHeld) {
            return on(map, all, homotopy, execution);
        }
        JointFit fit = JointFit.onBins(map.withWeights(binned.weights()), all, execution);
        Mixture start = start(fit, homotopy);
        ExposedCounts counts = fit.problem().map();
        Plateaus plateaus = new Plateaus(all.groups(), counts, map.g(), homotopy.epsilon());
        PhasePieces places = new PhasePieces(all, plateaus.mostly(start), map.map(), map.g(), size);
        PureRegions pure = places.pure(
                start,
                homotopy.epsilon(),
                Plateaus.decided(places.plateaus(start, homotopy.epsilon())),
                counts.pure().orElse(plateaus.pure(start)));
        return on(map, RegionCores.of(all, pure, size), homotopy, execution);
    }

    private static int collapsed(Mixture mixture) {
        int collapsed = 0;
        for (int k = 0; k < mixture.phases(); k++) {
            collapsed += mixture.largestAbundance(k) < COLLAPSED ? 1 : 0;
        }
        return collapsed;
    }
}
