package org.esmpy.solver.rank;

import java.util.List;
import java.util.random.RandomGenerator;
import org.esmpy.solver.Workers;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.heldout.HeldOut;
import org.esmpy.solver.lowdose.start.StartGenerator;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;

/** Fits to the training half on bins, judged by the validation half at full resolution. */
final class HeldOutFits {
    private final RankSelection selection;
    private final ExposedProblem training;
    private final ExposedProblem validation;
    private final PixelBins bins;
    private final Workers workers;
    private final CancellableWorkers alone;

    HeldOutFits(
            RankSelection selection,
            ExposedProblem map,
            CountThinning.Halves halves,
            int binSize,
            Workers workers,
            RankListener listener) {
        this.selection = selection;
        this.training = map.withCounts(halves.training());
        this.validation = map.withCounts(halves.validation());
        this.bins = new PixelBins(map.map().shape(), binSize);
        this.workers = workers;
        this.alone = new CancellableWorkers(Workers.single(), listener::isCancelled);
    }

    /** The best fit with so many phases, over all starts and strengths. */
    Judged best(int phases, RandomGenerator random) {
        ExposedProblem problem = new ExposedProblem(training.map(), training.g(), phases);
        List<StartGenerator.Start> starts = selection.starts().propose(problem, bins.size(), random, workers);
        Judged[] ends = new Judged[starts.size()];
        workers.run(ends.length, i -> ends[i] = best(problem, starts.get(i)));
        Judged best = ends[0];
        for (Judged end : ends) {
            best = end.score().nats() > best.score().nats() ? end : best;
        }
        return best;
    }

    private Judged best(ExposedProblem problem, StartGenerator.Start start) {
        JointFit fit = JointFit.onBins(problem, bins, alone);
        HeldOut heldOut = new HeldOut(validation, alone.workers());
        List<Homotopy.Point> path = selection.homotopy().follow(fit, Mixture.even(start.w(), fit.pixels()));
        Judged best = judged(heldOut, path.get(0), start);
        for (Homotopy.Point point : path.subList(1, path.size())) {
            Judged next = judged(heldOut, point, start);
            best = next.score().nats() > best.score().nats() ? next : best;
        }
        return best;
    }

    private Judged judged(HeldOut heldOut, Homotopy.Point point, StartGenerator.Start start) {
        return new Judged(heldOut.score(bins.spread(point.mixture())), point.strengthNats(), start.name());
    }

    /** A fit and its held-out score. */
    record Judged(HeldOut.Score score, double strength, String start) {}
}
