package org.esmpy.solver.lowdose;

/**
 * Phases fitted to all counts with the bins and the sparsity that were chosen.
 *
 * @param ofPixels     the phases, and the abundances of all pixels as those of their bins
 * @param strengthNats μ that was used, nats
 * @param steps        steps of W
 * @param kktNats      largest complementarity residual of W, nats
 */
record FinalPhases(Mixture ofPixels, double strengthNats, int steps, double kktNats) {
    /** A step that gains less ends the fit, nats. */
    static final double TOLERANCE_NATS = 0.02;

    /** A phase whose abundance is nowhere larger has collapsed. */
    private static final double COLLAPSED = 0.05;

    /** Standard deviations of noise by which a pure region may differ from its phase. */
    private static final double AGREES = 1;

    /**
     * Fits. Where the sparsity makes a phase collapse that was there before, or pulls one away from its pure region, the
     * next weaker one of the homotopy is taken.
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
            Execution execution) {
        JointFit fit = JointFit.onBins(problem, bins, execution);
        PureRegionFit regions = new PureRegionFit(problem, execution.workers());
        FinalPhases phases = fit(fit, basin, bins, strengthNats, homotopy);
        for (int i = homotopy.strengthsNats().size() - 1; i >= 0 && !execution.isCancelled(); i--) {
            double weaker = homotopy.strengthsNats().get(i);
            boolean bad = collapsed(phases.ofPixels) > collapsed(basin) || !regions.agrees(phases.ofPixels.w(), AGREES);
            if (weaker < phases.strengthNats && bad) {
                phases = fit(fit, basin, bins, weaker, homotopy);
            }
        }
        return phases;
    }

    private static FinalPhases fit(JointFit fit, Mixture basin, Binning bins, double strengthNats, Homotopy homotopy) {
        Mixture start = homotopy.settled(fit, basin.w(), strengthNats);
        JointFit.Outcome outcome = fit.fit(start, new LogSparsity(strengthNats, homotopy.epsilon()), TOLERANCE_NATS);
        Mixture found = outcome.fitted().mixture();
        return new FinalPhases(bins.spread(found), strengthNats, outcome.steps(), fit.kktNats(found));
    }

    private static int collapsed(Mixture mixture) {
        int collapsed = 0;
        for (int k = 0; k < mixture.phases(); k++) {
            collapsed += mixture.largestAbundance(k) < COLLAPSED ? 1 : 0;
        }
        return collapsed;
    }
}
