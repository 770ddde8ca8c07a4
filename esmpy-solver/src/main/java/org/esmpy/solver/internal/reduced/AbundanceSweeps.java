package org.esmpy.solver.internal.reduced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.esmpy.model.CountBlock;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.AbundancePenalty;
import org.esmpy.solver.internal.PixelGroups;

/**
 * The best abundances under penalties, pixel by pixel in sweeps over the image. Neighbours differ in colour as on a
 * chessboard, of four colours where diagonals touch, so all pixels of one colour are solved at once while the others stay:
 * the objective never rises, and the result does not depend on the order of the pixels. Sweeps go on until one gains less than asked, at most {@value
 * #MAX_SWEEPS} of them.
 */
final class AbundanceSweeps {
    private static final int MAX_SWEEPS = 40;

    private final AbundancePenalty penalty;
    private final PixelGroups groups;
    private final Workers workers;
    private final List<PixelTarget> targets = new ArrayList<>();

    AbundanceSweeps(Problem problem, PixelGroups groups, Workers workers) {
        this.penalty = AbundancePenalty.of(problem);
        this.groups = groups;
        this.workers = workers;
        for (int group = 0; group < groups.size(); group++) {
            targets.add(new PixelTarget(problem));
        }
    }

    /**
     * Improves H in place.
     *
     * @param ht    Hᵀ, P×K
     * @param least gain of a sweep below which it is the last, nats
     */
    void improve(ReducedObjective.Settings settings, double[] ht, double least) {
        for (PixelTarget target : targets) {
            target.prepare(settings);
        }
        double gain = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MAX_SWEEPS && gain > least; sweep++) {
            gain = 0;
            for (int colour = 0; colour < penalty.colours(); colour++) {
                gain += sweep(ht, colour);
            }
        }
    }

    private double sweep(double[] ht, int colour) {
        double[] gains = new double[groups.size()];
        workers.run(groups.size(), group -> {
            for (CountBlock block : groups.blocks(group)) {
                for (int p = 0; p < block.pixels(); p++) {
                    int pixel = block.firstPixel() + p;
                    if (penalty.colour(pixel) == colour) {
                        gains[group] += targets.get(group).solve(block, p, ht);
                    }
                }
            }
        });
        return Arrays.stream(gains).reduce(0, Double::sum);
    }
}
