package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.esmpy.physics.Element;
import org.esmpy.physics.continuum.Continua;
import org.junit.jupiter.api.Test;

class ElementSearchTest {
    private static final Instrument NOMINAL = Instrument.nominal(130);

    /**
     * Peaks of 170 eV are fitted with 130 eV before a calibration. The wings of S Kα (2.307 keV) then look like Mo Lα
     * (2.293 keV), but there is nothing at Mo Kα (17.48 keV).
     */
    @Test
    void softLinesOfAnElementWithoutItsHardOnesAreWingsOfWidePeaks() {
        SummedSpectrum spectrum = SimulatedSpectrum.of(
                        Instrument.nominal(170), Map.of("Fe", 1e5, "S", 7.7e4, "Cu", 2.4e4, "O", 5e3, "", 8e4), 1)
                .withPhysics(SimulatedSpectrum.of(NOMINAL, Map.of("Fe", 1.0), 1)
                        .physics()
                        .withContinuum(Continua.bernstein(3)));
        List<Element> known = Stream.of("Fe", "S", "Cu", "O").map(Element::of).toList();
        List<LineFamily> families = known.stream()
                .flatMap(element ->
                        LineFamily.of(element, spectrum.physics(), spectrum.axis(), SimulatedSpectrum.BEAM_KEV, false)
                                .stream())
                .toList();
        assertThat(new ElementSearch(spectrum, NOMINAL, ElementSearch.STRONG).missing(families, known))
                .extracting(found -> found.element().symbol())
                .isEmpty();
    }
}
