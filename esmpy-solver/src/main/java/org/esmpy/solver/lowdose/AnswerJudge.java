package org.esmpy.solver.lowdose;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.region.PhaseEvidence;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.internal.region.RegionPieces;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.lowdose.LowDoseReport.AnswerKind;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;

/**
 * Scores phases from different fits by the same measures: which of them separate regions repeat, and how long the
 * description of the counts by them is.
 */
final class AnswerJudge {
    /**
     * Share of other phases up to which a piece counts as pure. It is smaller than the ε of the log-sparsity, for where two phases
     * run into each other smoothly, a wider margin would take more and more mixed pieces for pure ones.
     */
    static final double EPSILON = 0.02;

    private final ExposedProblem squares;
    private final ExposedProblem ofRegions;
    private final Binning regions;
    private final RegionPieces pieces;
    private final Plateaus plateaus;
    private final List<int[]> elements;
    private final Homotopy homotopy;

    /**
     * @param problem at full resolution
     * @param regions its regions
     * @param elements columns of G of each element
     * @param sizes   gives the squares by which regions are cut, and the largest bins, whose abundances follow the
     *     noise least
     */
    AnswerJudge(ExposedProblem problem, Regions regions, List<int[]> elements, BinSizes sizes, Homotopy homotopy) {
        List<Integer> squares = sizes.squares();
        this.squares = problem.on(PixelBins.of(problem.map(), squares.get(squares.size() - 1)));
        this.ofRegions = problem.on(regions);
        this.regions = regions;
        this.elements = elements;
        this.pieces = RegionPieces.of(regions, sizes.basin());
        this.plateaus = new Plateaus(regions.groups(), pieces.sum(problem.map()), problem.g(), EPSILON);
        this.homotopy = homotopy;
    }

    /** Whether pieces of regions repeat the phases of a fit to the regions. */
    private List<Plateaus.Plateau> plateaus(Mixture onRegions) {
        return plateaus.of(pieces.ofRegions(onRegions));
    }

    /** Judges phases that were fitted to the regions. */
    Answer ofRegions(AnswerKind kind, List<String> starts, FinalPhases phases, CancellableWorkers execution) {
        return judged(kind, starts, phases, plateaus(regions.gathered(phases.ofPixels())), execution);
    }

    /** Judges phases of other bins. */
    Answer ofSquares(List<String> starts, FinalPhases phases, CancellableWorkers execution) {
        JointFit fit = new JointFit(ofRegions, regions.completeness(), execution);
        Mixture onRegions = homotopy.settled(fit, phases.ofPixels().w(), homotopy.largest());
        return judged(AnswerKind.SQUARES, starts, phases, plateaus(onRegions), execution);
    }

    private Answer judged(
            AnswerKind kind,
            List<String> starts,
            FinalPhases phases,
            List<Plateaus.Plateau> found,
            CancellableWorkers execution) {
        ExposedProblem binned = phases.binned();
        PhaseEvidence evidence =
                PhaseEvidence.of(binned, elements, phases.bins().gathered(phases.ofPixels()), found);
        return new Answer(kind, starts, phases, found, evidence, length(kind, phases, execution));
    }

    /**
     * The length of a description of the counts by phases, with the G of their fit, on square bins. Phases that were
     * moved out are fitted to the square bins first, with the same elements and the same fixed compositions; otherwise
     * the noise of the regions that they were fitted to would lengthen their description.
     */
    DescriptionLength length(AnswerKind kind, FinalPhases phases, CancellableWorkers execution) {
        ExposedProblem problem = squares.withBases(phases.binned().bases());
        DMatrixRMaj w = phases.ofPixels().w();
        if (kind == AnswerKind.EXTREMES) {
            JointFit fit = new JointFit(problem.withWeights(phases.binned().weights()), new double[0], execution);
            Mixture start = fit.abundances(Mixture.even(w, problem.map().pixels()), LogSparsity.none());
            w = fit.fit(start, LogSparsity.none(), homotopy.toleranceNats())
                    .fitted()
                    .mixture()
                    .w();
        }
        return DescriptionLength.of(problem, w, execution.workers());
    }
}
