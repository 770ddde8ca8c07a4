package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.esmpy.bench.SmallMantle;
import org.esmpy.bench.plot.Lettering;
import org.esmpy.io.npy.NpyFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {
    private static final List<String> CONTRACT = List.of(
            "result.json",
            "W.csv",
            "H.npy",
            "maps.tif",
            "spectra.csv",
            "composition.csv",
            "trace.csv",
            "result.hspy",
            "maps/phase_1.png",
            "maps/phase_2.png",
            "maps/phase_3.png");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;

    /** What a fit by the pipeline left, and what it said. */
    private static Path pipeline;

    private static Esmpy pipelineFit;

    @BeforeAll
    static void simulate() throws IOException {
        map = shared.resolve("map.hspy");
        SmallMantle.write(map, 5, 1);
        pipeline = shared.resolve("pipeline");
        pipelineFit = Esmpy.run("fit", map, "--fast", "--thickness-nm", 100, "--density", 4.5, "--out", pipeline);
        assertThat(pipelineFit.status()).as(pipelineFit.err()).isZero();
    }

    @Test
    void leavesTheOutputContract() throws IOException {
        Path out = pipeline;
        assertThat(CONTRACT).allSatisfy(file -> assertThat(out.resolve(file)).isNotEmptyFile());
        assertThat(Files.exists(out.resolve("spectra.png"))).isEqualTo(Lettering.isPossible());
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        for (String key : List.of(
                "esmpyVersion",
                "input",
                "settings",
                "seed",
                "jvm",
                "objectiveNats",
                "iterations",
                "seconds",
                "stopReason",
                "certificate",
                "warnings")) {
            assertThat(result.has(key)).as(key).isTrue();
        }
        assertThat(result.at("/input/sha256").asText()).hasSize(64);
        assertThat(Files.readAllLines(out.resolve("W.csv")).get(0)).isEqualTo("column,phase_1,phase_2,phase_3");
        assertThat(Files.size(out.resolve("H.npy")))
                .isEqualTo(128 + 3L * SmallMantle.SIDE * SmallMantle.SIDE * Double.BYTES);
    }

    @Test
    void aResultFileRepeatsItsRunBitForBit() throws IOException {
        Path first = pipeline;
        Path again = folder.resolve("again");
        Esmpy repeated =
                Esmpy.run("fit", map, "--config", first.resolve("result.json"), "--out", again, "--threads", 1);
        assertThat(repeated.status()).as(repeated.err()).isZero();
        for (String file : List.of("W.csv", "H.npy", "spectra.csv", "composition.csv")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
    }

    /** What was said about a file without axes is in the result, so that the run can be repeated without saying it. */
    @Test
    void aResultFileRepeatsARunOnAFileWithoutAxes() throws IOException {
        Path cube = folder.resolve("cube.npy");
        assertThat(Esmpy.run("convert", map, cube).status()).isZero();
        Path first = folder.resolve("first");
        Esmpy fit = Esmpy.run(
                "fit",
                cube,
                "--shape",
                "16x144",
                "--energy-offset-kev",
                0.2,
                "--energy-width-kev",
                0.01,
                "--beam-kev",
                200,
                "--take-off-deg",
                35,
                "--elements",
                "Mg,Fe,Si,Ca,O",
                "--solver",
                "nmf",
                "--max-iterations",
                2,
                "--out",
                first);
        assertThat(fit.status()).as(fit.err()).isZero();

        Path again = folder.resolve("again");
        Esmpy repeated = Esmpy.run("fit", cube, "--config", first.resolve("result.json"), "--out", again);

        assertThat(repeated.status()).as(repeated.err()).isZero();
        JsonNode reading = new ObjectMapper()
                .readTree(first.resolve("result.json").toFile())
                .at("/settings/reading");
        assertThat(reading.at("/shape/height").asInt()).isEqualTo(16);
        assertThat(reading.at("/energyOffsetKeV").asDouble()).isEqualTo(0.2);
        for (String file : List.of("W.csv", "H.npy", "spectra.csv")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
        }
    }

    @Test
    void pileUpHasARowOfItsOwnAndIsNoElement() throws IOException {
        Path out = folder.resolve("pile-up");
        Esmpy fit = Esmpy.run("fit", map, "--pile-up", "--pipeline", "direct", "--max-iterations", 5, "--out", out);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("W.csv"))).last().asString().startsWith("pile-up,");
        assertThat(Files.readString(out.resolve("composition.csv"))).doesNotContain("pile-up");
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.at("/settings/physics/pileUp").asBoolean()).isTrue();
        Path again = folder.resolve("again");
        assertThat(Esmpy.run("fit", map, "--config", out.resolve("result.json"), "--out", again)
                        .status())
                .isZero();
        assertThat(again.resolve("W.csv")).hasSameBinaryContentAs(out.resolve("W.csv"));
    }

    @Test
    void tablesAndDetectorsOfAConfigurationCount() throws IOException {
        Path curve = Files.writeString(folder.resolve("d.csv"), "energy_keV,efficiency\n0.1,0.5\n30,1\n");
        Path config = Files.writeString(
                folder.resolve("fit.yaml"),
                "phases: 3\nphysics: {tables: {detectorCurve: " + curve + "}}\npipeline: {mode: direct}\n"
                        + "specimen: {thicknessNm: 100, densityGPerCm3: 4.5}\nstop: {maxIterations: 2}\n"
                        + "acquisition: {tiltDeg: 10, detectors: [{elevationDeg: 18, azimuthDeg: 45},"
                        + " {elevationDeg: 18, azimuthDeg: 135}]}\n");
        Path byFile = folder.resolve("by-file");
        Path byOption = folder.resolve("by-option");
        Esmpy configured = Esmpy.run("fit", map, "--config", config, "--out", byFile);
        assertThat(configured.status()).as(configured.err()).isZero();
        assertThat(configured.out()).contains("(mean path of 2 detectors)");
        Object[] options = {
            "fit",
            map,
            "--out",
            byOption,
            "--phases",
            3,
            "--detector-curve",
            curve,
            "--pipeline",
            "direct",
            "--thickness-nm",
            100,
            "--density",
            4.5,
            "--max-iterations",
            2,
            "--tilt-deg",
            10,
            "--detector",
            "18,45",
            "--detector",
            "18,135"
        };
        assertThat(Esmpy.run(options).status()).isZero();
        assertThat(byOption.resolve("W.csv")).hasSameBinaryContentAs(byFile.resolve("W.csv"));
        Files.writeString(curve, "energy_keV,efficiency\n0.1,0.5\n30,2\n");
        Esmpy faulty = Esmpy.run("fit", map, "--config", config, "--out", folder.resolve("no"));
        assertThat(faulty.status()).isEqualTo(1);
        assertThat(faulty.err()).contains("d.csv, line 3, column efficiency: '2' is not a number from 0 to 1");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void theDetectorOfAConfigurationCounts() throws IOException {
        Path config = Files.writeString(folder.resolve("fit.yaml"), """
                pipeline: {mode: direct}
                stop: {maxIterations: 2}
                calibration: {split: false}
                physics:
                  responseOptions: {fwhmMnKaEV: 128}
                  layers: [{composition: {Si: 3, N: 4}, densityGPerCm3: 3.17, thicknessUm: 0.04}]
                  activeUm: 500
                """);
        Path byFile = folder.resolve("by-file");
        Path byOption = folder.resolve("by-option");
        Esmpy configured = Esmpy.run("fit", map, "--config", config, "--out", byFile);
        assertThat(configured.status()).as(configured.err()).isZero();
        Object[] options = {
            "fit",
            map,
            "--out",
            byOption,
            "--pipeline",
            "direct",
            "--max-iterations",
            2,
            "--no-split",
            "--response-option",
            "fwhmMnKaEV=128",
            "--layer",
            "Si:3,N:4/3.17/0.04",
            "--active-um",
            500
        };
        assertThat(Esmpy.run(options).status()).isZero();
        List<String> rows = Files.readAllLines(byFile.resolve("W.csv"));
        assertThat(rows).hasSize(15);
        assertThat(first(byOption))
                .isCloseTo(first(byFile), within(1e-6 * first(byFile))); // 3:4 and 3/7:4/7 differ by rounding
        Files.writeString(config, "physics: {layers: [{composition: {Si: 3}, densityGPerCm3: -1, thicknessUm: 0.04}]}");
        Esmpy faulty = Esmpy.run("fit", map, "--config", config, "--out", folder.resolve("no"));
        assertThat(faulty.status()).isEqualTo(2);
        assertThat(faulty.complaints())
                .contains("fit.yaml: ")
                .contains("got -1.0 g/cm3")
                .hasLineCount(1);
    }

    private static double first(Path out) throws IOException {
        return Double.parseDouble(
                Files.readAllLines(out.resolve("W.csv")).get(1).split(",")[1]);
    }

    @Test
    void plainNmfLeavesSpectraAndCompositionsToo() {
        Path out = folder.resolve("nmf");
        Esmpy fit = Esmpy.run("fit", map, "--solver", "nmf", "--max-iterations", 3, "--out", out);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(CONTRACT).allSatisfy(file -> assertThat(out.resolve(file)).isNotEmptyFile());
    }

    @Test
    void thePipelineLeavesItsChoicesAndScores() throws IOException {
        Path out = pipeline;
        assertThat(pipelineFit.err()).contains("esmpy: fitting all starts");
        assertThat(CONTRACT).allSatisfy(file -> assertThat(out.resolve(file)).isNotEmptyFile());
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.get("stopReason").asText()).isEqualTo("PIPELINE");
        assertThat(result.at("/pipeline/answers")).isNotEmpty();
        assertThat(result.at("/pipeline/binSize").asInt()).isPositive();
    }

    @Test
    void tellsErrorsAndValleysOfCompositions() throws IOException {
        Path out = pipeline;
        assertThat(pipelineFit.out())
                .contains("at.% fits equally well", "name an absent element or mark a pure region");
        List<String> lines = Files.readAllLines(out.resolve("composition.csv"));
        List<String> header = List.of(lines.get(0).split(","));
        assertThat(header).contains("phase_1_at_pct", "phase_1_at_pct_se", "phase_3_valley_lo", "phase_3_valley_hi");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            for (String phase : List.of("phase_1", "phase_2", "phase_3")) {
                double found = Double.parseDouble(cells[header.indexOf(phase + "_at_pct")]);
                assertThat(Double.parseDouble(cells[header.indexOf(phase + "_valley_lo")]))
                        .isLessThanOrEqualTo(found);
                assertThat(Double.parseDouble(cells[header.indexOf(phase + "_valley_hi")]))
                        .isGreaterThanOrEqualTo(found);
                assertThat(Double.parseDouble(cells[header.indexOf(phase + "_at_pct_se")]))
                        .isNotNegative();
            }
        }
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.at("/ambiguity/valleys")).hasSize(6);
        assertThat(result.at("/ambiguity/valleys/0/tLow").asDouble()).isBetween(-1.0, 0.0);
    }

    @Test
    void refusesThePipelineForAnotherSolver() {
        assertRefused(2, "belongs to the solver esmpy", "--solver", "mu", "--pipeline", "low-dose");
    }

    @Test
    void infoTellsWhatWasSimulated() throws IOException {
        Esmpy info = Esmpy.run("info", map, "--json");
        assertThat(info.status()).as(info.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(info.out());
        assertThat(json.get("format").asText()).isEqualTo("hspy");
        assertThat(json.get("channels").asInt()).isEqualTo(1980);
        assertThat(json.get("beamKeV").asDouble()).isEqualTo(200);
        assertThat(json.get("takeOffDeg").asDouble()).isEqualTo(35);
        assertThat(json.get("elements")).hasSize(12);
    }

    @Test
    void refusesAnUnknownSolverNamingTheOthers() {
        assertRefused(2, "no solver 'mukl'; available: [", "--solver", "mukl");
    }

    @Test
    void refusesFewerThanOnePhase() {
        assertRefused(2, "at least 1 phase, got 0", "--phases", 0);
    }

    @Test
    void refusesMorePhasesThanColumns() {
        assertRefused(2, "phases", "--phases", 40);
    }

    @Test
    void refusesAnUnknownElement() {
        assertRefused(2, "no element 'Xx'", "--elements", "O,Xx");
    }

    @Test
    void refusesABeamBelowEveryEdge() {
        assertRefused(2, "at a beam of 1.0 keV", "--elements", "Fe,Ca", "--from-kev", 3, "--beam-kev", 1);
    }

    @Test
    void refusesAnEmptyEnergyRange() {
        assertRefused(2, "no channel between 30.000", "--from-kev", 30);
    }

    @Test
    void refusesAnEmptyMap() throws IOException {
        Path empty = folder.resolve("empty.npy");
        NpyFiles.write(empty, new double[20 * 20 * 400], 20, 20, 400);
        Path out = folder.resolve("out");
        Esmpy fit = Esmpy.run(
                "fit",
                empty,
                "--energy-offset-kev",
                0.3,
                "--energy-width-kev",
                0.01,
                "--beam-kev",
                200,
                "--elements",
                "Mg,Si",
                "--out",
                out);
        assertThat(fit.status()).isEqualTo(2);
        assertThat(fit.complaints())
                .startsWith("esmpy: the map holds no counts between 0.295 and 4.295 keV")
                .hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesThicknessWithoutDensity() {
        assertRefused(2, "needed together", "--thickness-nm", 100);
    }

    @Test
    void refusesDensitiesThatItCannotUse() {
        assertRefused(2, "need a film of known thickness", "--densities", "auto");
        assertRefused(2, "need a film of known thickness", "--densities", "auto", "--mass-thickness-ug-cm2", 50);
        assertRefused(
                2, "neither auto nor FORMULA=G_PER_CM3", "--densities", "MgO", "--thickness-nm", 100, "--density", 4);
    }

    @Test
    void refusesAnUnknownSetting() throws IOException {
        Path config = Files.writeString(folder.resolve("fit.yaml"), "phases: 2\nsolvr: mu\n");
        assertRefused(2, "no setting 'solvr'", "--config", config);
    }

    @Test
    void readsSettingsFromYaml() throws IOException {
        Path config = Files.writeString(
                folder.resolve("fit.yaml"), "phases: 2\nsolver: {id: mu}\nstop: {maxIterations: 3}\n");
        Path out = folder.resolve("out");
        Esmpy fit = Esmpy.run("fit", map, "--config", config, "--out", out);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(out.resolve("maps/phase_2.png")).exists();
        assertThat(out.resolve("maps/phase_3.png")).doesNotExist();
    }

    @Test
    void failsOnAFileThatIsNoMap() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.hspy"), "not a map at all");
        Esmpy fit = Esmpy.run("fit", text, "--out", folder.resolve("out"));
        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints()).startsWith("esmpy: notes.hspy").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void failsOnATruncatedFile() throws IOException {
        byte[] bytes = Files.readAllBytes(map);
        Path cut = Files.write(folder.resolve("cut.hspy"), Arrays.copyOf(bytes, bytes.length / 2));
        Esmpy fit = Esmpy.run("fit", cut, "--out", folder.resolve("out"));
        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints()).startsWith("esmpy: cut.hspy").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void failsOnAMissingFile() {
        Esmpy fit = Esmpy.run("fit", folder.resolve("none.hspy"), "--out", folder.resolve("out"));
        assertThat(fit.status()).isEqualTo(1);
        assertThat(fit.complaints()).startsWith("esmpy: no such file").hasLineCount(1);
    }

    @Test
    void recordsThePhysicsAndTheTablesOfOnesOwn() throws IOException {
        Path factors = Files.writeString(folder.resolve("k.csv"), "element,line,k\nSi,Ka,1\nFe,Ka,1.3\n");
        Path out = folder.resolve("own");
        Esmpy fit = Esmpy.run(
                "fit",
                map,
                "--pipeline",
                "direct",
                "--max-iterations",
                2,
                "--out",
                out,
                "--k-factors",
                factors,
                "--response",
                "fano-gaussian-escape",
                "--attenuation",
                "xraylib-4-loglog",
                "--continuum",
                "screened-bethe-heitler",
                "--mass-thickness-ug-cm2",
                45,
                "--ice-um",
                0.1);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.err()).contains("rescaled to Si Ka");
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        JsonNode physics = result.get("settings").get("physics");
        assertThat(physics.get("detectorResponse").asText()).isEqualTo("fano-gaussian-escape");
        assertThat(physics.get("massAttenuation").asText()).isEqualTo("xraylib-4-loglog");
        assertThat(physics.get("tables").get("kFactors").asText()).endsWith("k.csv");
        assertThat(physics.get("tables").get("iceUm").asDouble()).isEqualTo(0.1);
        assertThat(result.get("settings")
                        .get("specimen")
                        .get("massThicknessUgPerCm2")
                        .asDouble())
                .isEqualTo(45);
        assertThat(result.get("warnings").toString()).contains("rescaled to Si Ka");
        Esmpy again = Esmpy.run("fit", map, "--config", out.resolve("result.json"), "--out", folder.resolve("again"));
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(folder.resolve("again").resolve("W.csv")).hasSameTextualContentAs(out.resolve("W.csv"));
    }

    private void assertRefused(int status, String message, Object... options) {
        Object[] words = new Object[options.length + 4];
        words[0] = "fit";
        words[1] = map;
        words[2] = "--out";
        words[3] = folder.resolve("out");
        System.arraycopy(options, 0, words, 4, options.length);
        Esmpy fit = Esmpy.run(words);
        assertThat(fit.complaints()).startsWith("esmpy: ").contains(message).hasLineCount(1);
        assertThat(fit.status()).isEqualTo(status);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
