package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Spectrum;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.io.msa.MsaFormat;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumCommandTest {
    /** Rounding of a sum of 2048 numbers. */
    private static final double ROUNDING = 1e-9;

    @TempDir
    private Path folder;

    @Test
    void writesTheModelledSpectrum() throws IOException {
        double[] counts = counts(spectrum("Mg:0.52,Fe:0.10,O:0.37"));
        assertThat(counts).hasSize(2048);
        assertThat(sum(counts)).isCloseTo(1e6, within(1e6 * ROUNDING));
        assertThat(counts[125]).isGreaterThan(10 * counts[145]); // Mg K against the continuum beside it
        assertThat(counts[640]).isGreaterThan(10 * counts[600]); // Fe K
    }

    @Test
    void amountsNeedNotSumToOne() throws IOException {
        assertThat(counts(spectrum("Si:1,O:2"))).containsExactly(counts(spectrum("Si:10,O:20")), within(ROUNDING));
    }

    @Test
    void drawsTheSameNoiseFromTheSameSeed() throws IOException {
        double[] first = counts(spectrum("Si:1,O:2", "--dose", 5000, "--seed", 7));
        assertThat(first).containsExactly(counts(spectrum("Si:1,O:2", "--dose", 5000, "--seed", 7)));
        assertThat(first).isNotEqualTo(counts(spectrum("Si:1,O:2", "--dose", 5000, "--seed", 8)));
        for (double count : first) {
            assertThat(count).isEqualTo(Math.rint(count));
        }
        assertThat(sum(first)).isBetween(5000 - 6 * Math.sqrt(5000), 5000 + 6 * Math.sqrt(5000));
    }

    @Test
    void aFilmOfGivenMassAbsorbsLikeOneOfThicknessAndDensity() throws IOException {
        double[] film = counts(spectrum("Si:1,O:2", "--thickness-nm", 200, "--density", 2.5, "--take-off-deg", 20));
        double[] mass = counts(spectrum("Si:1,O:2", "--mass-thickness-ug-cm2", 50, "--take-off-deg", 20));
        assertThat(mass).containsExactly(film, within(1e-6));
        double[] thin = counts(spectrum("Si:1,O:2"));
        assertThat(film[52] / film[174]).isLessThan(0.95 * thin[52] / thin[174]);
    }

    @Test
    void severalDetectorsAreAveraged() throws IOException {
        Object[] film = {"--mass-thickness-ug-cm2", 500};
        Esmpy same = run("Si:1,O:2", with(film, "--detector", "20,0", "--detector", "20,180"));
        assertThat(same.out()).contains("take-off 20.00 degrees (mean path of 2 detectors)");
        double[] both = counts(folder.resolve("f.csv"));
        assertThat(both).containsExactly(counts(spectrum("Si:1,O:2", with(film, "--take-off-deg", 20))), within(1e-6));
        double[] tilted = counts(
                spectrum("Si:1,O:2", with(film, "--detector", "20,0", "--detector", "20,180", "--tilt-deg", 10)));
        double[] towards = counts(spectrum("Si:1,O:2", with(film, "--take-off-deg", 30)));
        double[] away = counts(spectrum("Si:1,O:2", with(film, "--take-off-deg", 10)));
        assertThat(tilted[52] / tilted[174]).isBetween(away[52] / away[174], towards[52] / towards[174]);
        Esmpy contradiction = run("Si:1", "--take-off-deg", 20, "--detector", "18,45");
        assertThat(contradiction.status()).isEqualTo(2);
        assertThat(contradiction.complaints()).contains("not both").hasLineCount(1);
        Esmpy hidden = run("Si:1", with(film, "--detector", "18,0", "--detector", "18,180", "--tilt-deg", 30));
        assertThat(hidden.status()).isEqualTo(2);
        assertThat(hidden.complaints()).contains("got -12").hasLineCount(1);
        assertThat(run("Si:1", "--detector", "18;45").err()).contains("'18;45' is not of the form ELEVATION[,AZIMUTH]");
        assertThat(run("Si:1", "--detector", "108").err()).contains("elevation of -90 to 90");
    }

    @Test
    void theLineShapeHasParametersOfTheInstrument() throws IOException {
        double[] sharp = counts(spectrum("Fe:1", "--response-option", "fwhmMnKaEV=125", "--continuum-share", 0));
        double[] wide = counts(spectrum("Fe:1", "--response-option", "fwhmMnKaEV=160", "--continuum-share", 0));
        // peaks of one area are as high as they are narrow; the width at Fe Ka differs a little from that at Mn Ka
        assertThat(sharp[640] / wide[640]).isCloseTo(160.0 / 125, within(0.05));
        double[] linear = counts(spectrum(
                "Fe:1", "--response", "linear-gaussian", "--response-option", "offsetKeV=0.1", "--continuum-share", 0));
        assertThat(linear[640]).isLessThan(wide[640]);
        Esmpy unknown = run("Fe:1", "--response", "linear-gaussian", "--response-option", "fwhmMnKaEV=125");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("'linear-gaussian' has no option [fwhmMnKaEV]; it has [offsetKeV, slope]")
                .hasLineCount(1);
        assertThat(run("Fe:1", "--response-option", "fwhmMnKaEV=60").err())
                .contains("above the 119.5 eV of silicon without noise, got 60.0 eV");
    }

    @Test
    void theDetectorHasLayersOfTheInstrument() throws IOException {
        double[] plain = counts(spectrum("Si:1,O:2"));
        assertThat(counts(spectrum("Si:1,O:2", "--layer", "Al:1/2.699/0.03", "--layer", "Si:1/2.329/0.01")))
                .containsExactly(plain, within(1e-6));
        double[] window = counts(spectrum("Si:1,O:2", "--layer", "Si:3,N:4/3.17/0.2", "--layer", "Al:1/2.699/0.03"));
        double bare = plain[52] / plain[174];
        double behind = window[52] / window[174];
        assertThat(behind / bare).isLessThan(0.8); // O K against Si K
        Esmpy wrong = run("Si:1", "--layer", "Si3N4/3.17/0.2");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("'Si3N4' is not SYMBOL:AMOUNT");
        assertThat(run("Si:1", "--layer", "Si:1/2").err()).contains("not of the form ATOMS/DENSITY/UM");
        assertThat(run("Si:1", "--layer", "Si:1/0/1").err()).contains("positive finite density, got 0.0 g/cm3");
        Path curve = Files.writeString(folder.resolve("d.csv"), "energy_keV,efficiency\n0.1,0\n30,1\n");
        assertThat(run("Si:1", "--active-um", 400, "--detector-curve", curve).err())
                .contains("layers of the detector or its curve, not both");
        assertThat(run("Si:1", "--active-um", "-3").err()).contains("at least 0, got -3.0 um");
    }

    @Test
    void writesEmsaFilesThatReadersOpen() throws IOException {
        Path file = folder.resolve("f.msa");
        List<Object> words = List.of(
                "spectrum", "--composition", "Si:1,O:2", "--beam-kev", 200, "--take-off-deg", 22, "--out", file);
        assertThat(Esmpy.run(words.toArray()).status()).isZero();
        Spectrum modelled = new MsaFormat().readSpectrum(file);
        assertThat(modelled.values()).containsExactly(counts(spectrum("Si:1,O:2")), within(1e-6));
        assertThat(modelled.acquisition().beamKeV()).hasValue(200);
        List<Object> noisy = new ArrayList<>(words);
        noisy.addAll(List.of("--dose", 5000, "--seed", 7, "--overwrite"));
        assertThat(Esmpy.run(noisy.toArray()).status()).isZero();
        SpectrumImage drawn = FormatCatalog.defaults().read(file, ReadOptions.defaults());
        assertThat(Arrays.stream(drawn.sumSpectrum()).asDoubleStream().toArray())
                .containsExactly(counts(spectrum("Si:1,O:2", "--dose", 5000, "--seed", 7)));
        JsonNode info =
                new ObjectMapper().readTree(Esmpy.run("info", file, "--json").out());
        assertThat(info.get("format").asText()).isEqualTo("msa");
        assertThat(info.get("energyWidthKeV").asDouble()).isEqualTo(0.01);
    }

    @Test
    void tablesOfOnesOwnReplaceTheBuiltInOnes() throws IOException {
        Path lines = Files.writeString(
                folder.resolve("lines.csv"),
                Esmpy.run("lines", "Si", "O", "--beam-kev", 200, "--format", "csv")
                        .out());
        assertThat(counts(spectrum("Si:1,O:2", "--lines-table", lines)))
                .containsExactly(counts(spectrum("Si:1,O:2")), within(1e-6));
        Path curve = Files.writeString(folder.resolve("d.csv"), "energy_keV,efficiency\n0.1,0\n1,0\n1.001,1\n30,1\n");
        double[] hard = counts(spectrum("Si:1,O:2", "--detector-curve", curve));
        assertThat(hard[52]).isZero();
        assertThat(hard[174]).isPositive();
        Path k = Files.writeString(folder.resolve("k.csv"), "element,line,k\nSi,Ka,1\nO,Ka,1000\n");
        Esmpy rescaled = run("Si:1,O:2", "--k-factors", k);
        assertThat(rescaled.err()).contains("warning: cross-sections of [O, Si] rescaled to Si Ka");
        double[] weak = counts(folder.resolve("f.csv"));
        assertThat(weak[52]).isLessThan(weak[174]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Si:1,O|is not SYMBOL:AMOUNT; a composition looks like",
                "Si:x|the amount of Si is",
                "Si:-1|finite amounts of at least 0, got Si = -1.0",
                "Si:1,Si:2|names Si twice",
                "Xx:1|no element",
                "H:1|at least 1 element"
            })
    void refusesCompositionsThatAreNone(String composition, String message) {
        Esmpy spectrum = run(composition);
        assertThat(spectrum.status()).isEqualTo(2);
        assertThat(spectrum.err()).contains(message);
    }

    @Test
    void aFaultInATableIsOneLine() throws IOException {
        Path curve = Files.writeString(folder.resolve("d.csv"), "energy_keV,efficiency\n0.1,0\n1,2\n");
        Esmpy spectrum = run("Si:1", "--detector-curve", curve);
        assertThat(spectrum.status()).isEqualTo(1);
        assertThat(spectrum.complaints())
                .contains("d.csv, line 3, column efficiency: '2' is not a number from 0 to 1")
                .hasLineCount(1);
        Esmpy missing = run("Si:1", "--k-factors", folder.resolve("no.csv"));
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.complaints()).contains("no such file of k-factors").hasLineCount(1);
    }

    @Test
    void absorptionNeedsATakeOffAngle() {
        Esmpy spectrum = run("Si:1", "--thickness-nm", 100, "--density", 2.3);
        assertThat(spectrum.status()).isEqualTo(2);
        assertThat(spectrum.err()).contains("take-off angle is unknown");
    }

    @ParameterizedTest
    @CsvSource({"lifshin", "bernstein-2", "kramers"})
    void anyContinuumMayGiveTheShape(String continuum) throws IOException {
        double[] share = counts(spectrum("Si:1", "--continuum", continuum, "--continuum-share", 1));
        assertThat(sum(share)).isCloseTo(1e6, within(1e6 * ROUNDING));
        assertThat(share[174]).isLessThan(2 * share[160]);
    }

    private static Object[] with(Object[] first, Object... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    }

    private Path spectrum(String composition, Object... more) {
        Esmpy spectrum = run(composition, more);
        assertThat(spectrum.status()).as(spectrum.err()).isZero();
        return folder.resolve("f.csv");
    }

    private Esmpy run(String composition, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "spectrum",
                "--composition",
                composition,
                "--beam-kev",
                200,
                "--out",
                folder.resolve("f.csv"),
                "--overwrite"));
        words.addAll(List.of(more));
        return Esmpy.run(words.toArray());
    }

    private static double[] counts(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("energy_keV,counts");
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .toArray();
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
