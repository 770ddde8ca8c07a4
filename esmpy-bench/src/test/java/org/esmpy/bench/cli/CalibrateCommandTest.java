package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.bench.SmallMantle;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;

    @BeforeAll
    static void simulate() throws IOException {
        SpectrumImage image = SmallMantle.simulateTwoPhases(140, 1);
        EnergyAxis axis = image.energy();
        map = shared.resolve("map.hspy");
        new HspyFormat()
                .write(
                        image.withEnergy(
                                new EnergyAxis(axis.firstCentreKeV() - 0.015, axis.widthKeV(), axis.channels())),
                        map,
                        WriteOptions.defaults());
    }

    @Test
    void savesWhatFitUses() throws IOException {
        Path file = folder.resolve("calibration.json");
        Esmpy calibrated = Esmpy.run("calibrate", map, "--out", file);
        assertThat(calibrated.status()).as(calibrated.err()).isZero();
        assertThat(calibrated.out()).contains("offset", "nats more likely", "elements: ");
        JsonNode saved = new ObjectMapper().readTree(file.toFile());
        double shift = saved.at("/shiftEV/value").asDouble();
        assertThat(Math.abs(shift - 15)).isLessThan(4 * saved.at("/shiftEV/se").asDouble());

        Path out = folder.resolve("out");
        Esmpy fit = Esmpy.run(
                "fit",
                map,
                "--phases",
                2,
                "--pipeline",
                "direct",
                "--max-iterations",
                5,
                "--calibration",
                file,
                "--out",
                out);
        assertThat(fit.status()).as(fit.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.at("/calibration/shiftEV/value").asDouble()).isEqualTo(shift);
        assertThat(result.at("/calibration/shiftEV/state").asText()).isEqualTo("FIXED");
        assertThat(result.at("/misfit/chi2PerChannel").asDouble()).isLessThan(1.5);
        assertThat(Files.readAllLines(out.resolve("spectra.csv")).get(0)).endsWith("data_sum,model_sum,residual_sigma");
        assertThat(Files.readAllLines(out.resolve("composition.csv")).get(0))
                .contains("phase_1_at_pct_model_se,phase_1_at_pct_lo,phase_1_at_pct_hi");
    }

    @Test
    void refusesWhatIsNoCalibrationOrThatOfAnotherDetector() throws IOException {
        Path file = folder.resolve("calibration.json");
        assertThat(Esmpy.run("calibrate", map, "--out", file).status()).isZero();
        assertThat(Esmpy.run("calibrate", map, "--out", file).complaints())
                .contains("exists; choose another name, or replace it with --overwrite");
        Path other = folder.resolve("other.json");
        String text = Files.readString(file);
        Files.writeString(other, text.replaceAll("\"fileWidthKeV\" : [0-9.]+", "\"fileWidthKeV\" : 0.02"));
        Esmpy foreign = Esmpy.run("fit", map, "--calibration", other, "--out", folder.resolve("no"));
        assertThat(foreign.complaints()).contains("is the calibration of channels of 20.0000 eV, but these have");
        Files.writeString(other, "{}");
        assertThat(Esmpy.run("fit", map, "--calibration", other, "--out", folder.resolve("no"))
                        .complaints())
                .contains("holds no calibration");
        assertThat(Esmpy.run("fit", map, "--calibrate", "phase", "--out", folder.resolve("no"))
                        .complaints())
                .contains("nothing called 'phase' can be calibrated; choose auto, off, or some of [offset, gain");
    }
}
