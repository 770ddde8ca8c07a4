package org.esmpy.solver.lowdose.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

class StructuredStartsTest extends StartGeneratorContract {
    @Override
    protected StartGenerator generator() {
        return new StructuredStarts();
    }

    @Test
    void oneStartIsCloserToThePhasesThanTheirPurestPixels() {
        ExposedProblem problem = Scenes.inclusions(new ImageShape(48, 48), 30, 1);
        List<StartGenerator.Start> starts = generator().propose(problem, 6, new SplittableRandom(2), Workers.single());
        double corners = closestDeg(starts.subList(0, 1), problem.g(), Scenes.twoPhases(30));
        assertThat(starts.get(0).name()).isEqualTo("corners t=0.0");
        assertThat(closestDeg(starts, problem.g(), Scenes.twoPhases(30))).isLessThan(0.6 * corners);
    }
}
