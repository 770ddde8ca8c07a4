package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;

class MisfitCausesTest {
    private static final Map<String, Double> STEEL = Map.of("Fe", 1e5, "Ni", 2e4, "", 2e4);
    private static final List<Element> LISTED = List.of(Element.of("Fe"), Element.of("Ni"));
    private static final Instrument NOMINAL = Instrument.nominal(130);

    @Test
    void namesTheElementWhoseLineIsMissing() {
        Map<String, Double> with = new HashMap<>(STEEL);
        with.put("Cr", 2e4);
        assertThat(cause(NOMINAL, with)).startsWith("a line is missing: ").contains("Cr");
    }

    @Test
    void namesAShiftedAxis() {
        assertThat(cause(new Instrument(10, 0, 130, 0.12, 0, false), STEEL)).isEqualTo("the energy axis");
    }

    @Test
    void namesAWrongWidth() {
        assertThat(cause(new Instrument(0, 0, 145, 0.12, 0, false), STEEL)).isEqualTo("the width of peaks");
    }

    @Test
    void namesTheElementWhoseLinesAreTooWeak() {
        Map<String, Double> more = new HashMap<>(STEEL);
        more.put("Ni", 3e4);
        assertThat(cause(NOMINAL, more)).startsWith("too little of Ni");
    }

    /** Of the worst window of a spectrum against the right model of steel. */
    private static String cause(Instrument truth, Map<String, Double> counts) {
        double[] model = SimulatedSpectrum.expected(NOMINAL, STEEL);
        SummedSpectrum spectrum = SimulatedSpectrum.of(truth, counts, 1);
        Misfit misfit = Misfit.of(spectrum.axis(), spectrum.counts(), model).orElseThrow();
        assertThat(misfit.isLarge()).isTrue();
        return new MisfitCauses(
                        spectrum.axis(), spectrum.counts(), model, spectrum.physics(), spectrum.beamKeV(), LISTED)
                .of(misfit.worst(1).get(0));
    }
}
