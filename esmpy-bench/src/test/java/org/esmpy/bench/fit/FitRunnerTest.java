package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;

class FitRunnerTest {
    private static final SpectrumImage IMAGE = new BrgFpCapv()
            .definition()
            .withShape(new ImageShape(6, 6))
            .create(PhysicsTables.defaults())
            .simulate(100, 3);

    private final SettingsEdits edits = FitSettings.defaults()
            .edit()
            .phases(1)
            .stop(before -> before.withMaxIterations(2))
            .threads(1);

    @Test
    void aSingleSolverKeepsTheThickness() {
        edits.specimen(film -> film.withMassThickness(50.0)).specimen(film -> film.withFreeThickness(true));
        assertThat(run().warnings()).anyMatch(warning -> warning.startsWith("--free-thickness was not used: "));
    }

    @Test
    void theWholeJobHasNoOptionsOfASolver() {
        edits.solver(before -> before.withOptions(Map.of("sampleStride", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(this::run)
                .withMessage("solver esmpy has no option 'sampleStride'; available: []");
    }

    private Fitted run() {
        return FitRunners.withoutPlugins().run(IMAGE, edits.settings(), RunListener.none());
    }
}
