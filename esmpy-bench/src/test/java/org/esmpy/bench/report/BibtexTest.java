package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BibtexTest {
    private static final String BOTE = "https://doi.org/10.1016/j.adt.2009.08.001";
    private static final String XRAYLIB = "https://doi.org/10.1016/j.sab.2011.09.011";

    @Test
    void everyPublicationIsAnEntryWithItsDoiOnce() {
        String text = Bibtex.of(
                "1.0",
                List.of(
                        new CitedSource(
                                "emission lines", "both", "D. Bote; T. Schoonjans", BOTE + " " + XRAYLIB, "2 + 4"),
                        new CitedSource("attenuation", "xraylib", "T. Schoonjans", XRAYLIB, "4"),
                        new CitedSource("bremsstrahlung", "lifshin", "E. Lifshin", "", "")));
        assertThat(text)
                .contains("@software{esmpy,")
                .containsOnlyOnce(
                        "@misc{both,\n  note = {D. Bote},\n  version = {2 + 4},\n  doi = {10.1016/j.adt.2009.08.001}\n}")
                .containsOnlyOnce("@misc{both-emission-lines,\n  note = {T. Schoonjans},")
                .containsOnlyOnce("doi = {10.1016/j.sab.2011.09.011}")
                .contains("@misc{lifshin,\n  note = {E. Lifshin}\n}");
    }

    @Test
    void aSourceThatCitesNothingIsNoEntry() {
        assertThat(Bibtex.of("1.0", List.of(new CitedSource("window", "none", "", "", "3"))))
                .doesNotContain("@misc");
    }
}
