package org.esmpy.io.npy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.Progress;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/** Reads the arrays of an archive. Entries are found by name and never unpacked under it. */
final class NpzReading {
    static final String SUFFIX = ".npy";
    static final String ENERGY = "energy_kev";
    static final String SHAPE = "image_shape";
    static final String BEAM = "beam_kev";
    static final String TAKE_OFF = "take_off_deg";

    private static final byte[] MAGIC = {'P', 'K', 3, 4};
    private static final int MAX_PIXELS = DenseCounts.MAX_PIXELS;
    private static final int MAX_ENTRIES = 1000;

    /** Most bytes that one byte of the archive can stand for. */
    private static final long MAX_EXPANSION = 1032;

    private final Path file;
    private final ZipFile zip;

    private NpzReading(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static boolean isIn(Path file) throws IOException {
        if (!hasMagic(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() <= MAX_ENTRIES
                    && zip.stream().anyMatch(entry -> entry.getName().endsWith(SUFFIX));
        } catch (ZipException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @throws SpectrumFormatException if the archive is damaged or holds no map
     */
    static SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        if (!hasMagic(file)) {
            throw SpectrumFormatException.atOffset(file, 0, "holds no signature of NumPy or of an archive");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            NpzReading reading = new NpzReading(file, zip);
            return reading.has("indptr") ? reading.sparse(options, progress) : reading.dense(options, progress);
        } catch (ZipException | EOFException e) {
            throw SpectrumFormatException.of(
                            file,
                            "is an archive that cannot be read: " + e.getMessage() + ". It is truncated or damaged")
                    .causedBy(e);
        }
    }

    private SpectrumImage sparse(ReadOptions options, ProgressListener listener) throws IOException {
        long pixels;
        long channels;
        try (NpyNumbers shape = numbers("shape")) {
            pixels = shape.nextWhole(DenseCounts.MAX_PIXELS);
            channels = shape.nextWhole(CountMatrix.MAX_CHANNELS);
        }
        checkFormat();
        try (NpyNumbers ends = numbers("indptr");
                NpyNumbers indices = numbers("indices");
                NpyNumbers data = numbers("data")) {
            if (pixels < 1 || channels < 1 || ends.length() != pixels + 1 || indices.length() != data.length()) {
                throw SpectrumFormatException.of(
                        file,
                        "declares " + pixels + " x " + channels + " with "
                                + ends.length() + " row ends, " + indices.length() + " indices and " + data.length()
                                + " values; they do not fit together");
            }
            ImageOverrides own = own();
            EnergyAxis energy = own.energyWidthKeV().isPresent()
                    ? new EnergyAxis(0, 1, (int) channels)
                    : NpyAxes.energy(file, options.overrides(), (int) channels);
            CountMatrixBuilder builder = CountMatrix.builder((int) channels, (int) pixels);
            Progress progress = new Progress(listener, pixels);
            long from = ends.nextWhole(0);
            for (long pixel = 0; pixel < pixels; pixel++) {
                long to = ends.nextWhole(data.length());
                for (; from < to; from++) {
                    long count = data.nextWhole(Integer.MAX_VALUE);
                    builder.add((int) indices.nextWhole(channels - 1), (int) count);
                }
                builder.endPixel();
                progress.advance(1);
            }
            SpectrumImage image = SpectrumImage.of(builder.build(), new ImageShape(1, (int) pixels), energy);
            return options.overrides().applyTo(applied(own, image));
        }
    }

    private SpectrumImage dense(ReadOptions options, ProgressListener progress) throws IOException {
        List<String> names =
                zip.stream().limit(MAX_ENTRIES).map(ZipEntry::getName).toList();
        if (names.size() != 1 || !names.get(0).endsWith(SUFFIX)) {
            throw SpectrumFormatException.of(
                    file, "holds " + names.stream().limit(10).toList() + "; expected one cube or SciPy's CSR arrays");
        }
        ZipEntry entry = zip.getEntry(names.get(0));
        if (entry.getSize() < 0 || entry.getSize() > MAX_EXPANSION * Files.size(file)) {
            throw SpectrumFormatException.at(
                    file, entry.getName(), "declares " + entry.getSize() + " bytes, more than the archive can hold");
        }
        Path unpacked = Files.createTempFile("esmpy", SUFFIX);
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(unpacked, StandardOpenOption.READ)) {
                return NpyFormat.dense(file, channel, options, progress);
            }
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private SpectrumImage applied(ImageOverrides own, SpectrumImage image) {
        try {
            return own.applyTo(image);
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.of(file, "says of itself what cannot be: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** What our archives say about themselves. */
    private ImageOverrides own() throws IOException {
        OptionalDouble offset = OptionalDouble.empty();
        OptionalDouble width = OptionalDouble.empty();
        if (has(ENERGY)) {
            try (NpyNumbers energy = numbers(ENERGY)) {
                offset = OptionalDouble.of(energy.next());
                width = OptionalDouble.of(energy.next());
            }
        }
        Optional<ImageShape> shape = Optional.empty();
        if (has(SHAPE)) {
            try (NpyNumbers sides = numbers(SHAPE)) {
                shape = Optional.of(shape(sides.nextWhole(MAX_PIXELS), sides.nextWhole(MAX_PIXELS)));
            }
        }
        return new ImageOverrides(shape, offset, width, one(BEAM), one(TAKE_OFF));
    }

    private ImageShape shape(long height, long width) {
        if (height < 1 || width < 1 || height * width > MAX_PIXELS) {
            throw SpectrumFormatException.at(file, SHAPE, "is " + height + " x " + width + ", which cannot be");
        }
        return new ImageShape((int) height, (int) width);
    }

    private OptionalDouble one(String name) throws IOException {
        if (!has(name)) {
            return OptionalDouble.empty();
        }
        try (NpyNumbers numbers = numbers(name)) {
            return OptionalDouble.of(numbers.next());
        }
    }

    private void checkFormat() throws IOException {
        try (InputStream in = stream("format")) {
            NpyHeader.read(file, in);
            String format = new String(in.readNBytes(12), StandardCharsets.US_ASCII).replace("\0", "");
            if (!format.equals("csr")) {
                throw SpectrumFormatException.at(
                        file, "format", "is '" + format + "'; expected csr: save_npz(file, matrix.tocsr())");
            }
        }
    }

    private boolean has(String name) {
        return zip.getEntry(name + SUFFIX) != null;
    }

    private NpyNumbers numbers(String name) throws IOException {
        return new NpyNumbers(file, name, stream(name));
    }

    private InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw SpectrumFormatException.of(file, "has no array '" + name + "'");
        }
        return zip.getInputStream(entry);
    }

    private static boolean hasMagic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }
}
