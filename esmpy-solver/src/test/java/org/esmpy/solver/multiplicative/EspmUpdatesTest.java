package org.esmpy.solver.multiplicative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Oracle;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

/** One update of W or H at a time against what espm printed; the other factor is fixed. */
class EspmUpdatesTest {
    /** Order of summation. */
    private static final double EXACT = 1e-11;

    /** espm's search of the multiplier stops at 1e-5. */
    private static final double BISECTION = 2e-5;

    private final Oracle oracle = new Oracle("espm-updates.csv");

    @Test
    void updatesH() {
        assertClose(updatedH("H"), "H_mu", EXACT);
    }

    @Test
    void updatesHOnTheSimplex() {
        DMatrixRMaj h = updatedH("H_simplex", new Constraint.SimplexH());
        assertClose(h, "H_mu_simplex", EXACT);
        assertClose(h, "H_mu_simplex_tol1e-5", BISECTION);
    }

    /** espm imposes fixed entries after the update, we impose them before it, too: the others are those of a free one. */
    @Test
    void updatesHWithFixedEntries() {
        DMatrixRMaj fixed = nanWhereNegative("fixed_H");
        assertFreeAndFixed(updatedH("H"), updatedH("H", new Constraint.FixedH(fixed)), fixed, oracle.get("H_mu_fixed"));
    }

    @Test
    void updatesHWithLogSparsity() {
        assertClose(updatedH("H", logSparsity(0.3, 0.5, unit())), "H_mu_logreg_mu0.3_eps0.5", EXACT);
    }

    @Test
    void updatesHWithLaplacian() {
        assertClose(updatedH("H", laplacian(2, unit())), "H_log_surrogate_lambda2", EXACT);
    }

    @Test
    void updatesHWithBothPenaltiesOnTheSimplex() {
        DMatrixRMaj h = updated(
                        "W",
                        "H_simplex",
                        List.of(new Constraint.SimplexH(), new Constraint.FixedW(oracle.get("W"))),
                        List.of(laplacian(2, 1), logSparsity(0.3, 0.5, 1)))
                .h();
        assertClose(h, "H_log_surrogate_lambda2_mu0.3_eps0.5_simplex", EXACT);
    }

    @Test
    void updatesW() {
        assertClose(updatedW("W"), "W_mu", EXACT);
    }

    @Test
    void updatesWOnTheSimplex() {
        DMatrixRMaj w = updatedW("W_simplex", new Constraint.SimplexW(0, 1, 2, 3, 4));
        assertClose(w, "W_mu_simplex_tol1e-12", EXACT);
        assertClose(w, "W_mu_simplex", BISECTION);
    }

    @Test
    void updatesWWithFixedEntries() {
        DMatrixRMaj fixed = nanWhereNegative("fixed_W");
        assertFreeAndFixed(updatedW("W"), updatedW("W", new Constraint.FixedW(fixed)), fixed, oracle.get("W_mu_fixed"));
    }

    /** espm's strengths are nats, ours nats per count of a mean pixel in units of the abundance of a pure one. */
    private Regularizer laplacian(double nats, double unit) {
        return new Regularizer.LaplacianH(nats * unit * unit / countsPerPixel());
    }

    private Regularizer logSparsity(double nats, double epsilon, double unit) {
        return new Regularizer.LogSparsityH(nats / countsPerPixel(), epsilon / unit);
    }

    /** Abundance of a pure pixel where nothing sums to one. */
    private double unit() {
        return countsPerPixel() * 5 / CommonOps_DDRM.elementSum(oracle.get("G"));
    }

    private double countsPerPixel() {
        return CommonOps_DDRM.elementSum(oracle.get("X")) / 20;
    }

    private DMatrixRMaj updatedH(String start, Constraint... constraints) {
        List<Constraint> all = new ArrayList<>(List.of(constraints));
        all.add(new Constraint.FixedW(oracle.get("W")));
        return updated("W", start, all, List.of()).h();
    }

    private DMatrixRMaj updatedH(String start, Regularizer regularizer) {
        return updated("W", start, List.of(new Constraint.FixedW(oracle.get("W"))), List.of(regularizer))
                .h();
    }

    private DMatrixRMaj updatedW(String start, Constraint... constraints) {
        List<Constraint> all = new ArrayList<>(List.of(constraints));
        all.add(new Constraint.FixedH(oracle.get("H")));
        return updated(start, "H", all, List.of()).w();
    }

    private Factors updated(String w, String h, List<Constraint> constraints, List<Regularizer> regularizers) {
        DMatrixRMaj x = oracle.get("X");
        Problem problem = new Problem(
                SmallProblems.counts(12, 20, (l, p) -> (int) x.get(l, p)),
                new ImageShape(4, 5),
                Optional.of(SpectralModel.fixed(SmallProblems.basis(oracle.get("G")))),
                3,
                constraints,
                regularizers);
        Solver solver = new MuFactory().createDefault();
        SolverRun run = solver.start(
                solver.accept(problem),
                SmallProblems.basis(problem),
                new Factors(oracle.get(w), oracle.get(h)),
                Workers.single());
        run.step();
        return run.factors();
    }

    private DMatrixRMaj nanWhereNegative(String name) {
        DMatrixRMaj fixed = oracle.get(name);
        for (int i = 0; i < fixed.getNumElements(); i++) {
            fixed.data[i] = fixed.data[i] < 0 ? Double.NaN : fixed.data[i];
        }
        return fixed;
    }

    private void assertClose(DMatrixRMaj actual, String name, double tolerance) {
        DMatrixRMaj expected = oracle.get(name);
        assertThat(actual.getNumElements()).isEqualTo(expected.getNumElements());
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i]).as("%s, entry %d", name, i).isCloseTo(expected.data[i], within(tolerance));
        }
    }

    private static void assertFreeAndFixed(
            DMatrixRMaj free, DMatrixRMaj constrained, DMatrixRMaj fixed, DMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            if (Double.isNaN(fixed.data[i])) {
                assertThat(free.data[i]).isCloseTo(expected.data[i], within(EXACT));
            } else {
                assertThat(constrained.data[i]).isEqualTo(expected.data[i]);
            }
        }
    }
}
