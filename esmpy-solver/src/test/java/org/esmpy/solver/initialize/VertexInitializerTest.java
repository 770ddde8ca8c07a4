package org.esmpy.solver.initialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.InitializerContract;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.api.Test;

class VertexInitializerTest extends InitializerContract {
    /** Two per cent of the mean are mixed in, and 144 counts in a corner's bins give a share to 3 %. */
    private static final double PURE = 0.9;

    private static final ImageShape SHAPE = new ImageShape(36, 36);

    @Override
    protected Initializer initializer() {
        return new VertexInitializer();
    }

    /** Three phases with a column of G each, pure in a corner of the image each and mixed elsewhere. */
    @Test
    void findsPhasesThatArePureSomewhere() {
        Problem problem = scene();
        Factors start = initializer().initialize(problem, SmallProblems.basis(problem), new SplittableRandom(2));
        boolean[] found = new boolean[3];
        for (int k = 0; k < 3; k++) {
            for (int c = 0; c < 3; c++) {
                found[c] |= share(start.w(), c, k) > PURE;
            }
        }
        assertThat(found).containsOnly(true);
    }

    @Test
    void takesNoCornerFromMaskedPixels() {
        Problem problem = scene();
        BitSet masked = new BitSet();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            masked.set(p, p / 36 >= 20);
        }
        Problem seen = problem.masked(masked, new BitSet());
        Factors start = initializer().initialize(seen, SmallProblems.basis(problem), new SplittableRandom(2));
        for (int k = 0; k < 3; k++) {
            assertThat(share(start.w(), 2, k)).isLessThan(PURE);
            assertThat(start.h().get(k, SHAPE.pixels() - 1)).isZero();
        }
    }

    private static Problem scene() {
        DMatrixRMaj g = new DMatrixRMaj(9, 3);
        for (int l = 0; l < 9; l++) {
            g.set(l, l / 3, 1);
        }
        DMatrixRMaj w = new DMatrixRMaj(3, 3);
        for (int k = 0; k < 3; k++) {
            w.set(k, k, 4);
        }
        DMatrixRMaj h = new DMatrixRMaj(3, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double y = Math.min(1, Math.max(0, (p / 36 - 8) / 20.0));
            double x = Math.min(1, Math.max(0, (p % 36 - 8) / 20.0));
            h.set(2, p, y);
            h.set(1, p, (1 - y) * x);
            h.set(0, p, (1 - y) * (1 - x));
        }
        return SmallProblems.poisson(SHAPE, g, new Factors(w, h), new SplittableRandom(1), new Constraint.SimplexH());
    }

    private static double share(DMatrixRMaj w, int column, int phase) {
        return w.get(column, phase) / (w.get(0, phase) + w.get(1, phase) + w.get(2, phase));
    }
}
