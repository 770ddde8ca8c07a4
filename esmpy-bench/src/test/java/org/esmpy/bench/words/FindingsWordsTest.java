package org.esmpy.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.spectrum.Calibration;
import org.esmpy.model.spectrum.Calibration.State;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.FoundElement;
import org.esmpy.model.spectrum.Instrument;
import org.esmpy.model.spectrum.UnlistedInPhase;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;

class FindingsWordsTest {
    private static final FitSettings SETTINGS = FitSettings.defaults();

    @Test
    void saysNothingWhereEverythingIsAsItWas() {
        assertThat(FindingsWords.of(findings(0, State.FOUND, List.of()), SETTINGS))
                .isEmpty();
    }

    @Test
    void saysWhatWasFoundWithItsError() {
        assertThat(FindingsWords.of(findings(100, State.FOUND, List.of()), SETTINGS))
                .singleElement()
                .asString()
                .contains("offset +12.0 ± 0.5 eV", "gain +1200.000 ± 50.000 %", "Fano factor 12.0000");
    }

    @Test
    void saysWhatTheCountsDoNotTell() {
        assertThat(FindingsWords.of(findings(0, State.UNDETERMINED, List.of()), SETTINGS))
                .containsExactly(
                        "the counts do not determine offset, gain, width, fano, tail of the calibration: they keep"
                                + " their values from the file and the settings");
    }

    @Test
    void namesElementsWithTheirEvidenceUnlessTheyBecamePartOfTheSpecimen() {
        List<FoundElement> copper = List.of(new FoundElement(Element.of("Cu"), 1000, 45, 5000, 8.046, 1));
        assertThat(FindingsWords.of(findings(0, State.FIXED, copper), SETTINGS))
                .singleElement()
                .asString()
                .startsWith("not listed, but in the spectrum: Cu (5000 counts, most at 8.05 keV, 45 sigma); they have");
        FitSettings specimen = SETTINGS.edit().elements(List.of("Cu", "O")).settings();
        assertThat(FindingsWords.of(findings(0, State.FIXED, copper), specimen)).isEmpty();
    }

    @Test
    void namesUnlistedElementsOfPhases() {
        assertThat(FindingsWords.ofSpecimen(List.of())).isEmpty();
        assertThat(FindingsWords.ofSpecimen(List.of(new UnlistedInPhase(Element.of("Cr"), 0, 0.138, 2, 0.0004))))
                .containsExactly(
                        "Cr is in the spectrum and not in --elements, and it follows the phases as grid and holder"
                                + " do not: Cr emits 13.8 % of the counts where phase_1 is and 0.0 % where phase_3 is; compositions"
                                + " and absorption leave it out: add it to --elements");
    }

    private static Findings findings(double gainNats, State state, List<FoundElement> elements) {
        List<Calibration.Value> values = new ArrayList<>();
        for (CalibrationParameter parameter : CalibrationParameter.values()) {
            if (parameter != CalibrationParameter.ESCAPE) {
                values.add(new Calibration.Value(parameter, 0, 12, 0.5, state));
            }
        }
        return new Findings(
                new EnergyAxis(0, 0.01, 100),
                new Calibration(Instrument.nominal(130), values, gainNats, 1),
                elements,
                false,
                Optional.empty());
    }
}
