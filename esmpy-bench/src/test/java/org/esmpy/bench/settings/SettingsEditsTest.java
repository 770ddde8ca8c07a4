package org.esmpy.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import org.esmpy.solver.analysis.Simplex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsEditsTest {
    private final SettingsEdits edits = FitSettings.defaults().edit();

    @TempDir
    Path folder;

    @Test
    void nothingChangedIsTheBase() {
        assertThat(edits.set("phases", null).settings()).isEqualTo(FitSettings.defaults());
    }

    @Test
    void changesOneSettingAndLeavesItsNeighbours() {
        FitSettings changed = edits.set("elements", List.of("Fe", "O"))
                .set("splitKeV", Map.of("Fe", 5.0))
                .set("acquisition.beamKeV", 200.0)
                .set("solver.simplex", Simplex.W)
                .settings();
        assertThat(changed.elements()).containsExactly("Fe", "O");
        assertThat(changed.splitKeV()).containsExactly(Map.entry("Fe", 5.0));
        assertThat(changed.acquisition().beamKeV()).hasValue(200);
        assertThat(changed.acquisition().takeOffDeg()).isEmpty();
        assertThat(changed.solver().simplex()).isEqualTo(Simplex.W);
        assertThat(changed.solver().id())
                .isEqualTo(FitSettings.defaults().solver().id());
    }

    @Test
    void anOptionalSettingCanBeTakenAway() {
        assertThat(edits.set("specimen.massThicknessUgPerCm2", 45.0)
                        .clear("specimen.massThicknessUgPerCm2")
                        .settings())
                .isEqualTo(FitSettings.defaults());
    }

    @Test
    void aValueThatTheSettingRefusesKeepsItsReason() {
        edits.set("phases", 0);
        assertThatIllegalArgumentException()
                .isThrownBy(edits::settings)
                .withMessageContaining("at least 1 phase, got 0");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edits.set("solver.di", "mu"))
                .withMessageContaining("no setting 'solver.di'")
                .withMessageContaining("simplex");
    }

    @Test
    void aFileWritesWordsAsTheCommandDoes() throws IOException {
        Path file = Files.writeString(
                folder.resolve("fit.yaml"), "pipeline: {mode: low-dose}\nsolver: {simplex: none}\nseed: 7\n");
        FitSettings read = SettingsFiles.readFit(file);
        assertThat(read.pipeline().mode()).isEqualTo(Mode.LOW_DOSE);
        assertThat(read.solver().simplex()).isEqualTo(Simplex.NONE);
        assertThat(read.seed()).isEqualTo(7);
    }

    @Test
    void aValueWhereAGroupBelongsIsRefusedNamingTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("fit.yaml"), "solver: mu\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsFiles.readFit(file))
                .withMessageContaining("fit.yaml: 'solver' must be a group of settings");
    }
}
