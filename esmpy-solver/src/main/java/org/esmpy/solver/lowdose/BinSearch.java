package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Chooses the size of the bins and the strength of the log-sparsity: the homotopy is followed back on the training
 * half for every size, and every point of it is judged at full resolution by the other half.
 *
 * @param homotopy the path; its strengths are the candidates
 */
public record BinSearch(Homotopy homotopy) {
    /**
     * Tries all sizes and strengths.
     *
     * @param problem   what is decomposed, at full resolution
     * @param halves    its counts, split
     * @param w         phases to begin with, C×K
     * @param sizes     pixels along the side of a bin, the candidates; at least 1
     * @param execution who does the work; sizes run in parallel
     * @return every size with every strength, in this order
     */
    public List<Trial> search(
            ExposedProblem problem,
            CountThinning.Halves halves,
            DMatrixRMaj w,
            List<Integer> sizes,
            Execution execution) {
        ExposedProblem training = problem.withCounts(halves.training());
        ExposedProblem validation = problem.withCounts(halves.validation());
        DMatrixRMaj ofHalf = w.copy();
        CommonOps_DDRM.scale(CountThinning.SHARE, ofHalf);
        List<List<Trial>> trials = new ArrayList<>();
        sizes.forEach(size -> trials.add(new ArrayList<>()));
        execution.workers().run(sizes.size(), i -> {
            PixelBins bins = PixelBins.of(problem.map(), sizes.get(i));
            JointFit fit = JointFit.onBins(training, bins, execution.alone());
            HeldOut heldOut = new HeldOut(validation, execution.alone().workers());
            for (Homotopy.Point point : homotopy.back(fit, ofHalf)) {
                Mixture ofPixels = bins.spread(point.mixture());
                trials.get(i).add(new Trial(sizes.get(i), point.strengthNats(), heldOut.score(ofPixels), ofPixels));
            }
        });
        return trials.stream().flatMap(List::stream).toList();
    }

    /** The trial with the largest held-out likelihood. */
    public static Trial best(List<Trial> trials) {
        Trial best = trials.get(0);
        for (Trial trial : trials) {
            if (trial.heldOut().nats() > best.heldOut().nats()) {
                best = trial;
            }
        }
        return best;
    }

    /**
     * A size and a strength.
     *
     * @param binSize      pixels along the side of a bin, b
     * @param strengthNats μ, nats
     * @param heldOut      log-likelihood of the counts that were kept
     * @param training     the fit to the others: half the counts, abundances of all pixels
     */
    public record Trial(int binSize, double strengthNats, HeldOut.Score heldOut, Mixture training) {}
}
