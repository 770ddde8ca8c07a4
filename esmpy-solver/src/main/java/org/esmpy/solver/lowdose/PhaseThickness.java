package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;

/**
 * Moves the thickness of each phase to where its counts are most likely. The counts of phase k are those that the fit gives it,
 * {@code n_l = Σ_p x_lp·h_kp·D_lk/y_lp} (expectation maximisation, Dempster, Laird and Rubin 1977,
 * doi:10.1111/j.2517-6161.1977.tb01600.x). Their likelihood is raised by a Newton step in the weights of the phase and in the
 * logarithm of its thickness together, {@code ∂D_k/∂log t} being one more column of G. That logarithm is expected to be
 * {@value #SPREAD} from that of the map: densities of phases in one specimen differ by a factor of 1.6 as often as not, which
 * few counts do not move. Each step is at most a factor of 2, and the thickness stays within a factor of {@value #MOST}.
 */
final class PhaseThickness {
    /** Standard deviation of the logarithm of the thickness. */
    private static final double SPREAD = 0.5;

    /** Step in the logarithm of the thickness by which the derivative is taken. */
    private static final double STEP = 0.02;

    private static final double MOST = 5;
    private static final double LONGEST = Math.log(2);

    /** Share of the largest diagonal entry that keeps columns apart which say the same. */
    private static final double RIDGE = 1e-9;

    private final Problem problem;
    private final SpectralModel model;

    PhaseThickness(Problem problem, SpectralModel model) {
        this.problem = problem;
        this.model = model;
    }

    /**
     * One step.
     *
     * @param phases  the fit to bins
     * @param basis   with which it was made
     * @param current thickness of each phase, relative to that of the map
     */
    double[] next(FinalPhases phases, Basis basis, double[] current) {
        DMatrixRMaj w = phases.ofPixels().w();
        double[] thicker = Arrays.stream(current).map(t -> t * Math.exp(STEP)).toArray();
        PhaseBases own = phases.binned().bases();
        DMatrixRMaj d = own.spectra(w);
        DMatrixRMaj more = PhaseBases.of(problem.seen(model.refinePhases(basis, w, thicker)))
                .spectra(w);
        Expected expected = Expected.of(phases.binned(), phases.bins().gathered(phases.ofPixels()), d);
        double[] next = current.clone();
        for (int k = 0; k < next.length; k++) {
            double log = Math.log(current[k]);
            double moved = log + Math.max(-LONGEST, Math.min(LONGEST, step(own.of(k), w, d, more, expected, k, log)));
            next[k] = Math.exp(Math.max(-Math.log(MOST), Math.min(Math.log(MOST), moved)));
        }
        return next;
    }

    /** The last entry of the Newton step in the weights above 0 and the logarithm of the thickness. */
    private static double step(
            DMatrixRMaj g, DMatrixRMaj w, DMatrixRMaj d, DMatrixRMaj more, Expected expected, int phase, double log) {
        int[] free = new int[g.getNumCols()];
        int size = 0;
        for (int c = 0; c < free.length; c++) {
            if (w.get(c, phase) > 0) {
                free[size++] = c;
            }
        }
        DMatrixRMaj a = new DMatrixRMaj(size + 1, size + 1);
        DMatrixRMaj b = new DMatrixRMaj(size + 1, 1);
        double[] row = new double[size + 1];
        for (int l = 0; l < d.getNumRows(); l++) {
            double rate = d.get(l, phase);
            if (rate > 0) {
                for (int i = 0; i < size; i++) {
                    row[i] = g.get(l, free[i]) * w.get(free[i], phase);
                }
                row[size] = (more.get(l, phase) - rate) / STEP;
                double counts = expected.counts.get(l, phase);
                double residual = counts / rate - expected.abundances[phase];
                for (int i = 0; i <= size; i++) {
                    b.data[i] += residual * row[i];
                    for (int j = 0; j <= size; j++) {
                        a.data[i * (size + 1) + j] += expected.abundances[phase] / rate * row[i] * row[j];
                    }
                }
            }
        }
        a.add(size, size, 1 / (SPREAD * SPREAD));
        b.add(size, 0, -log / (SPREAD * SPREAD));
        double ridge = RIDGE * CommonOps_DDRM.elementMaxAbs(a);
        for (int i = 0; i <= size; i++) {
            a.add(i, i, ridge);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size + 1);
        DMatrixRMaj step = b.createLike();
        if (!solver.setA(a)) {
            return 0;
        }
        solver.solve(b, step);
        return step.get(size, 0);
    }

    /**
     * What the counts say each phase sent out.
     *
     * @param counts     L×K
     * @param abundances sums of the abundances, in units of exposure, length K
     */
    private record Expected(DMatrixRMaj counts, double[] abundances) {
        static Expected of(ExposedProblem binned, Mixture mixture, DMatrixRMaj d) {
            int phases = mixture.phases();
            DMatrixRMaj counts = d.createLike();
            double[] sums = new double[phases];
            double[] h = mixture.abundances().data;
            for (int p = 0; p < binned.map().pixels(); p++) {
                int at = p * phases;
                double exposure = binned.map().exposures()[p];
                for (int k = 0; k < phases; k++) {
                    sums[k] += exposure * h[at + k];
                }
                binned.map().counts().forEach(p, (channel, count) -> {
                    int row = channel * phases;
                    double rate = 0;
                    for (int k = 0; k < phases; k++) {
                        rate += d.data[row + k] * h[at + k];
                    }
                    for (int k = 0; k < phases && rate > 0; k++) {
                        counts.data[row + k] += count * d.data[row + k] * h[at + k] / rate;
                    }
                });
            }
            return new Expected(counts, sums);
        }
    }
}
