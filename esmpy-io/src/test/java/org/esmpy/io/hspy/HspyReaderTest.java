package org.esmpy.io.hspy;

import java.io.IOException;
import java.nio.file.Path;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.ImageShape;

class HspyReaderTest extends SpectrumImageReaderContract {
    @Override
    protected SpectrumImageReader reader() {
        return new HspyFormat();
    }

    @Override
    protected Path example(Path folder) throws IOException {
        Path file = folder.resolve("example.hspy");
        new HspyFormat()
                .write(
                        TestImages.random(new ImageShape(6, 5), 40, 9, 1)
                                .withAcquisition(TestImages.acquisition())
                                .withMetadata(TestImages.metadata()),
                        file,
                        WriteOptions.defaults());
        return file;
    }
}
