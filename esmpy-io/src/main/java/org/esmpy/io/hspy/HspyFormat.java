package org.esmpy.io.hspy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.io.internal.hdf5.Hdf5Output;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.model.SpectrumImage;

/**
 * HyperSpy's HDF5 files. Reads layouts 1.2 to 3.3, writes layout 3.1 with signal types of HyperSpy's core.
 *
 * <p>Source: the layout as found in files of HyperSpy 0.8 to 2.x and as HyperSpy's user guide describes it
 * (https://hyperspy.org, "HSpy - HyperSpy's HDF5 Specification"), which says: groups are dictionaries, scalars are
 * attributes, {@code _list_x} and {@code _tuple_x} are sequences, {@code "_None_"} is nothing.
 */
public final class HspyFormat implements SpectrumImageReader, SpectrumImageWriter {
    @Inject
    public HspyFormat() {}

    @Override
    public String id() {
        return "hspy";
    }

    @Override
    public String description() {
        return "HyperSpy HDF5 (.hspy): spectrum images with axes, metadata and decompositions";
    }

    @Override
    public List<String> extensions() {
        return List.of("hspy");
    }

    @Override
    public boolean keepsPartsApart() {
        return true;
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        return Hdf5File.probe(file, HspyFormat::probe);
    }

    private static ProbeResult probe(Hdf5File hdf5) {
        Hdf5Group root = hdf5.root();
        boolean signed = root.text("file_format").filter("HyperSpy"::equals).isPresent();
        return signed || root.group(HspyExperiments.GROUP).isPresent()
                ? ProbeResult.accepted("HDF5 with /" + HspyExperiments.GROUP)
                : ProbeResult.refused("HDF5, but without /" + HspyExperiments.GROUP);
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        return Hdf5File.read(file, options, hdf5 -> HspyReading.read(hdf5, options, progress));
    }

    @Override
    public void write(SpectrumImage image, Path file, WriteOptions writeOptions) throws IOException {
        HspyWriting writing = new HspyWriting(image, writeOptions);
        AtomicFiles.write(file, part -> {
            Hdf5Output.write(part, writing::writeTo);
            ReadOptions options = ReadOptions.defaults().withMaxMemoryBytes(Long.MAX_VALUE);
            writing.check(read(part, options, ProgressListener.none()));
        });
    }
}
