package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class LinesCommandTest {
    /** Deslattes et al. 2003 give Fe Kα1 as 6.40384 keV; the table has four decimals. */
    private static final double TABLE_KEV = 1e-4;

    @Test
    void jsonHasTheKeysOfTheContract() throws IOException {
        Esmpy lines = Esmpy.run("lines", "Fe", "--beam-kev", 200, "--format", "json");
        assertThat(lines.status()).isZero();
        JsonNode rows = new ObjectMapper().readTree(lines.out());
        JsonNode alpha = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get("line").asText().equals("K-L3"))
                .findFirst()
                .orElseThrow();
        assertThat(alpha.get("element").asText()).isEqualTo("Fe");
        assertThat(alpha.get("z").asInt()).isEqualTo(26);
        assertThat(alpha.get("siegbahn").asText()).isEqualTo("Ka1");
        assertThat(alpha.get("shell").asText()).isEqualTo("K");
        assertThat(alpha.get("energyKeV").asDouble()).isCloseTo(6.4038, within(TABLE_KEV));
        assertThat(alpha.get("crossSectionCm2").asDouble()).isBetween(1e-23, 1e-21);
        assertThat(alpha.get("relative").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void csvHasAHeaderAndARowPerLine() {
        Esmpy lines = Esmpy.run("lines", "Mg", "Fe", "--beam-kev", 200, "--format", "csv");
        assertThat(lines.out().lines().findFirst())
                .contains("element,z,line,siegbahn,shell,energyKeV,crossSectionCm2,relative");
        assertThat(lines.out()).contains("\nMg,12,K-L3,").contains("\nFe,26,L3-M5,");
    }

    @Test
    void anotherSourceCanBeChosen() throws IOException {
        String[] ids = {"bote-xraylib-4", "bote-xraylib-4-0"};
        double[] rhenium = new double[2];
        for (int i = 0; i < 2; i++) {
            Esmpy lines = Esmpy.run("lines", "Re", "--beam-kev", 200, "--format", "json", "--lines", ids[i]);
            JsonNode rows = new ObjectMapper().readTree(lines.out());
            rhenium[i] = StreamSupport.stream(rows.spliterator(), false)
                    .filter(row -> row.get("line").asText().equals("L3-M5"))
                    .findFirst()
                    .orElseThrow()
                    .get("crossSectionCm2")
                    .asDouble();
        }
        assertThat(rhenium[1] / rhenium[0]).isBetween(1.4, 1.6); // yields 0.268 and 0.179
        assertThat(Esmpy.run("lines", "Re", "--beam-kev", 200, "--lines", "x").err())
                .contains("no emission lines 'x'; available: [bote-xraylib-4, bote-xraylib-4-0]");
    }

    @Test
    void anUnknownElementIsWrongUsageInOneLine() {
        Esmpy lines = Esmpy.run("lines", "Xx", "--beam-kev", 200);
        assertThat(lines.status()).isEqualTo(2);
        assertThat(lines.err()).startsWith("esmpy: no element 'Xx'").hasLineCount(1);
    }

    @Test
    void anElementThatTheBeamDoesNotExciteGetsALineOfItsOwn() {
        Esmpy text = Esmpy.run("lines", "Na", "C", "--beam-kev", 1);
        assertThat(text.status()).isZero();
        assertThat(text.out()).contains("K-L3").contains("Na: a beam of 1.0 keV excites no line");
        Esmpy csv = Esmpy.run("lines", "Na", "--beam-kev", 1, "--format", "csv");
        assertThat(csv.status()).isZero();
        assertThat(csv.out()).hasLineCount(1);
        assertThat(csv.err()).contains("Na: a beam of 1.0 keV excites no line");
    }

    @Test
    void anElementWithoutDataIsWrongUsage() {
        Esmpy lines = Esmpy.run("lines", "H", "--beam-kev", 200);
        assertThat(lines.status()).isEqualTo(2);
        assertThat(lines.err()).contains("4").hasLineCount(1);
    }
}
