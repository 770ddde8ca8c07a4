package org.esmpy.io.oxford;

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
 * Reads Oxford Instruments' {@code .h5oina} files, which AZtec exports: spectra of a map or a line, of one or several
 * detectors. Files contain spectra from version 7 of the format (AZtec 6.2) on.
 *
 * <p>Source: Oxford Instruments NanoAnalysis, "H5OINA file format specification", version 8.0
 * (https://github.com/oinanoanalysis/h5oina).
 */
public final class OinaFormat implements SpectrumImageReader, SideImageReader {
    @Inject
    public OinaFormat() {}

    @Override
    public String id() {
        return "h5oina";
    }

    @Override
    public String description() {
        return "Oxford Instruments AZtec (.h5oina): maps of one or several detectors, from version 7 on";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        return Hdf5File.probe(file, OinaFormat::probe);
    }

    private static ProbeResult probe(Hdf5File hdf5) {
        return OinaSlice.isOina(hdf5)
                ? ProbeResult.accepted("HDF5 with /" + OinaSlice.VERSION + " and /" + OinaSlice.INDEX + " of H5OINA")
                : ProbeResult.refused(
                        "HDF5, but without the /" + OinaSlice.VERSION + " and /" + OinaSlice.INDEX + " of H5OINA");
    }

    @Override
    public boolean keepsPartsApart() {
        return true;
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        return Hdf5File.read(file, options, hdf5 -> new OinaReading(hdf5, options).read(progress));
    }

    @Override
    public List<SideImage> readSideImages(Path file, ReadOptions options) throws IOException {
        return Hdf5File.read(file, options, hdf5 -> new OinaImages(OinaSlice.choose(hdf5, options)).read());
    }
}
