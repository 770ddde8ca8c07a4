package org.esmpy.io.npy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.esmpy.io.ImagePart;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.DenseCounts.Layout;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.staging.AtomicFiles;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Reads and writes maps as NumPy files: a dense cube (height, width, channels) or matrix (pixels, channels) in
 * {@code .npy} or alone in {@code .npz}, or the sparse matrix (pixels × channels, CSR) that SciPy's {@code save_npz}
 * puts into {@code .npz}. {@code .npy} files hold no axes, so the options must give them. We add further arrays to
 * {@code .npz} files, which SciPy ignores: {@code energy_kev} (first centre and width), {@code image_shape},
 * {@code metadata} (JSON as one text of bytes) and {@code matrices/…}.
 *
 * <p>Source: NumPy's documentation, "numpy.lib.format"; SciPy's documentation, "scipy.sparse.save_npz".
 */
public final class NpyFormat implements SpectrumImageReader, SpectrumImageWriter {
    @Inject
    public NpyFormat() {}

    @Override
    public String id() {
        return "npy";
    }

    @Override
    public String description() {
        return "NumPy (.npy dense, .npz dense or SciPy CSR of pixels x channels); axes of .npy from options";
    }

    @Override
    public List<String> extensions() {
        return List.of("npz", "npy");
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        if (isArray(file)) {
            return ProbeResult.accepted("the signature of NumPy");
        }
        return NpzArchive.isIn(file)
                ? ProbeResult.accepted("an archive of NumPy arrays")
                : ProbeResult.refused("neither the signature of NumPy nor an archive of its arrays");
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        if (!isArray(file)) {
            return NpzReading.read(file, options, progress);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(file, Channels.newInputStream(channel));
            Layout layout = layout(file, header);
            DenseCounts dense = DenseCounts.in(file, channel, header.length(), layout, options);
            long end = header.length() + layout.bytes();
            if (channel.size() > end) {
                throw SpectrumFormatException.atOffset(
                        file,
                        end,
                        "is the end of the array, but " + (channel.size() - end)
                                + " bytes follow; the file is damaged, or its header is not the right one");
            }
            return image(file, header, dense, options, progress);
        }
    }

    @Override
    public void write(SpectrumImage image, Path file, WriteOptions options) throws IOException {
        if (options.decomposition().isPresent()) {
            throw new IllegalArgumentException("NumPy files have no place for a decomposition; write .hspy");
        }
        boolean archive = isArchive(file);
        AtomicFiles.write(file, part -> {
            if (archive) {
                NpzWriting.write(image, part);
            } else {
                writeArray(image, part);
            }
            ReadOptions axes = ReadOptions.ofOwnFile()
                    .withOverrides(ReadOptions.defaults()
                            .overrides()
                            .withShape(image.shape())
                            .withEnergyKeV(
                                    image.energy().firstCentreKeV(),
                                    image.energy().widthKeV()));
            if (!DenseCounts.same(read(part, axes, ProgressListener.none()).counts(), image.counts())) {
                throw new IOException("what was written reads back differently; the target was left alone");
            }
        });
    }

    @Override
    public Set<ImagePart> omits(Path file) {
        return isArchive(file) ? Set.of() : EnumSet.allOf(ImagePart.class);
    }

    private static boolean isArchive(Path file) {
        return !String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    /** Reads a map from the stream of an array in an archive, which can be read only once. */
    static SpectrumImage dense(Path file, InputStream array, ReadOptions options, ProgressListener progress)
            throws IOException {
        NpyHeader header = NpyHeader.read(file, array);
        return image(file, header, DenseCounts.from(file, array, layout(file, header), options), options, progress);
    }

    private static Layout layout(Path file, NpyHeader header) {
        NumberType type = header.type()
                .orElseThrow(() -> NpyAxes.error(file, header, "expected integers or floats of 4 or 8 bytes"));
        long[] lengths = header.shape();
        if (lengths.length < 1 || lengths.length > 3) {
            throw NpyAxes.error(file, header, "expected height x width x channels or pixels x channels");
        }
        long pixels = 1;
        for (int i = 0; i < lengths.length - 1; i++) {
            pixels *= lengths[i];
        }
        return new Layout(type, lengths[lengths.length - 1], pixels);
    }

    private static SpectrumImage image(
            Path file, NpyHeader header, DenseCounts dense, ReadOptions options, ProgressListener progress)
            throws IOException {
        long[] lengths = header.shape();
        boolean isCube = lengths.length == 3;
        long pixels = lengths.length == 1 ? 1 : lengths[0] * (isCube ? lengths[1] : 1);
        ImageShape stored = new ImageShape(isCube ? (int) lengths[0] : 1, (int) (isCube ? lengths[1] : pixels));
        EnergyAxis energy = NpyAxes.energy(file, options.overrides(), (int) lengths[lengths.length - 1]);
        CountMatrix counts = header.isFortranOrder() && lengths.length > 1
                ? DenseCounts.transposed(dense.readPlanes(progress), stored)
                : dense.readSpectra(progress);
        return options.overrides().applyTo(SpectrumImage.of(counts, stored, energy));
    }

    private static void writeArray(SpectrumImage image, Path part) throws IOException {
        NumberType type = DenseCounts.narrowest(image.counts());
        NpyHeader header = NpyHeader.of(
                NpyHeader.descr(type),
                image.shape().height(),
                image.shape().width(),
                image.energy().channels());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(header.toBytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            DenseCounts.writeSpectra(image.counts(), type, channel);
        }
    }

    private static boolean isArray(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return NpyHeader.startsWithMagic(in.readNBytes(Long.BYTES));
        }
    }
}
