package org.esmpy.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;

class AbundanceMapPictureTest {
    private static final int VIRIDIS_LOW = 0x440154;
    private static final int VIRIDIS_HIGH = 0xFDE725;

    @Test
    void drawsLowDarkAndHighBrightWhereTheyAre() {
        BufferedImage picture = new AbundanceMapPicture()
                .draw("Phase 1", new double[] {0, 1, 1, 0}, new ImageShape(2, 2), Optional.empty(), 1);
        int left = 16 + 140;
        int right = 16 + 420;
        int top = 16 + 34 + 140;
        assertThat(picture.getRGB(left, top) & 0xFFFFFF).isEqualTo(VIRIDIS_LOW);
        assertThat(picture.getRGB(right, top) & 0xFFFFFF).isEqualTo(VIRIDIS_HIGH);
        assertThat(picture.getRGB(left, top + 280) & 0xFFFFFF).isEqualTo(VIRIDIS_HIGH);
    }
}
