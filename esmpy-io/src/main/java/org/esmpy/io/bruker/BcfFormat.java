package org.esmpy.io.bruker;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SideImageReader;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.SpectrumImage;

/**
 * Bruker Esprit's {@code .bcf} files: container, compressed blocks, and pixels as events, as 12-bit events or as packed
 * runs. Of several cubes the one of the lowest index is read.
 *
 * <p>Source: the layout as found in files of Esprit, versions 2.40 to 2.80 of the container.
 */
public final class BcfFormat implements SpectrumImageReader, SideImageReader {
    @Inject
    public BcfFormat() {}

    @Override
    public String id() {
        return "bruker-bcf";
    }

    @Override
    public String description() {
        return "Bruker Esprit (.bcf): maps with their header";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        return BcfContainer.hasSignature(file)
                ? ProbeResult.accepted("the signature of a Bruker container")
                : ProbeResult.refused("no signature of a Bruker container");
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        try (BcfContainer container = BcfContainer.open(file)) {
            return BcfReading.read(container, options, progress);
        }
    }

    @Override
    public List<SideImage> readSideImages(Path file, ReadOptions options) throws IOException {
        try (BcfContainer container = BcfContainer.open(file)) {
            return BcfReading.sideImages(container, options);
        }
    }
}
