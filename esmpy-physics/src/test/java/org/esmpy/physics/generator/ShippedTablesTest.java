package org.esmpy.physics.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.esmpy.physics.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTablesTest {
    /** Two units of the seventh printed digit: logarithms may differ in their last bit between machines. */
    private static final double PRINTED_DIGITS = 2e-6;

    static List<TableText> generated() {
        return TableGenerator.tables();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elements.csv",
                "ionization/bote-salvat-2009.csv",
                "relaxation/subshells.csv",
                "relaxation/lines.csv",
                "relaxation/transfers.csv",
                "relaxation/l-shells-4-0.csv",
                "attenuation/xraylib-4.csv",
                "attenuation/xraylib-4-loglog.csv"
            })
    void declareTheirSourceAndTheDigestOfTheirRows(String path) {
        String text = shipped(path);
        TableText table = TableText.parse(path, text);
        assertThat(TableText.declaredSha256(text)).isEqualTo(table.sha256());
        for (String key : List.of("source: ", "link: ", "licence: ", "version: ")) {
            assertThat(table.header()).anyMatch(line -> line.startsWith(key));
        }
    }

    @ParameterizedTest
    @MethodSource("generated")
    void areWhatTheGeneratorMakesOfXraylib(TableText generated) {
        TableText shipped = TableText.parse(generated.path(), shipped(generated.path()));
        assertThat(shipped.header()).isEqualTo(generated.header());
        assertThat(shipped.rows()).hasSameSizeAs(generated.rows());
        for (int i = 0; i < shipped.rows().size(); i++) {
            assertSameRow(shipped.rows().get(i), generated.rows().get(i));
        }
    }

    private static void assertSameRow(String shipped, String generated) {
        if (shipped.equals(generated)) {
            return;
        }
        String[] ours = shipped.split(",", -1);
        String[] theirs = generated.split(",", -1);
        assertThat(ours).as("row %s", generated).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            if (!ours[i].equals(theirs[i])) {
                double expected = Double.parseDouble(theirs[i]);
                assertThat(Double.parseDouble(ours[i]))
                        .as("row %s", generated)
                        .isCloseTo(expected, within(Math.abs(expected) * PRINTED_DIGITS));
            }
        }
    }

    private static String shipped(String path) {
        try (InputStream in = Objects.requireNonNull(Element.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
