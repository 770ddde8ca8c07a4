package org.esmpy.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
        assertThat(edits.settings()).isEqualTo(FitSettings.defaults());
    }

    @Test
    void changesOneSettingAndLeavesItsNeighbours() {
        FitSettings changed = edits.elements(List.of("Fe", "O"))
                .splitKeV(Map.of("Fe", 5.0))
                .acquisition(before -> before.withBeamKeV(OptionalDouble.of(200)))
                .solver(before -> before.withSimplex(Simplex.W))
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
    void whatDoesNotSuitOtherSettingsIsRefusedAtTheEnd() {
        edits.specimen(before -> before.withFreeThickness(true));
        assertThatIllegalArgumentException()
                .isThrownBy(edits::settings)
                .withMessageContaining("found from a first guess, but none is given");
        assertThat(edits.specimen(before -> before.withFilm(100, 4.5))
                        .settings()
                        .specimen()
                        .findsThickness())
                .isTrue();
    }

    @Test
    void anUnknownNameInAFileIsRefusedWithTheKnownOnes() throws IOException {
        Path file = Files.writeString(folder.resolve("fit.yaml"), "solver: {di: mu}\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsFiles.readFit(file))
                .withMessageContaining("no setting 'solver.di'")
                .withMessageContaining("simplex");
    }

    @Test
    void everySettingReadsBackEqual() throws IOException {
        FitSettings changed = edits.elements(List.of("Fe"))
                .phases(PhaseNumber.parse("4"))
                .specimen(before -> before.withFilm(100, 4.5).withFreeThickness(false))
                .stop(before -> before.withMaxIterations(7))
                .seed(9)
                .settings();
        for (FitSettings settings : List.of(FitSettings.defaults(), changed)) {
            Path file = Files.writeString(
                    folder.resolve("result.json"),
                    SettingsFiles.json().writeValueAsString(Map.of("settings", settings)));
            assertThat(SettingsFiles.readFit(file)).isEqualTo(settings);
        }
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
