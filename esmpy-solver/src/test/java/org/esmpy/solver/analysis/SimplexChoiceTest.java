package org.esmpy.solver.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;

class SimplexChoiceTest {
    private static final ImageShape SHAPE = new ImageShape(64, 64);

    @Test
    void noiseAloneIsAnEvenExposure() {
        List<String> warnings = new ArrayList<>();
        assertThat(SimplexChoice.resolve(Simplex.AUTO, counts(column -> 18), SHAPE, warnings))
                .isEqualTo(Simplex.H);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aWedgeIsNot() {
        List<String> warnings = new ArrayList<>();
        CountMatrix wedge = counts(column -> 5 + column);
        assertThat(SimplexChoice.resolve(Simplex.AUTO, wedge, SHAPE, warnings)).isEqualTo(Simplex.NONE);
        assertThat(warnings).singleElement().asString().contains("vary by a factor of");
    }

    @Test
    void pixelsWithoutCountsSayNothingAboutExposure() {
        List<String> warnings = new ArrayList<>();
        assertThat(SimplexChoice.resolve(Simplex.AUTO, counts(column -> column < 32 ? 0 : 18), SHAPE, warnings))
                .isEqualTo(Simplex.H);
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatWasAskedForIsTaken() {
        CountMatrix wedge = counts(column -> 5 + column);
        assertThat(SimplexChoice.resolve(Simplex.H, wedge, SHAPE, new ArrayList<>()))
                .isEqualTo(Simplex.H);
    }

    private static CountMatrix counts(IntToDoubleFunction meanOfColumn) {
        SplittableRandom random = new SplittableRandom(3);
        CountMatrixBuilder builder = CountMatrix.builder(10, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double mean = meanOfColumn.applyAsDouble(p % SHAPE.width());
            for (int trial = 0; trial < 4 * mean; trial++) { // binomial, about Poisson
                if (random.nextInt(4) == 0) {
                    builder.add(random.nextInt(10), 1);
                }
            }
            builder.endPixel();
        }
        return builder.build();
    }
}
