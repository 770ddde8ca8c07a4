package org.esmpy.sim.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomContract;
import org.esmpy.sim.Variation;
import org.esmpy.sim.imperfection.Imperfections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scene of one's own. */
class SceneReaderTest extends PhantomContract {
    private static final String SCENE = """
            id: two-oxides
            description: two oxides
            size: [20, 24]
            energy: {firstKeV: 0.3, widthKeV: 0.02, channels: 500}
            thicknessNm: 80
            phases:
              - {name: MgO, atoms: {Mg: 1, O: 1}, densityGPerCm3: 3.6}
              - name: FeO
                atoms: {Fe: 1, O: 1}
                densityGPerCm3: 5.7
            geometry:
              grains: {count: 12, shares: [0.6, 0.4]}
            """;

    /** Rounding of sums over some hundred channels. */
    private static final double ROUNDING = 1e-12;

    private static final Phantom PHANTOM = phantom(SCENE);

    @TempDir
    Path folder;

    private static Scene scene(String text) {
        return new SceneReader(Path.of("")).read(SceneYaml.read(text, "f.yaml"));
    }

    private static Phantom phantom(String text) {
        return scene(text).create(PhysicsTables.defaults());
    }

    @Override
    protected Phantom phantom() {
        return PHANTOM;
    }

    @Test
    void doseIsTheMeanOverTheSpecimen() {
        String wedge = SCENE + "thickness: {fromNm: 20, toNm: 160, vacuumColumns: 4}\n";
        GroundTruth truth = phantom(wedge).truth(7);
        DMatrixRMaj counts = CommonOps_DDRM.mult(truth.spectra(), truth.amounts(), null);
        assertThat(CommonOps_DDRM.elementSum(counts)).isCloseTo(7.0 * 20 * (24 - 4), within(1e4 * ROUNDING));
        SpectrumImage image = phantom(wedge).simulate(7, 1);
        GroundTruth carried = GroundTruth.of(image).orElseThrow();
        assertThat(carried.thickness().orElseThrow().data)
                .containsExactly(truth.thickness().orElseThrow().data);
        assertThat(image.counts().pixelTotals()[3]).isZero();
    }

    /** Atoms per volume times brightness of an atom: iron emits less per atom, but the bremsstrahlung of Z² is more. */
    @Test
    void aDenserPhaseIsBrighterInProportion() {
        DMatrixRMaj light = CommonOps_DDRM.sumCols(phantom(thin("5.7")).truth(1).spectra(), null);
        DMatrixRMaj dense =
                CommonOps_DDRM.sumCols(phantom(thin("11.4")).truth(1).spectra(), null);
        double ratio = dense.get(1) / dense.get(0) / (light.get(1) / light.get(0));
        assertThat(ratio).isCloseTo(2, within(1e-3));
    }

    private static String thin(String density) {
        return SCENE.replace("densityGPerCm3: 5.7", "densityGPerCm3: " + density)
                .replace("thicknessNm: 80", "thicknessNm: 0.01");
    }

    @Test
    void aBrightnessOfOnesOwnReplacesThePhysicalOne() {
        String own = SCENE.replace("3.6}", "3.6, brightness: 1}").replace("5.7", "5.7\n    brightness: 3");
        DMatrixRMaj totals = CommonOps_DDRM.sumCols(phantom(own).truth(1).spectra(), null);
        assertThat(totals.get(1) / totals.get(0)).isCloseTo(3, within(ROUNDING));
    }

    @Test
    void aSpectrumOfOnesOwnIsTakenFromItsFile() throws IOException {
        Files.writeString(folder.resolve("s.csv"), "energy_keV,counts\n1,0\n2,10\n3,0\n");
        String own =
                SCENE.replace("3.6}", "3.6, brightness: 1, spectrum: s.csv}").replace("5.7", "5.7\n    brightness: 1");
        Files.writeString(folder.resolve("f.yaml"), own);
        DMatrixRMaj spectra = Scenes.read(folder.resolve("f.yaml"))
                .create(PhysicsTables.defaults())
                .truth(1)
                .spectra();
        assertThat(spectra.get(85, 0) / spectra.get(60, 0)).isCloseTo(2.0, within(ROUNDING));
        assertThat(spectra.get(10, 0)).isZero();
    }

