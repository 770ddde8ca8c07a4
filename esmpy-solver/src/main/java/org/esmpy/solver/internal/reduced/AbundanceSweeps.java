package org.esmpy.solver.internal.reduced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.esmpy.model.CountBlock;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelGroups;
import org.esmpy.solver.internal.penalty.AbundancePenalty;

/**
 * Finds the best abundances at a given W under penalties that couple neighbours, by sweeps over the image. Neighbours
 * have different colours as on a chessboard (four colours where diagonals are coupled), so that all pixels of one
 * colour take a step at once while the others stay: the objective never rises, and the result does not depend on the
 * order of the pixels. A pixel is visited again only after it or a neighbour has moved. Sweeps end when one gains less
 * than the tolerance, or after {@value #MAX_SWEEPS}.
 */
final class AbundanceSweeps {
    /** Sweeps after which the search ends in any case. */
    private static final int MAX_SWEEPS = 100;

    /** Share of the tolerance below which the gain of a pixel counts as none. */
    private static final double STILL = 0.1;

    private final int phases;
    private final AbundancePenalty penalty;
    private final PixelGroups groups;
    private final Workers workers;
    private final List<PixelTarget> targets = new ArrayList<>();

    AbundanceSweeps(Problem problem, AbundancePenalty penalty, PixelGroups groups, Workers workers) {
        this.phases = problem.phases();
        this.penalty = penalty;
        this.groups = groups;
        this.workers = workers;
        for (int group = 0; group < groups.size(); group++) {
            targets.add(new PixelTarget(problem, penalty));
        }
    }

    /**
     * Improves H in place.
     *
     * @param ht     Hᵀ, P×K
     * @param pixels number of pixels that are not masked: a sweep that gains less for each than the tolerance is the last
     */
    void improve(ReducedObjective.Settings settings, double[] ht, int pixels) {
        for (PixelTarget target : targets) {
            target.prepare(settings);
        }
        byte[] due = new byte[ht.length / phases];
        Arrays.fill(due, (byte) 1);
        double still = STILL * settings.tolerance();
        double gain = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MAX_SWEEPS && gain > settings.tolerance() * pixels; sweep++) {
            gain = 0;
            for (int colour = 0; colour < penalty.colours(); colour++) {
                gain += sweep(ht, colour, due, still);
            }
        }
    }

    /** Solves every pixel once, which suffices if no penalty couples them. */
    void improveOnce(ReducedObjective.Settings settings, double[] ht) {
        for (PixelTarget target : targets) {
            target.prepare(settings);
        }
        workers.run(groups.size(), group -> {
            for (CountBlock block : groups.blocks(group)) {
                for (int p = 0; p < block.pixels(); p++) {
                    targets.get(group).solve(block, p, ht);
                }
            }
        });
    }

    private double sweep(double[] ht, int colour, byte[] due, double still) {
        double[] gains = new double[groups.size()];
        workers.run(groups.size(), group -> {
            for (CountBlock block : groups.blocks(group)) {
                for (int p = 0; p < block.pixels(); p++) {
                    int pixel = block.firstPixel() + p;
                    if (due[pixel] != 0 && penalty.colour(pixel) == colour) {
                        due[pixel] = 0;
                        double gain = targets.get(group).step(block, p, ht);
                        gains[group] += gain;
                        if (gain > still) {
                            penalty.mark(pixel, due);
                        }
                    }
                }
            }
        });
        return Arrays.stream(gains).reduce(0, Double::sum);
    }
}
