package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.table.CsvTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code esmpy fit} does with a single spectrum: its film, its oxygen, its errors, and axes that are far off. */
class SpectrumFitTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path spectrum;

    @BeforeAll
    static void simulate() {
        spectrum = shared.resolve("olivine.msa");
        Esmpy written = Esmpy.run(
                "spectrum",
                "--composition",
                "Mg:1.6,Fe:0.4,Si:1,O:4",
                "--take-off-deg",
                20,
                "--mass-thickness-ug-cm2",
                60,
                "--beam-kev",
                200,
                "--dose",
                200_000,
                "--seed",
                1,
                "--channels",
                1024,
                "--out",
                spectrum);
        assertThat(written.status()).as(written.err()).isZero();
    }

    @Test
    void theFilmOfASpectrumIsEstimatedUnlessThereIsNone() throws IOException {
        Path estimated = folder.resolve("estimated");
        Esmpy fit = fit(estimated);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.err()).contains("the mass-thickness is estimated: ");
        assertThat(setting(estimated, "/settings/specimen/estimated").asBoolean())
                .isTrue();
        Path none = folder.resolve("none");
        assertThat(fit(none, "--mass-thickness", "none").err()).doesNotContain("the mass-thickness is estimated");
        assertThat(atPct(none, "O")).isLessThan(atPct(estimated, "O"));
        Path given = folder.resolve("given");
        fit(given, "--mass-thickness-ug-cm2", "60");
        assertThat(atPct(given, "O")).isCloseTo(400.0 / 7, within(1.0));
        assertThat(fit(folder.resolve("no"), "--mass-thickness", "thin").complaints())
                .contains("--mass-thickness takes auto or none, got 'thin'");
    }

    @Test
    void oxygenFollowsFromValences() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--mass-thickness", "none", "--oxygen", "stoichiometry");
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(atPct(out, "O")).isCloseTo(400.0 / 7, within(0.5));
        Path ferric = folder.resolve("ferric");
        fit(ferric, "--mass-thickness", "none", "--oxygen", "stoichiometry", "--valence", "Fe=3");
        assertThat(atPct(ferric, "O")).isGreaterThan(atPct(out, "O"));
        assertThat(fit(folder.resolve("no"), "--valence", "Fe=3").complaints()).contains("--oxygen stoichiometry");
        assertThat(fit(folder.resolve("no"), "--oxygen", "none").complaints())
                .contains("--oxygen takes measured or stoichiometry");
    }

    @Test
    void errorsOfCrossSectionsAreThoseOfTheFile() throws IOException {
        Path errors = folder.resolve("errors.csv");
        Files.writeString(errors, "element,shell,error_pct\n*,K,1\n*,L,1\nFe,K,2\n");
        Path usual = folder.resolve("usual");
        fit(usual, "--mass-thickness-ug-cm2", "60");
        Path own = folder.resolve("own");
        Esmpy fit = fit(own, "--mass-thickness-ug-cm2", "60", "--cross-section-errors", errors);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(cell(own, "Si", "phase_1_at_pct_model_se"))
                .isLessThan(0.5 * cell(usual, "Si", "phase_1_at_pct_model_se"));
        Files.writeString(errors, "element,shell,error_pct\nFe,N,2\n");
        assertThat(fit(folder.resolve("no"), "--cross-section-errors", errors).complaints())
                .contains("row 1: cross-sections of a shell K, L or M have errors, got N");
        Files.writeString(errors, "element,error\nFe,2\n");
        assertThat(fit(folder.resolve("no"), "--cross-section-errors", errors).complaints())
                .contains("errors of cross-sections have element,shell,error_pct");
        assertThat(fit(folder.resolve("no"), "--cross-section-errors", folder.resolve("none.csv"))
                        .complaints())
                .contains("no such file of errors of cross-sections");
    }

    @Test
    void anAxisThatIsFarOffHasAWarningAndTheFitGoesOn() {
        Esmpy fit = fit(folder.resolve("out"), "--energy-offset-kev", 0.705);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.err()).contains("the energy axis seems to be off by about -0.70 keV", "--energy-offset-kev");
    }

    private static Esmpy fit(Path out, Object... options) {
        Object[] all = new Object[options.length + 6];
        System.arraycopy(new Object[] {"fit", spectrum, "--elements", "Mg,Si,Fe,O", "--out", out}, 0, all, 0, 6);
        System.arraycopy(options, 0, all, 6, options.length);
        return Esmpy.run(all);
    }

    private static double atPct(Path out, String element) throws IOException {
        return cell(out, element, "phase_1_at_pct");
    }

    private static double cell(Path out, String element, String column) throws IOException {
        List<CsvTable.Row> rows = CsvTable.read(out.resolve("composition.csv")).rows();
        return rows.stream()
                .filter(row -> row.get("element").equals(element))
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode setting(Path out, String key) throws IOException {
        return new ObjectMapper().readTree(out.resolve("result.json").toFile()).at(key);
    }
}
