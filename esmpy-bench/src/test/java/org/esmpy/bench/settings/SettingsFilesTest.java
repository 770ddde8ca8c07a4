package org.esmpy.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.yaml|phases: 2;phases: 5|Duplicate field 'phases' (line 2)",
                "a.json|{\"phases\":2,\"phases\":5}|Duplicate field 'phases'",
                "a.yaml|phases: 2;---;phases: 3|holds a second document",
                "a.json|{\"phases\":2} {\"phases\":3}|holds a second document",
                "a.json|{\"phases\":2} garbage|garbage",
                "a.yaml|elements: [Fe, Ni;phases: 5|expected ',' or ']', but got : (line 2)",
                "a.yaml|seed: 1.5|'seed': ",
                "a.json|{\"threads\":2.5}|'threads': ",
                "a.yaml|stop:;  maxIterations: 10.5|'stop.maxIterations': ",
                "a.yaml|phases: 2.5|2.5",
                "a.yaml|bootstrap: 2.0|'bootstrap': "
            })
    void whatIsAmbiguousIsRefusedWithItsPlace(String name, String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text.replace(';', '\n'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsFiles.readFit(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason);
    }

    @Test
    void oneDocumentIsRead() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.yaml"), "---\nphases: 2\nseed: 7\nreading:\n  round: true\n...\n");

        FitSettings settings = SettingsFiles.readFit(file);

        assertThat(settings.seed()).isEqualTo(7);
        assertThat(settings.reading().options().repair().round()).isTrue();
    }

    /** The order of immutable maps has a salt, which differs from one virtual machine to the next. */
    @Test
    void theSameMapsGiveTheSameText() throws IOException {
        Map<String, Double> valences = Map.of("Fe", 3.0, "Ti", 4.0, "Ca", 2.0, "Mg", 2.0, "Al", 3.0, "Si", 4.0);
        FitSettings settings = FitSettings.defaults()
                .edit()
                .specimen(specimen -> specimen.withOxygen(true, valences))
                .settings();

        List<String> keys = new ArrayList<>();
        SettingsFiles.json()
                .readTree(SettingsFiles.json().writeValueAsString(settings))
                .at("/specimen/valences")
                .fieldNames()
                .forEachRemaining(keys::add);

        assertThat(keys).containsExactly("Al", "Ca", "Fe", "Mg", "Si", "Ti");
    }

    @Test
    void numbersThatAreNotFiniteAreNull() throws IOException {
        JsonNode written = SettingsFiles.json()
                .valueToTree(new Numbers(
                        Double.POSITIVE_INFINITY,
                        OptionalDouble.of(Double.NaN),
                        OptionalDouble.empty(),
                        2.5,
                        Map.of("Fe", Double.NEGATIVE_INFINITY)));

        assertThat(written)
                .isEqualTo(SettingsFiles.json()
                        .readTree("{\"a\": null, \"b\": null, \"c\": null, \"d\": 2.5, \"e\": {\"Fe\": null}}"));
    }

    private record Numbers(double a, OptionalDouble b, OptionalDouble c, double d, Map<String, Double> e) {}
}
