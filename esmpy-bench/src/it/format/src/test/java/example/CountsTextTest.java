package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;

class CountsTextTest extends SpectrumImageReaderContract {
    @Override
    protected SpectrumImageReader reader() {
        return new CountsText();
    }

    @Override
    protected Path example(Path folder) throws IOException {
        return Files.writeString(folder.resolve("map.txt"), "counts-text 1\n1 3 10 0.1 0.01\n0 5 9 1\n\n3 2\nend\n");
    }

    @Test
    void countsAreInTheirPlaces() throws IOException {
        SpectrumImage image = reader().read(example(folder), ReadOptions.defaults(), ProgressListener.none());
        assertThat(image.counts().pixelTotals()).containsExactly(6, 0, 2);
        assertThat(image.sumSpectrum()).containsExactly(5, 0, 0, 2, 0, 0, 0, 0, 0, 1);
        assertThat(image.energy().firstCentreKeV()).isEqualTo(0.1);
    }
}