    @Test
    void theGeometrySeedMovesGrainsAndTheSizeKeepsThem() {
        Scene scene = scene(SCENE);
        Phantom other = scene.vary(Variation.ofSeed(9)).create(PhysicsTables.defaults());
        assertThat(other.truth(1).abundances().data)
                .isNotEqualTo(phantom().truth(1).abundances().data);
        SpectrumImage large = scene.vary(new Variation(
                        0, Optional.of(new ImageShape(40, 48)), OptionalInt.empty(), Imperfections.none()))
                .create(PhysicsTables.defaults())
                .simulate(2, 1);
        assertThat(large.shape()).isEqualTo(new ImageShape(40, 48));
        SpectrumImage one = scene.vary(new Variation(0, Optional.empty(), OptionalInt.of(1), Imperfections.none()))
                .create(PhysicsTables.defaults())
                .simulate(2, 1);
        assertThat(GroundTruth.of(one).orElseThrow().phaseNames()).containsExactly("MgO");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> scene.vary(new Variation(0, Optional.empty(), OptionalInt.of(3), Imperfections.none())))
                .withMessage("scene two-oxides has 2 phases; it cannot be made with 3");
    }

    @Test
    void imperfectionsAreInTheTruth() {
        SpectrumImage image = phantom(SCENE
                        + "imperfections: {axisOffsetEV: 5, unlisted: {Cr: 1}, absent: [Zn], stray: {Cu: 10},"
                        + " deadPixelsPct: 20, driftPx: 2, lineFamilyPct: 5}\n")
                .simulate(20, 1);
        assertThat(image.metadata().notes())
                .containsEntry(
                        "truth/imperfections",
                        "axisOffsetEV=5.0; lineFamilyPct=5.0; deadPixelsPct=20.0; driftPx=2.0; unlisted=Cr:1.0; absent=Zn; stray=Cu:10.0");
        assertThat(image.metadata().notes().get("truth/line-family-factors")).contains("Fe-K=", "Fe-L=", "Mg-K=");
        double[] drift = Arrays.stream(
                        image.metadata().notes().get("truth/drift-px").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(Math.hypot(drift[0], drift[1])).isCloseTo(2, within(ROUNDING));
        assertThat(image.metadata().elements()).extracting(Element::symbol).containsExactly("O", "Mg", "Fe", "Zn");
        GroundTruth truth = GroundTruth.of(image).orElseThrow();
        assertThat(truth.compositions().get(0).atomicFraction(Element.of("Cr"))).isCloseTo(0.01, within(ROUNDING));
        double[] dwell = image.metadata().matrix("truth/dwell").orElseThrow().data;
        for (int p = 0; p < dwell.length; p++) {
            assertThat(dwell[p] == 0 && image.counts().pixelTotals()[p] > 0)
                    .as("pixel %d", p)
                    .isFalse();
        }
        assertThat(image.energy().firstCentreKeV()).isEqualTo(0.3);
    }

    /** Channels of an axis that begins 40 eV lower than is written are 2 lower for the same photon. */
    @Test
    void anAxisThatIsOffMovesThePeaks() {
        GroundTruth right = phantom().truth(1);
        GroundTruth wrong =
                phantom(SCENE + "imperfections: {axisOffsetEV: 40}\n").truth(1);
        int peak = peak(right.spectra());
        assertThat(peak(wrong.spectra())).isEqualTo(peak - 2);
    }

    private static int peak(DMatrixRMaj spectra) {
        int best = 30;
        for (int l = 30; l < 70; l++) {
            best = spectra.get(l, 0) > spectra.get(best, 0) ? l : best;
        }
        return best;
    }

    /** FWHM of Mg Ka, eV, grows with that of Mn Ka; aluminium of 10 um takes O Ka away. */
    @Test
    void aDetectorOfOnesOwnHasItsWidthAndItsLayers() {
        String own =
                "thicknessNm: 80\ndetector: {fwhmMnKaEV: 180, layers: [{atoms: {Al: 1}, densityGPerCm3: 2.7, um: 10}]}";
        Phantom phantom = phantom(SCENE.replace("thicknessNm: 80", own));
        DMatrixRMaj usual = PHANTOM.truth(1).spectra();
        DMatrixRMaj spectra = phantom.truth(1).spectra();
        int magnesium = 48; // 1.254 keV in channels of 0.02 keV from 0.3 keV
        int beside = magnesium + 5;
        assertThat(spectra.get(beside, 0) / spectra.get(magnesium, 0))
                .isGreaterThan(2 * usual.get(beside, 0) / usual.get(magnesium, 0));
        int oxygen = 11; // 0.525 keV
        assertThat(spectra.get(oxygen, 0) / spectra.get(magnesium, 0))
                .isLessThan(0.01 * usual.get(oxygen, 0) / usual.get(magnesium, 0));
        assertThat(phantom.simulate(1, 1).metadata().notes())
                .containsEntry("fwhmMnKaEV", "180.0")
                .hasEntrySatisfying(
                        "simulation/detector-layers", words -> assertThat(words).startsWith("10.0 um of"))
                .doesNotContainKey("simulation/detector-active-um");
        assertThat(PHANTOM.simulate(1, 1).metadata().notes()).doesNotContainKey("fwhmMnKaEV");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thicknessNm: 80|detector: {fwhm: 130}|line 5: detector.fwhm: there is no such key; did you mean 'fwhmMnKaEV'?",
                "thicknessNm: 80|detector: {activeUm: 0}|line 5: detector.activeUm: must be above 0, got 0",
                "thicknessNm: 80|detector: {layers: [{atoms: {All: 1}, densityGPerCm3: 2.7, um: 1}]}|did you mean 'Al'?",
                "size: [20, 24]|siez: [20, 24]|line 3: siez: there is no such key; did you mean 'size'?",
                "size: [20, 24]|size: [20]|line 3: size: expected [rows, columns], got 1 numbers",
                "size: [20, 24]|size: [0, 24]|line 3: size[1]: must lie between 1 and 16384, got 0",
                "description: two oxides|description:|line 2: description: there is no value",
                "description: two oxides|description: *a|line 2: description: aliases (*a) are not understood",
                "id: two-oxides|id: a\\n---\\nid: two-oxides|a scene is one document; another one begins here",
                "channels: 500|channels: 70000|line 4: energy.channels: must lie between 2 and 65536, got 70000",
                "count: 12|count: 2000000|line 12: geometry.grains.count: must lie between 1 and 1000000",
                "thicknessNm: 80|thicknessNm: -8|line 5: thicknessNm: must be above 0, got -8",
                "thicknessNm: 80|thicknessNm: thin|line 5: thicknessNm: expected a number, got 'thin'",
                "thicknessNm: 80|dose: 0|line 5: dose: must be above 0, got 0",
                "thicknessNm: 80|takeOffDeg: 95|line 5: takeOffDeg: take-off angle must be above 0.0 degrees",
                "{Mg: 1, O: 1}|{Mgg: 1, O: 1}|line 7: phases[1].atoms.Mgg: there is no element 'Mgg'; did you mean 'Mg'?",
                "{Mg: 1, O: 1}|{Mg: 0, O: 0}|line 7: phases[1].atoms: a composition needs a positive amount",
                "{Mg: 1, O: 1}|{Mg: -1, O: 1}|line 7: phases[1].atoms.Mg: must be at least 0, got -1",
                "name: FeO|name: MgO|line 1: phases need different names, got [MgO, MgO]",
                "densityGPerCm3: 5.7|density: 5.7|line 10: phases[2].density: there is no such key; did you mean 'densityGPerCm3'?",
                "densityGPerCm3: 5.7|brightness: 5.7|line 8: phases[2]: the key 'densityGPerCm3' is missing",
                "[0.6, 0.4]|[0.6, 0.3]|line 12: geometry.grains.shares: shares of the phases must sum to one",
                "[0.6, 0.4]|[0.6]|line 12: geometry.grains.shares: expected a share for each of the phases [MgO, FeO], got 1",
                "grains:|grain:|line 12: geometry.grain: there is no such key; did you mean 'grains'?",
                "id: two-oxides|id: Two Oxides|line 1: id: an id has small letters",
                "id: two-oxides|id: two-oxides\\nid: b|line 2: Duplicate field 'id'",
                "id: two-oxides|id: [two|line 2: while parsing a flow sequence: expected ',' or ']', but got"
            })
    void saysWhereASceneIsWrong(String right, String wrong, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scene(SCENE.replace(right, wrong.replace("\\n", "\n"))))
                .withMessageContaining(message)
                .withMessageStartingWith("f.yaml");
    }

    @Test
    void saysWhichLayersAreThickerThanTheImage() {
        String layers = SCENE.substring(0, SCENE.indexOf("geometry:")) + """
                geometry:
                  layers:
                    stack:
                      - {phase: MgO, px: 30}
                      - {phase: FeO}
                """;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> phantom(layers))
                .withMessage(
                        "f.yaml, line 12: geometry.layers: layers of 30.0 pixels together do not fit into an image of"
                                + " 20 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scene(layers.replace("{phase: FeO}", "{phase: FeOO}")))
                .withMessageContaining(
                        "line 15: geometry.layers.stack[2].phase: there is no 'FeOO'; did you mean 'FeO'?");
    }

    @Test
    void refusesAnEmptyFileAndWhatIsNoText() throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> scene("")).withMessageContaining("f.yaml is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> scene("- 1\n")).withMessageContaining("got a list");
        Path binary = folder.resolve("b.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenes.read(binary))
                .withMessageContaining("b.yaml");
    }

    @Test
    void readsImperfectionsFromTheCommandLine() {
        assertThat(Scenes.imperfections("axisOffsetEV: 5, stray: {Cu: 2}", "--imperfect")
                        .strayPct())
                .isEqualTo(Map.of(Element.of("Cu"), 2.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenes.imperfections("axisOfsetEV: 5", "--imperfect"))
                .withMessageContaining("did you mean 'axisOffsetEV'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenes.imperfections("sumPeakPct: 70", "--imperfect"))
                .withMessageContaining("sumPeakPct must lie between 0.0 and 20.0, got 70.0");
    }
}
