package org.esmpy.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundTruthTest {
    /** Fractions go to per cent and back. */
    private static final double ROUNDING = 1e-15;

    private static final Element O = Element.of("O");
    private static final Element FE = Element.of("Fe");
    private static final List<String> NAMES = List.of("Oxide", "Metal");
    private static final DMatrixRMaj ABUNDANCES = new DMatrixRMaj(new double[][] {{1, 0.5, 0.25}, {0, 0.5, 0.75}});
    private static final DMatrixRMaj SPECTRA = new DMatrixRMaj(new double[][] {{1, 0}, {2, 0}, {0.5, 0.25}, {0, 8}});
    private static final List<Composition> COMPOSITIONS =
            List.of(Composition.ofAtoms(Map.of(FE, 2.0, O, 3.0)), Composition.pure(FE));

    private static GroundTruth truth() {
        return new GroundTruth(NAMES, ABUNDANCES, SPECTRA, COMPOSITIONS);
    }

    private static SpectrumImage image(ImageMetadata metadata) {
        return SpectrumImage.of(CountMatrix.builder(4, 3).build(), new ImageShape(1, 3), new EnergyAxis(0, 1, 4))
                .withMetadata(metadata);
    }

    @Test
    void travelsWithAnImage() {
        ImageMetadata metadata = ImageMetadata.empty().withTitle("title").withNotes(Map.of("other", "note"));
        SpectrumImage image = image(truth().attachTo(metadata));
        GroundTruth back = GroundTruth.of(image).orElseThrow();
        assertThat(back.phaseNames()).isEqualTo(NAMES);
        assertThat(back.abundances().data).containsExactly(ABUNDANCES.data);
        assertThat(back.spectra().data).containsExactly(SPECTRA.data);
        assertThat(back.elements()).containsExactly(O, FE);
        for (int k = 0; k < back.phases(); k++) {
            for (Element element : back.elements()) {
                assertThat(back.compositions().get(k).atomicFraction(element))
                        .isCloseTo(COMPOSITIONS.get(k).atomicFraction(element), within(ROUNDING));
            }
        }
        assertThat(image.metadata().title()).isEqualTo("title");
        assertThat(image.metadata().notes()).containsEntry("other", "note");
    }

    @Test
    void isWrittenAsNamedMatricesAndNotes() {
        ImageMetadata metadata = truth().attachTo(ImageMetadata.empty());
        assertThat(metadata.matrices()).containsOnlyKeys("truth/abundance", "truth/spectra", "truth/composition");
        assertThat(metadata.notes())
                .containsOnly(Map.entry("truth/phases", "Oxide,Metal"), Map.entry("truth/elements", "O,Fe"));
        assertThat(metadata.matrix("truth/composition").orElseThrow().data)
                .containsExactly(new double[] {60, 0, 40, 100}, within(100 * ROUNDING));
    }

    @Test
    void isAbsentFromAMeasuredImage() {
        assertThat(GroundTruth.of(image(ImageMetadata.empty()))).isEmpty();
    }

    @Test
    void leavesAnImageWhoseAxesChange() {
        SpectrumImage image = image(truth().attachTo(ImageMetadata.empty()));
        assertThat(GroundTruth.of(image.cropEnergy(0, 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"truth/spectra", "truth/composition", "truth/phases", "truth/elements"})
    void refusesToBeIncomplete(String missing) {
        ImageMetadata whole = truth().attachTo(ImageMetadata.empty());
        Map<String, DMatrixRMaj> matrices = new TreeMap<>(whole.matrices());
        Map<String, String> notes = new TreeMap<>(whole.notes());
        matrices.remove(missing);
        notes.remove(missing);
        SpectrumImage image = image(whole.withMatrices(matrices).withNotes(notes));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroundTruth.of(image))
                .withMessage("the image carries truth/abundance, but not " + missing + "; its truth cannot be used");
    }

    @Test
    void refusesAnImageOfOtherSize() {
        SpectrumImage image = SpectrumImage.of(
                        CountMatrix.builder(4, 2).build(), new ImageShape(1, 2), new EnergyAxis(0, 1, 4))
                .withMetadata(truth().attachTo(ImageMetadata.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroundTruth.of(image))
                .withMessage("the truth is of 4 channels x 3 pixels, but the image has 4 channels x 2 pixels");
    }

    @Test
    void refusesPartsOfDifferentNumbersOfPhases() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroundTruth(List.of("one"), ABUNDANCES, SPECTRA, COMPOSITIONS))
                .withMessage("the truth names 1 phases, but has abundances of 2, spectra of 2 and compositions of 2");
    }

    @Test
    void refusesNamesThatCannotTravel() {
        for (List<String> names : List.of(List.of("a,b", "c"), List.of("same", "same"), List.of(" ", "c"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new GroundTruth(names, ABUNDANCES, SPECTRA, COMPOSITIONS))
                    .withMessageContaining("different names");
        }
    }

    @Test
    void keepsTheRowsOfTheChannelsThatAreLeft() {
        GroundTruth cropped = truth().cropEnergy(1, 3);
        assertThat(cropped.spectra().getNumRows()).isEqualTo(2);
        assertThat(cropped.spectra().get(0, 1)).isEqualTo(SPECTRA.get(1, 1));
        assertThat(cropped.abundances()).isSameAs(truth().abundances());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> truth().cropEnergy(3, 5))
                .withMessage("the truth has channels 0 to 4, not 3 to 5");
    }
}
