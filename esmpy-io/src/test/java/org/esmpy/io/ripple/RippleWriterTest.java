package org.esmpy.io.ripple;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumImageWriterContract;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;

class RippleWriterTest extends SpectrumImageWriterContract {
    @Override
    protected SpectrumImageWriter writer() {
        return new RippleFormat();
    }

    @Override
    protected SpectrumImageReader reader() {
        return new RippleFormat();
    }

    @Test
    void metadataReadBack() throws IOException {
        List<Element> elements = List.of(Element.of("O"), Element.of("Fe"));
        SpectrumImage image = image(9).withAcquisition(TestImages.acquisition())
                .withMetadata(TestImages.metadata().withElements(elements));
        Path file = folder.resolve("map.rpl");

        writer().write(image, file, WriteOptions.defaults());
        SpectrumImage read = reader().read(file, options(), ProgressListener.none());

        assertThat(read.acquisition()).isEqualTo(image.acquisition());
        assertThat(read.pixelSize()).isEqualTo(image.pixelSize());
        assertThat(read.metadata().title()).isEqualTo(image.metadata().title());
        assertThat(read.metadata().elements()).isEqualTo(elements);
        assertThat(read.metadata().notes()).isEqualTo(image.metadata().notes());
    }
}
