package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with which people reported faults of programs like this one: what is right about each, by its report. */
class ReportedCasesTest {
    /** Compositions are those of simulations, whose counts leave some tenths of a per cent open. */
    private static final double AT_PCT = 0.5;

    private static final double ROUNDING = 1e-9;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4on3_full.bcf|realTimeS|3.103776",
                "elements_shuffled_hyperspy17.hspy|elements|Al Fe Ni O",
                "f_mask.hspy|totalCounts|2660",
                "beam_energy_trailing_space.hspy|beamKeV|200",
                "velox_old_single_stream.emd|totalCounts|6564",
                "velox_old_single_stream.emd|energyOffsetKeV|-1",
                "velox_old_single_stream.emd|energyWidthKeV|0.01",
                "velox_old_single_stream.emd|channels|4096",
                "velox_old_single_stream.emd|height|16",
                "../samples/velox/EDS-STO.emd|totalCounts|190830",
                "../samples/velox/EDS-STO.emd|height|1",
                "nc_xy2.msa|channels|21",
                "nc_xy2.msa|totalCounts|439",
                "edax_elements_by_number.msa|elements|O S Co",
                "penepma_one_point_short.msa|channels|1023"
            })
    void infoTellsTheTruth(String file, String key, String expected) throws IOException {
        Esmpy info = Esmpy.run("info", sample(file), "--json");

        assertThat(info.status()).as(info.err()).isZero();
        JsonNode value = new ObjectMapper().readTree(info.out()).get(key);
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.asText()));
            assertThat(String.join(" ", texts)).isEqualTo(expected);
        } else {
            assertThat(value.asDouble()).isCloseTo(Double.parseDouble(expected), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "penepma_one_point_short.msa|announces 1024 points, but has 1023",
                "kbeta_named_as_other_element.msa|belongs to no listed element; Ti?",
                "ax_frames.hspy|a map of 3 frames kept apart. Sum them by --frames 0-2"
            })
    void infoDoubtsWhatDeservesIt(String file, String words) {
        Esmpy info = Esmpy.run("info", sample(file));

        assertThat(info.out() + info.err()).contains(words).doesNotContain("V?", "Os?", "Zr?");
    }

    /** The vendor's own export of the same map. */
    @Test
    void theBrukerMapHasTheCountsOfItsExport() throws IOException {
        FormatCatalog formats = FormatCatalog.defaults();
        SpectrumImage map = formats.read(sample("4on3_full.bcf"), ReadOptions.defaults());
        Path raw = folder.resolve("4on3_full.raw");
        Files.copy(sample("4on3_full.raw"), raw);
        Files.copy(sample("4on3_full.rpl"), folder.resolve("4on3_full.rpl"));
        SpectrumImage export = formats.read(
                folder.resolve("4on3_full.rpl"),
                ReadOptions.defaults()
                        .withOverrides(ImageOverrides.none()
                                .withEnergyKeV(
                                        map.energy().firstCentreKeV(),
                                        map.energy().widthKeV())));

        assertThat(map.counts().pixelTotals()).isEqualTo(export.counts().pixelTotals());
        assertThat(map.sumSpectrum()).isEqualTo(export.sumSpectrum());
    }

    @Test
    void framesAreSummedOnRequest() {
        assertThat(Esmpy.run("info", sample("ax_frames.hspy"), "--frames", "0-2")
                        .status())
                .isZero();
    }

    @Test
    void aWrongEnergyAxisIsCalibrated() throws IOException {
        Esmpy fit = fit(
                "two.hspy",
                "--phases",
                2,
                "--solver",
                "newton",
                "--energy-offset-kev",
                0.05,
                "--energy-width-kev",
                0.01);

        assertThat(fit.out()).contains("calibrated from the summed spectrum: offset -49.9");
        assertComposition("Fe", 25);
        assertComposition("O", 60);
    }

    @Test
    void theResolutionOfTheFileIsUsed() throws IOException {
        Esmpy fit = fit("res160.hspy", "--phases", 2, "--solver", "newton");

        assertThat(fit.err()).contains("the resolution of 160.0 eV (Mn Ka) is taken from the file");
        assertComposition("O", 60);
    }

    @Test
    void aHotPixelIsNamedAndLeftOut() throws IOException {
        Esmpy fit = fit("hot.hspy", "--phases", 2, "--beam-kev", 200, "--fast");

        assertThat(fit.err()).contains("1 pixels are left out as outliers, the first in row 10, column 10");
        assertComposition("Fe", 25);
        assertComposition("O", 60);
    }

    @Test
    void aPenalisedObjectiveIsNoDivergence() {
        Esmpy fit = fit(
                "two.hspy",
                "--phases",
                2,
                "--solver",
                "squarem",
                "--simplex",
                "none",
                "--sparsity-w",
                0.05,
                "--max-iterations",
                20);

        assertThat(fit.out()).contains("minimised objective").doesNotContain("KL divergence -");
        assertThat(fit.err()).contains("penalties shrink without limit while H is scaled down and W up");
    }

    @Test
    void collapsedPhasesHaveTheNamesThatTheFilesHave() {
        assertThat(fit("onecount.hspy", "--phases", 5, "--solver", "nmf").err())
                .contains("phase_1 has collapsed", "phase_5 has collapsed")
                .doesNotContain("phase 0");
    }

    @Test
    void countsAboveTheBeamAreLeftOutWithAWarning() {
        Path out = folder.resolve("out");
        Esmpy fit = Esmpy.run(
                "fit",
                sample("one_count_above_beam.msa"),
                "--elements",
                "Fe,Ni",
                "--phases",
                1,
                "--max-iterations",
                5,
                "--out",
                out);

        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.err()).contains("1 counts above the 15.0 keV of the beam are left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xrf_negative_channels.msa|channel 126 (0.3045695 keV) holds -1.0",
                "nc_negative.msa|channel 1 (0.21 keV) holds -1.0"
            })
    void aNegativeChannelIsNamedWithTheWayOut(String file, String words) {
        Esmpy fit = Esmpy.run("fit", sample(file), "--elements", "Ti", "--phases", 1, "--out", folder.resolve("out"));

        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints()).contains(words, "--clip-negative").hasLineCount(1);
    }

    private Esmpy fit(String file, Object... options) {
        List<Object> words = new ArrayList<>(List.of("fit", sample(file), "--elements", "Al,Fe,Ni,O"));
        words.addAll(List.of(options));
        words.addAll(List.of("--out", folder.resolve("out")));
        Esmpy fit = Esmpy.run(words.toArray());
        assertThat(fit.status()).as(fit.err()).isZero();
        return fit;
    }

    /** The phase that has most of an element has so many at.% of it. */
    private void assertComposition(String element, double atPct) throws IOException {
        double most = 0;
        for (CsvTable.Row row :
                CsvTable.read(folder.resolve("out/composition.csv")).rows()) {
            if (row.get("element").equals(element)) {
                most = Math.max(
                        Double.parseDouble(row.get("phase_1_at_pct")), Double.parseDouble(row.get("phase_2_at_pct")));
            }
        }
        assertThat(most).isCloseTo(atPct, within(AT_PCT));
    }

    private static Path sample(String name) {
        Path file = Samples.file("..", "cases").resolve(name).normalize();
        assumeThat(file)
                .as("the folder of reported cases lies beside that of samples")
                .exists();
        return file;
    }
}
