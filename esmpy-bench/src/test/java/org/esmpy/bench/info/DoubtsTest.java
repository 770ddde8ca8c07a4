package org.esmpy.bench.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.catalog.PhysicsTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each doubt is raised by what deserves it, and by nothing else. */
class DoubtsTest {
    private static final EmissionLines LINES = PhysicsTables.defaults().emissionLines();
    private static final EnergyAxis AXIS = new EnergyAxis(0, 0.01, 1000);
    private static final double SI_K_KEV = 1.740;
    private static final double CU_K_KEV = 8.046;
    private static final double SIGMA_KEV = 0.05;

    private static final Acquisition ACQUISITION =
            Acquisition.unknown().withBeamKeV(200).withTimes(OptionalDouble.of(90), OptionalDouble.of(100));

    @Test
    void anOrdinaryMapRaisesNone() {
        assertThat(doubts(image(SI_K_KEV), ACQUISITION, "Si")).isEmpty();
    }

    @Test
    void anEmptyMap() {
        CountMatrix none = CountMatrix.builder(AXIS.channels(), 1).build();
        SpectrumImage image = SpectrumImage.of(none, new ImageShape(1, 1), AXIS);

        assertThat(doubts(image, ACQUISITION, "Si")).contains("the map holds no counts");
    }

    @Test
    void anUnknownBeam() {
        assertThat(doubts(image(SI_K_KEV), Acquisition.unknown(), "Si")).containsExactly("the beam energy is unknown");
    }

    @Test
    void aListedElementWithoutALineInRange() {
        SpectrumImage cropped = image(SI_K_KEV).cropEnergy(83, AXIS.channels());

        assertThat(doubts(cropped, ACQUISITION, "Si,O"))
                .containsExactly("O is listed, but has no line between 0.83 and 10.00 keV");
    }

    @Test
    void aStrongPeakOfNoListedElement() {
        assertThat(doubts(image(SI_K_KEV, CU_K_KEV), ACQUISITION, "Si"))
                .hasSize(1)
                .allMatch(doubt ->
                        doubt.matches("a peak of \\d+ counts at 8\\.0.. keV belongs to no listed element; Cu\\?"));
        assertThat(doubts(image(SI_K_KEV, CU_K_KEV), ACQUISITION, "Si,Cu")).isEmpty();
    }

    /** Ti Kβ is where V has its Kα. */
    @Test
    void kBetaOfAnElementThatWasNamedIsNoOtherElement() {
        assertThat(doubts(image(SI_K_KEV, 4.51, 4.51, 4.51, 4.51, 4.932), ACQUISITION, "Si"))
                .hasSize(1)
                .allMatch(doubt -> doubt.endsWith("; Ti?"));
    }

    @ParameterizedTest
    @CsvSource({"28.085, 410.872, true", "100, 90, true", "50, 100, false", "100, 100, false"})
    void timesThatDoNotBelongTogether(double live, double real, boolean doubted) {
        Acquisition acquisition = ACQUISITION.withTimes(OptionalDouble.of(live), OptionalDouble.of(real));

        assertThat(doubts(image(SI_K_KEV), acquisition, "Si").stream()
                        .anyMatch(doubt -> doubt.contains("contradict each other")))
                .isEqualTo(doubted);
    }

    @Test
    void aZeroPeak() {
        assertThat(doubts(image(SI_K_KEV, 0), ACQUISITION, "Si"))
                .hasSize(1)
                .allMatch(doubt -> doubt.endsWith("counts lie below 0.1 keV: a zero peak of the electronics"));
    }

    /** A scan that does not fit its data, or that broke off, is for the reader to see. */
    @Test
    void whatTheReaderDoubts() {
        SpectrumImage image = image(SI_K_KEV);
        image = image.withMetadata(image.metadata().withNotes(Map.of(SpectrumImageReader.DOUBT, "half a frame")));

        assertThat(Doubts.about(
                        image.withAcquisition(ACQUISITION)
                                .withMetadata(image.metadata().withElements(List.of(Element.of("Si")))),
                        LINES))
                .containsExactly("half a frame");
    }

    private static List<String> doubts(SpectrumImage image, Acquisition acquisition, String elements) {
        List<Element> listed =
                List.of(elements.split(",")).stream().map(Element::of).toList();
        return Doubts.about(
                image.withAcquisition(acquisition)
                        .withMetadata(ImageMetadata.empty().withElements(listed)),
                LINES);
    }

    /** One pixel with a flat background and Gaussian peaks. */
    private static SpectrumImage image(double... peaksKeV) {
        CountMatrixBuilder builder = CountMatrix.builder(AXIS.channels(), 1);
        for (int l = 0; l < AXIS.channels(); l++) {
            double counts = AXIS.centreKeV(l) > 0.1 ? 20 : 0;
            for (double peak : peaksKeV) {
                double z = (AXIS.centreKeV(l) - peak) / SIGMA_KEV;
                counts += 3000 * Math.exp(-z * z / 2);
            }
            builder.add(l, (int) Math.round(counts));
        }
        return SpectrumImage.of(builder.endPixel().build(), new ImageShape(1, 1), AXIS);
    }
}
