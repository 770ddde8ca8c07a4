package org.esmpy.solver.multiplicative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Oracle;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain NMF gives the iterates of scikit-learn. */
class ScikitLearnTest {
    /** Rounding over a hundred iterations; scikit-learn also sets entries below 2e-16 to 0. */
    private static final double REL = 1e-11;

    @ParameterizedTest(name = "{0} iterations")
    @ValueSource(ints = {1, 2, 10, 100})
    void givesTheIteratesOfScikitLearn(int iterations) {
        Oracle oracle = new Oracle("sklearn-nmf.csv");
        DMatrixRMaj x = oracle.get("X");
        Problem problem = new Problem(
                SmallProblems.counts(12, 15, (l, p) -> (int) x.get(l, p)),
                new ImageShape(3, 5),
                Optional.empty(),
                3,
                List.of(),
                List.of());
        FitResult result = Fit.of(problem, new NmfFactory().createDefault())
                .start(new Factors(oracle.get("W"), oracle.get("H")))
                .until(StoppingRules.iterations(iterations))
                .run();
        assertClose(result.factors().w(), oracle.get("W_" + iterations));
        assertClose(result.factors().h(), oracle.get("H_" + iterations));
    }

    private static void assertClose(DMatrixRMaj actual, DMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i])
                    .as("entry %d", i)
                    .isCloseTo(expected.data[i], within(REL * (1 + Math.abs(expected.data[i]))));
        }
    }
}
