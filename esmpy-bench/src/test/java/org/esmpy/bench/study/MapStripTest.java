package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapStripTest {
    /** Half of one of 255 steps. */
    private static final double STEP = 0.5 / 255 + 1e-12;

    @TempDir
    private Path folder;

    @Test
    void valuesComeBackToOneGreyStepAndStayBetweenZeroAndOne() throws IOException {
        Path file = folder.resolve("maps.png");
        DMatrixRMaj maps = new DMatrixRMaj(new double[][] {{0, 0.1, 0.2, 0.3, 0.4, 0.5}, {1, 0.9, -3, 7, 0.6, 0.501}});
        MapStrip.of(maps, new ImageShape(2, 3)).write(file);
        MapStrip read = MapStrip.read(file, 2);
        assertThat(read.shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(read.values(0)).containsExactly(new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.5}, within(STEP));
        assertThat(read.values(1)).containsExactly(new double[] {1, 0.9, 0, 1, 0.6, 0.501}, within(STEP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapStrip.read(file, 4))
                .withMessageContaining("is not a picture of 4 maps side by side");
    }
}
