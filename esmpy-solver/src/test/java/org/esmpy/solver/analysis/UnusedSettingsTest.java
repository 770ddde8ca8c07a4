package org.esmpy.solver.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;
import org.esmpy.solver.multiplicative.NmfFactory;
import org.esmpy.solver.prior.Priors;
import org.junit.jupiter.api.Test;

class UnusedSettingsTest {
    @Test
    void saysNothingOfDefaults() {
        assertThat(UnusedSettings.warnings(analysis(), Priors.none(), true)).isEmpty();
        assertThat(UnusedSettings.warnings(analysis(), Priors.none(), false)).isEmpty();
    }

    @Test
    void aSingleSolverTakesNoUsualValues() {
        PhaseAnalysis fast = analysis().pipeline(PipelineSettings.defaults().withFast(true));
        assertThat(UnusedSettings.warnings(fast, Priors.none(), false))
                .singleElement()
                .asString()
                .startsWith("--fast was not used: ");
        assertThat(UnusedSettings.warnings(fast, Priors.none(), true)).isEmpty();
    }

    @Test
    void thePipelineEndsByItself() {
        PhaseAnalysis stops = analysis().until(StopSettings.defaults().withMaxIterations(7));
        assertThat(UnusedSettings.warnings(stops, Priors.none(), true))
                .singleElement()
                .asString()
                .startsWith("--max-iterations was not used: ");
        assertThat(UnusedSettings.warnings(stops, Priors.none(), false)).isEmpty();
    }

    @Test
    void everySettingThatMayBeUnusedNamesItsOption() {
        assertThat(Stream.of(StopSettings.class, PipelineSettings.class)
                        .flatMap(group -> Arrays.stream(group.getRecordComponents())))
                .allMatch(component -> component.isAnnotationPresent(SetBy.class));
    }

    @Test
    void plainNmfHasNoErrorsToBootstrap() {
        PhaseAnalysis plain =
                analysis().phases(2).solver(new NmfFactory().createDefault()).bootstrap(2);
        assertThat(plain.run().warnings()).contains(UnusedSettings.withoutModel("--bootstrap", "nmf"));
    }

    private static PhaseAnalysis analysis() {
        Problem problem = SmallProblems.poisson(new ImageShape(4, 4), 25, 8, 2, 1);
        return PhaseAnalysis.of(
                problem.counts(),
                problem.shape(),
                SpectralModel.fixed(problem.model().orElseThrow().initialBasis()));
    }
}
