package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.esmpy.bench.cli.settings.FitOptions;
import org.esmpy.bench.cli.settings.OptionGroups;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTextTest {
    @Test
    void theDefaultsNeedNoOption() throws IOException {
        assertThat(CommandLineText.of(result(FitSettings.defaults()))).isEqualTo("esmpy fit map.hspy --out again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--phases 4 --seed 3 --threads 2 --bootstrap 5",
                "--phases auto --elements Ca,O --excluded Cu --split Fe=2.5,Ni=3.0",
                "--calibrate gain,offset --stray off --no-split --keep-outliers",
                "--thickness-nm 100.0 --density 5.0 --free-thickness",
                "--mass-thickness-ug-cm2 50.0 --valence Fe=3.0 --oxides",
                "--format hspy --energy-offset-kev 0.1 --clip-negative --round --sum",
                "--absent 1:Si --absent 2:Ca --stoichiometry Fe1O1 --lower-w /data/W.csv",
                "--solver newton --option inner=3 --simplex W --starts 4 --start kmeans",
                "--pipeline DIRECT --fast --valley-rule PURE",
                "--kkt-nats 0.5 --tolerance-nats 2.0 --relative-change 0.1 --max-iterations 7 --max-seconds 9.0",
                "--smooth 1.0 --edge-smooth 2.0 --sparsity 0.1 --sparsity-w 0.2",
                "--beam-kev 200.0 --take-off-deg 20.0 --tilt-deg 5.0 --from-kev 0.3 --to-kev 10.0",
                "--continuum kramers --response-option fwhmMnKaEV=125.0 --active-um 400.0 --pile-up --ice-um 0.1"
            })
    void namesTheOptionsOfAFit(String options) throws IOException {
        FitSettings settings = settings(options.split(" "));
        String text = CommandLineText.of(result(settings));
        assertThat(text.split(" ")).as(text).contains(options.split(" ")).doesNotContain("--config");
        String[] words = text.split(" ");
        assertThat(settings(Arrays.copyOfRange(words, 3, words.length - 2))).isEqualTo(settings);
    }

    @Test
    void settingsWithoutAnOptionTakeTheFile() throws IOException {
        assertThat(CommandLineText.of(result(settings("--crop", "0:2,0:2"))))
                .isEqualTo("esmpy fit map.hspy --config result.json --out again");
    }

    @Test
    void everyOptionThatASettingNamesExists() {
        Set<String> named = new TreeSet<>(named(FitSettings.class));
        assertThat(OptionGroups.everything().optionsMap().keySet()).containsAll(named);
    }

    private static List<String> named(Class<?> group) {
        List<String> names = new ArrayList<>();
        Arrays.stream(group.getRecordComponents()).forEach(component -> {
            SetBy option = component.getAnnotation(SetBy.class);
            if (option != null) {
                names.add(option.value());
            } else if (component.getType().isRecord()) {
                names.addAll(named(component.getType()));
            }
        });
        return names;
    }

    private static FitSettings settings(String... words) {
        CommandLine line = new CommandLine(new FitOptions()).setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs(words);
        SettingsEdits edits = FitSettings.defaults().edit();
        OptionGroups.of(line.getCommandSpec()).forEach(group -> group.into(edits));
        return edits.settings();
    }

    /** As it is read from the file of a result. */
    private static JsonNode result(FitSettings settings) throws IOException {
        ObjectMapper mapper = SettingsFiles.json();
        return mapper.readTree(
                mapper.writeValueAsString(Map.of("input", Map.of("path", "map.hspy"), "settings", settings)));
    }
}
