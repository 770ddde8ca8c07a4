package org.esmpy.io.velox;

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
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.model.SpectrumImage;

/**
 * Reads Velox's {@code .emd} files, versions 11 and 13. The counts come from the event streams under
 * {@code /Data/SpectrumStream}, one for each segment of the detector: 65535 ends a pixel, any other number is one count
 * in that channel. Files of the same extension by NCEM's definition are not of this format.
 *
 * <p>Velox hides the zero peak below about 0.1 keV; it is in the streams and is read like everything else.
 *
 * <p>Source: the layout as found in files of Velox.
 */
public final class VeloxFormat implements SpectrumImageReader, SideImageReader {
    @Inject
    public VeloxFormat() {}

    @Override
    public String id() {
        return "velox-emd";
    }

    @Override
    public String description() {
        return "Thermo Fisher Velox (.emd): event streams of detector segments and frames, summed";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        return Hdf5File.probe(file, VeloxFormat::probe);
    }

    private static ProbeResult probe(Hdf5File hdf5) {
        return VeloxReading.isVelox(hdf5)
                ? ProbeResult.accepted("HDF5 whose /" + VeloxReading.VERSION + " says Velox")
                : ProbeResult.refused("HDF5, but without a /" + VeloxReading.VERSION + " of Velox");
    }

    @Override
    public boolean keepsPartsApart() {
        return true;
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        return Hdf5File.read(file, options, hdf5 -> new VeloxReading(hdf5, options).read(progress));
    }

    @Override
    public List<SideImage> readSideImages(Path file, ReadOptions options) throws IOException {
        return Hdf5File.read(file, options, hdf5 -> {
            VeloxReading.requireVelox(hdf5);
            return new VeloxImages(hdf5).read();
        });
    }
}
