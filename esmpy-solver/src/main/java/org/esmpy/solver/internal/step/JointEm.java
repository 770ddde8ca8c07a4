package org.esmpy.solver.internal.step;

import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.start.StartValues;

/**
 * Updates W and H together by expectation maximisation (Dempster, Laird and Rubin 1977,
 * doi:10.1111/j.2517-6161.1977.tb01600.x, with the conditional maximisation of Meng and Rubin 1993,
 * doi:10.1093/biomet/80.2.267): both updates use the ratios {@code R = X / GWH} of one pass over the counts, first H at
 * the old W, then W at the new sums of H. The objective never rises, because either update maximises the expected
 * likelihood of the same complete data. One division per stored count and iteration where alternating updates need two.
 *
 * <p>Updates ignore penalties between neighbours, whose majorisation needs more than one pass, but objective and
 * certificate include them. With such a penalty the objective may rise.
 */
public final class JointEm extends MultiplicativeUpdates {
    private final double[] noMajorizer;

    /** @param start   starting factors; its arrays are used, not copied */
    public JointEm(Problem problem, SpectraOperator operator, CountPasses passes, StartValues start) {
        super(
                problem,
                problem.withRegularizers(problem.regularizers().stream()
                        .filter(Regularizer.LogSparsityH.class::isInstance)
                        .toList()),
                operator,
                passes,
                start);
        this.noMajorizer = new double[problem.phases()];
    }

    @Override
    public void step() {
        updateH(noMajorizer);
        updateW();
    }

    @Override
    protected double pass(double[] d, double[] ht, double[] numeratorH, double[] numeratorD) {
        return passes.joint(d, ht, numeratorH, numeratorD);
    }

    @Override
    protected void numeratorOfW(double[] d, double[] ht, double[] numeratorD) {
        // the pass of both left it
    }
}
