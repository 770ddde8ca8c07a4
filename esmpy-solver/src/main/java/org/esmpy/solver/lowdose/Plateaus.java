package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.SparseRows;
import org.esmpy.solver.internal.region.ChannelGroups;

/**
 * Whether separate regions repeat the spectrum of a phase. A composition that many places share is a phase; a composition
 * that none has is only where the data end. For phase k every region that is mostly k (more than half of its counts) is
 * asked: with an unknown share t of k beside one other phase, does it hold nothing but k ({@code t > 1 − ε}), or is its
 * share one of a smooth density of shares between ½ and 1? Its Bayes factor is {@code B = (½/ε)·P(t > 1 − ε | counts)}
 * with an even prior of t and of the other phase: 1 if the counts do not tell, at most ½/ε, 0 for a mixture. If a part φ
 * of these regions is pure, the likelihood of all of them is {@code Π (1 − φ + φ·B)} times that without any pure one, so
 * {@code max_φ Σ log(1 − φ + φ·B)} nats speak for a plateau. Rare phases are asked by their own regions only; a region of
 * very many counts may differ by ε, whatever its noise.
 */
final class Plateaus {
    /** Shares of k at which the likelihood of a region is computed, from ½ to 1. */
    private static final int STEPS = 50;

    /** Nats that count as decisive: odds of 150 (Kass and Raftery 1995, doi:10.1080/01621459.1995.10476572). */
    private static final double DECISIVE_NATS = 5;

    private static final int PARTS = 100;

    private final int[] counts;
    private final ChannelGroups groups;
    private final SparseRows g;
    private final double pure;

    /**
     * @param groups  what of a spectrum is compared
     * @param binned  counts of the regions
     * @param g       G, L×C
     * @param epsilon ε, share of a phase up to which it counts as absent
     */
    Plateaus(ChannelGroups groups, ExposedCounts binned, DMatrixRMaj g, double epsilon) {
        this.groups = groups;
        this.counts = groups.counts(binned.counts());
        this.g = new SparseRows(g);
        this.pure = 1 - epsilon;
    }

    /** Number of phases that have a plateau. */
    int count(Mixture mixture) {
        int plateaus = 0;
        for (double nats : nats(mixture)) {
            plateaus += nats > DECISIVE_NATS ? 1 : 0;
        }
        return plateaus;
    }

    /** What speaks for a plateau of each phase, nats. */
    double[] nats(Mixture mixture) {
        int k = mixture.phases();
        int d = groups.size();
        Spectra spectra = new Spectra(g, mixture.w());
        double[] sums = groups.sums(spectra.d(), CountPasses.stride(k), k);
        double[][] shapes = new double[k][d];
        for (int phase = 0; phase < k; phase++) {
            for (int i = 0; i < d; i++) {
                shapes[phase][i] = sums[i * k + phase] / Math.max(spectra.sums()[phase], Double.MIN_NORMAL);
            }
        }
        double[] ofPart = new double[k * PARTS];
        for (int region = 0; region < mixture.abundances().getNumRows(); region++) {
            int phase = most(mixture, spectra.sums(), region);
            if (phase >= 0) {
                double factor = factor(region, phase, shapes);
                for (int part = 0; part < PARTS; part++) {
                    double share = (part + 1.0) / PARTS;
                    ofPart[phase * PARTS + part] += Math.log1p(share * (factor - 1) * (1 - 1e-9));
                }
            }
        }
        double[] nats = new double[k];
        for (int i = 0; i < ofPart.length; i++) {
            nats[i / PARTS] = Math.max(nats[i / PARTS], ofPart[i]);
        }
        return nats;
    }

    /** The phase that makes more than half of a region's counts, or −1. */
    private static int most(Mixture mixture, double[] brightness, int region) {
        int k = mixture.phases();
        double all = 0;
        int most = 0;
        double[] parts = new double[k];
        for (int i = 0; i < k; i++) {
            parts[i] = brightness[i] * mixture.abundances().unsafe_get(region, i);
            all += parts[i];
            most = parts[i] > parts[most] ? i : most;
        }
        return parts[most] > all / 2 ? most : -1;
    }

    /** B. */
    private double factor(int region, int phase, double[][] shapes) {
        double[][] nats = new double[shapes.length][STEPS + 1];
        double largest = Double.NEGATIVE_INFINITY;
        for (int other = 0; other < shapes.length; other++) {
            for (int step = 0; step <= STEPS && other != phase; step++) {
                nats[other][step] = nats(region, shapes[phase], shapes[other], share(step));
                largest = Math.max(largest, nats[other][step]);
            }
        }
        double near = 0;
        double all = 0;
        for (int other = 0; other < shapes.length; other++) {
            for (int step = 0; step < STEPS && other != phase; step++) {
                double mean = (Math.exp(nats[other][step] - largest) + Math.exp(nats[other][step + 1] - largest)) / 2;
                all += mean;
                near += share(step) >= pure - 1e-9 ? mean : 0;
            }
        }
        return all > 0 ? near / all / (2 * (1 - pure)) : 1;
    }

    private static double share(int step) {
        return 0.5 * (1 + step / (double) STEPS);
    }

    private double nats(int region, double[] phase, double[] other, double share) {
        double sum = 0;
        for (int i = 0; i < phase.length; i++) {
            int x = counts[region * phase.length + i];
            if (x > 0) {
                sum += x * Math.log(Math.max(share * phase[i] + (1 - share) * other[i], 1e-12));
            }
        }
        return sum;
    }
}
