package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.esmpy.bench.result.FitFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodsTest {
    @TempDir
    private Path folder;

    /** Relaxation and attenuation may have sources of the same id. */
    @Test
    void everyQuantityIsCitedByItsOwnSource() throws IOException {
        Methods methods = methods("""
                {"sources": [
                  {"quantity": "mass-attenuation", "id": "tables-4", "citation": "A. Absorption", "version": "1"},
                  {"quantity": "relaxation", "id": "tables-4", "citation": "R. Relaxation", "version": "1"}]}
                """);
        assertThat(methods.paragraph()).contains("relaxation: R. Relaxation; mass attenuation: A. Absorption.");
        assertThat(methods.bibtex()).contains("@misc{tables-4,", "@misc{tables-4-mass-attenuation,");
    }

    /** A result of an earlier version names ids only. */
    @Test
    void aPublicationOfTwoQuantitiesIsCitedOnce() throws IOException {
        Methods methods = methods("""
                {"settings": {"phases": 1, "physics": {"relaxation": "xraylib-4", "massAttenuation": "xraylib-4",
                 "continuum": "auto", "detectorResponse": "unknown"}}}
                """);
        assertThat(methods.paragraph())
                .contains(
                        "into 1 phase by", "mass attenuation: T. Schoonjans", "bremsstrahlung: chosen from the counts")
                .contains("line shape: 'unknown'");
        assertThat(methods.bibtex()).containsOnlyOnce("Schoonjans");
    }

    @Test
    void whatTheFitWroteDownIsCitedWithPlugInsAndTheContinuumThatWasChosen() throws IOException {
        Methods methods = methods("""
                {"settings": {"physics": {"continuum": "auto"}}, "sources": [
                  {"quantity": "continuum", "id": "my-continuum", "citation": "A. Nother, J. Cont. 1 (2020) 1.",
                   "link": "https://doi.org/10.1/x", "version": "2"},
                  {"quantity": "detector-response", "id": "bare", "citation": "", "link": "", "version": ""}]}
                """);
        assertThat(methods.paragraph())
                .contains("bremsstrahlung: A. Nother, J. Cont. 1 (2020) 1.; line shape: 'bare'.");
        assertThat(methods.bibtex()).contains("@misc{my-continuum,", "doi = {10.1/x}");
    }

    @Test
    void howTheNumberOfPhasesWasChosenIsSaidAndCitedWhereItWasChosen() throws IOException {
        Methods chosen = methods("{\"settings\": {\"phases\": 2}, \"rank\": {\"phases\": 2, \"steps\": []}}");
        assertThat(chosen.paragraph())
                .contains("The number of phases was chosen by a test against noise", "I. M. Johnstone");
        assertThat(chosen.bibtex()).contains("@misc{johnstone-2001,", "doi = {10.1214/aos/1009210544}");
        Methods given = methods("{\"settings\": {\"phases\": 2}, \"rank\": null}");
        assertThat(given.paragraph()).doesNotContain("number of phases");
        assertThat(given.bibtex()).doesNotContain("johnstone");
    }

    @Test
    void errorsAreDescribedOnlyWhereTheyAreStated() throws IOException {
        assertThat(methods("{}").paragraph()).contains("Errors of the compositions are not known.");
        Files.writeString(folder.resolve("composition.csv"), "element,phase_1_at_pct,phase_1_at_pct_se\nO,100,0.1\n");
        assertThat(methods("{}").paragraph())
                .contains("standard errors from the curvature of the likelihood")
                .doesNotContain("Model errors");
    }

    private Methods methods(String result) throws IOException {
        Files.writeString(folder.resolve("result.json"), result);
        return new Methods(FitFolder.of(folder, "", Optional.empty()));
    }
}
