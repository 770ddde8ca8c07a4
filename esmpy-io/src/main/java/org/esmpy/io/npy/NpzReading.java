package org.esmpy.io.npy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.OneLine;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Reads an image from the arrays of an {@code .npz} archive: SciPy's sparse matrix with the arrays that we add, or a
 * dense cube alone.
 */
final class NpzReading {
    static final String ENERGY = "energy_kev";
    static final String SHAPE = "image_shape";
    static final String METADATA = "metadata";
    static final String MATRICES = "matrices/";

    private static final int MAX_PIXELS = DenseCounts.MAX_PIXELS;

    private final Path file;
    private final NpzArchive archive;
    private final ReadOptions options;

    private NpzReading(NpzArchive archive, ReadOptions options) {
        this.file = archive.file();
        this.archive = archive;
        this.options = options;
    }

    /**
     * @throws SpectrumFormatException if the archive is damaged or holds no map
     */
    static SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        try (NpzArchive archive = NpzArchive.open(file, ReadBudget.of(file, options))) {
            NpzReading reading = new NpzReading(archive, options);
            return archive.has("indptr") ? reading.sparse(progress) : reading.dense(progress);
        } catch (ZipException | EOFException e) {
            throw NpzArchive.damaged(file, e);
        }
    }

    private SpectrumImage sparse(ProgressListener listener) throws IOException {
        long pixels;
        long channels;
        try (NpyNumbers shape = archive.numbers("shape")) {
            pixels = shape.nextWhole(MAX_PIXELS);
            channels = shape.nextWhole(CountMatrix.MAX_CHANNELS);
        }
        String format = archive.word("format");
        if (!format.equals("csr")) {
            throw SpectrumFormatException.at(
                    file, "format", "is '" + format + "'; expected csr: save_npz(file, matrix.tocsr())");
        }
        try (NpyNumbers ends = archive.numbers("indptr");
                NpyNumbers indices = archive.numbers("indices");
                NpyNumbers data = archive.numbers("data")) {
            if (pixels < 1 || channels < 1 || ends.length() != pixels + 1 || indices.length() != data.length()) {
                throw SpectrumFormatException.of(
                        file,
                        "declares " + pixels + " x " + channels + " with "
                                + ends.length() + " row ends, " + indices.length() + " indices and " + data.length()
                                + " values; they do not fit together");
            }
            EnergyAxis energy = energy((int) channels); // before the counts, which take long
            ImageShape shape = shape((int) pixels);
            archive.budget().checkPixels(pixels);
            CountMatrix counts = new CsrRows(file, ends, indices, data)
                    .read((int) channels, (int) pixels, archive.budget(), listener);
            return options.overrides().applyTo(described(SpectrumImage.of(counts, shape, energy)));
        }
    }

    private SpectrumImage dense(ProgressListener progress) throws IOException {
        List<String> names = archive.entries();
        if (names.size() != 1 || !names.get(0).endsWith(NpzArchive.SUFFIX)) {
            throw SpectrumFormatException.of(
                    file, "holds " + names.stream().limit(10).toList() + "; expected one cube or SciPy's CSR arrays");
        }
        String name = names.get(0);
        try (InputStream array = archive.stream(name.substring(0, name.length() - NpzArchive.SUFFIX.length()))) {
            return NpyFormat.dense(file, array, options, progress);
        }
    }

    private EnergyAxis energy(int channels) throws IOException {
        boolean given = options.overrides().energyOffsetKeV().isPresent()
                && options.overrides().energyWidthKeV().isPresent();
        boolean ours = archive.has(METADATA) || archive.has(SHAPE);
        if (given || !archive.has(ENERGY) && !ours) {
            return NpyAxes.energy(file, options.overrides(), channels);
        }
        try (NpyNumbers energy = archive.numbers(ENERGY)) {
            return new EnergyAxis(energy.next(), energy.next(), channels);
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.at(file, ENERGY, "cannot be: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private ImageShape shape(int pixels) throws IOException {
        if (!archive.has(SHAPE)) {
            return new ImageShape(1, pixels);
        }
        try (NpyNumbers sides = archive.numbers(SHAPE)) {
            long height = sides.nextWhole(MAX_PIXELS);
            long width = sides.nextWhole(MAX_PIXELS);
            if (height * width != pixels) {
                throw SpectrumFormatException.at(
                        file, SHAPE, "is " + height + " x " + width + ", but there are " + pixels + " pixels");
            }
            return new ImageShape((int) height, (int) width);
        }
    }

    private SpectrumImage described(SpectrumImage image) throws IOException {
        if (!archive.has(METADATA)) {
            return image;
        }
        try {
            return NpzMetadata.apply(archive.text(METADATA), image, matrices());
        } catch (JsonProcessingException e) {
            throw SpectrumFormatException.at(file, METADATA, "holds no JSON: " + e.getOriginalMessage())
                    .causedBy(e);
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.at(file, METADATA, "cannot be: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Map<String, DMatrixRMaj> matrices() throws IOException {
        Map<String, DMatrixRMaj> matrices = new TreeMap<>();
        for (String entry : archive.entries()) {
            if (entry.startsWith(MATRICES) && entry.endsWith(NpzArchive.SUFFIX)) {
                String name = entry.substring(0, entry.length() - NpzArchive.SUFFIX.length());
                String decoded = OneLine.decode(name.substring(MATRICES.length()));
                if (matrices.put(decoded, archive.matrix(name)) != null) {
                    throw SpectrumFormatException.at(file, name, "is there twice under names that mean the same");
                }
            }
        }
        return matrices;
    }
}
