package org.esmpy.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.ImageMetadata;
import org.junit.jupiter.api.Test;

class RecordedResolutionTest {
    private static final PhysicsSettings DEFAULTS = PhysicsSettings.defaults();

    private final List<String> warnings = new ArrayList<>();

    @Test
    void theResolutionOfTheFileIsUsedAndSaid() {
        PhysicsSettings settings = RecordedResolution.over(DEFAULTS, recorded("160.0"), warnings);

        assertThat(settings.responseOptions()).containsOnly(Map.entry("fwhmMnKaEV", 160.0));
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("resolution of 160.0 eV (Mn Ka) is taken from the file");
    }

    @Test
    void nothingChangesWhereTheFileHasNoneOrThatOfTheModel() {
        assertThat(RecordedResolution.over(DEFAULTS, ImageMetadata.empty(), warnings))
                .isSameAs(DEFAULTS);
        assertThat(RecordedResolution.over(DEFAULTS, recorded("130.0"), warnings))
                .isSameAs(DEFAULTS);
        assertThat(warnings).isEmpty();
    }

    @Test
    void anImpossibleResolutionIsNamedAndLeftOut() {
        assertThat(RecordedResolution.over(DEFAULTS, recorded("0.13"), warnings))
                .isSameAs(DEFAULTS);
        assertThat(warnings).singleElement().asString().contains("0.13 eV, which no detector has");
    }

    private static ImageMetadata recorded(String text) {
        return ImageMetadata.empty().withNotes(Map.of(SpectrumImageReader.RESOLUTION, text));
    }
}
