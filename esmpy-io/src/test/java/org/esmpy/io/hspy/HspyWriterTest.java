package org.esmpy.io.hspy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.esmpy.io.TestImages.assertSameCounts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumImageWriterContract;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HspyWriterTest extends SpectrumImageWriterContract {
    @Override
    protected SpectrumImageWriter writer() {
        return new HspyFormat();
    }

    @Override
    protected SpectrumImageReader reader() {
        return new HspyFormat();
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 30, 30.5, 300})
    void theBeamReadsBackFromBothKindsOfMicroscope(double beamKeV) throws IOException {
        SpectrumImage image = image(9).withAcquisition(TestImages.acquisition().withBeamKeV(beamKeV));

        assertThat(roundTrip(image).acquisition()).isEqualTo(image.acquisition());
    }

    @Test
    void manyAndPartialChunksReadBack() throws IOException {
        SpectrumImage image = TestImages.random(new ImageShape(61, 47), 3000, 300, 2);

        assertSameCounts(roundTrip(image), image);
    }

    /** The order of jHDF's objects depends on their names; its defect destroys what comes last. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "/",
                "a",
                "zz",
                "Experiments",
                "_tail",
                "data",
                "learning_results",
                "\u0000",
                "Ünïcødé 漢字"
            })
    void anyTitleReadsBack(String title) throws IOException {
        SpectrumImage image = image(9).withMetadata(ImageMetadata.empty().withTitle(title));

        assertThat(roundTrip(image).metadata().title()).isEqualTo(title.replace("\0", ""));
    }

    @Test
    void emptyMatricesAndNotesWithReservedNamesAreRefused() {
        ImageMetadata none = ImageMetadata.empty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        roundTrip(image(1).withMetadata(none.withMatrices(Map.of("truth", new DMatrixRMaj(0, 3))))))
                .withMessageContaining("'truth' is 0 x 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> roundTrip(image(1).withMetadata(none.withNotes(Map.of("title", "x")))))
                .withMessageContaining("title");
        assertThat(folder).isEmptyDirectory();
    }

    private SpectrumImage roundTrip(SpectrumImage image) throws IOException {
        Path file = folder.resolve("map.hspy");
        writer().write(image, file, WriteOptions.defaults());
        return reader().read(file, ReadOptions.defaults(), ProgressListener.none());
    }
}
