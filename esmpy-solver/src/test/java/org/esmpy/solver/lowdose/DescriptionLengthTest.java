package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

class DescriptionLengthTest {
    private static final ImageShape SHAPE = new ImageShape(48, 40);
    private static final double DOSE = 60;

    /** One phase has no abundances that could be free, and each weight makes a known number of counts. */
    @Test
    void ofOnePhaseIsItsDivergenceAndThePriceOfItsWeights() {
        ExposedProblem problem = squares(1);
        ExposedProblem one = new ExposedProblem(problem.map(), problem.g(), 1);
        DMatrixRMaj w = new DMatrixRMaj(problem.g().getNumCols(), 1);
        w.fill(DOSE / w.getNumRows());
        w.set(0, 0, 0);
        DescriptionLength length = DescriptionLength.of(one, w, Workers.single());
        double price = 0;
        for (int c = 0; c < w.getNumRows(); c++) {
            double counts = 0;
            for (int l = 0; l < problem.g().getNumRows(); l++) {
                counts += problem.g().get(l, c) * w.get(c, 0) * problem.map().totalExposure();
            }
            price += Math.log(1 + counts) / 2;
        }
        assertThat(length.freeAbundances()).isZero();
        assertThat(length.weightNats()).isCloseTo(price, within(1e-9));
        assertThat(length.nats()).isCloseTo(length.divergenceNats() + price, within(1e-9));
    }

    /** Whatever the truth is mixed from can be mixed from a phase further out; that takes an element more or less. */
    @Test
    void aPhaseWithAnElementMoreTakesLonger() {
        ExposedProblem problem = squares(2);
        DMatrixRMaj truth = Scenes.twoPhases(DOSE);
        DMatrixRMaj blended = truth.copy();
        for (int c = 0; c < truth.getNumRows(); c++) {
            blended.set(c, 1, 0.8 * truth.get(c, 1) + 0.2 * truth.get(c, 0));
        }
        DescriptionLength shorter = DescriptionLength.of(problem, truth, Workers.single());
        DescriptionLength longer = DescriptionLength.of(problem, blended, Workers.single());
        assertThat(longer.divergenceNats()).isCloseTo(shorter.divergenceNats(), within(5.0));
        assertThat(longer.weightNats()).isGreaterThan(shorter.weightNats() + 2);
        assertThat(longer.nats()).isGreaterThan(shorter.nats());
    }

    private static ExposedProblem squares(long seed) {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, seed);
        return problem.on(new PixelBins(SHAPE, 8));
    }
}
