package org.esmpy.solver.lowdose;

import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.SparseRows;

/**
 * How far counts are from the rates of a mixture.
 *
 * @param nats      KL divergence of the counts from {@code e·G·W·A}
 * @param boundNats upper bound on what the abundances alone could still gain without any prior, by the duality gap
 *     {@code Σ_p a·g − min g} with g the gradient
 */
public record Divergence(double nats, double boundNats) {
    /** The divergence of a mixture. */
    public static Divergence of(ExposedProblem problem, Mixture mixture, Workers workers) {
        ExposedCounts map = problem.map();
        int k = mixture.phases();
        Spectra spectra = new Spectra(new SparseRows(problem.g()), mixture.w());
        double[] a = mixture.abundances().data;
        PixelTasks tasks = new PixelTasks(map.pixels());
        double[] losses = new double[tasks.size()];
        double[] gaps = new double[tasks.size()];
        tasks.run(workers, (task, from, to) -> {
            double[] expansion = new double[Expansion.size(k)];
            for (int p = from; p < to; p++) {
                losses[task] -= Expansion.of(map.counts(), p, spectra.d(), a, p * k, expansion, 0, k);
                double least = Double.POSITIVE_INFINITY;
                double inner = 0;
                for (int i = 0; i < k; i++) {
                    double rate = map.exposures()[p] * spectra.sums()[i];
                    losses[task] += rate * a[p * k + i];
                    inner += a[p * k + i] * (rate - expansion[i]);
                    least = Math.min(least, rate - expansion[i]);
                }
                gaps[task] += map.pure().isPure(p) ? 0 : inner - least;
            }
        });
        double nats = constant(map);
        double bound = 0;
        for (int task = 0; task < losses.length; task++) {
            nats += losses[task];
            bound += gaps[task];
        }
        return new Divergence(nats, bound);
    }

    /** What turns {@code Σ e·s·a − Σ x·log(D·a)} into the divergence. */
    static double constant(ExposedCounts data) {
        double[] sum = {-data.counts().total()};
        for (int p = 0; p < data.pixels(); p++) {
            double exposure = data.exposures()[p];
            data.counts().forEach(p, (channel, count) -> sum[0] += count * Math.log(count / exposure));
        }
        return sum[0];
    }
}
