package org.esmpy.io.ripple;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
import org.esmpy.model.CountMatrix;
import org.esmpy.model.SpectrumImage;

/**
 * Reads and writes Ripple files of Lispix, which DTSA-II, HyperSpy and many vendors write: {@code map.rpl} describes
 * the raw numbers in {@code map.raw} beside it. Users name the header, {@code map.rpl}. Both files are replaced or
 * none, see {@link RipplePair}.
 *
 * <p>Source: NIST's description of Lispix, "Raw and ripple files" (keys {@code width} to {@code record-by}), and the
 * further keys that HyperSpy's user guide lists. Keys of our own hold what has no key there: {@code elements},
 * {@code real-time}, {@code take-off-angle}, {@code beam-current}, {@code solid-angle} and notes.
 */
public final class RippleFormat implements SpectrumImageReader, SpectrumImageWriter {
    private static final String RAW = ".raw";

    @Inject
    public RippleFormat() {}

    @Override
    public String id() {
        return "ripple";
    }

    @Override
    public String description() {
        return "Ripple (.rpl with .raw): dense counts for DTSA-II, HyperSpy and others";
    }

    @Override
    public List<String> extensions() {
        return List.of("rpl");
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        return RippleHeader.isIn(file)
                ? ProbeResult.accepted("a text with width, height and depth")
                : ProbeResult.refused("no text with width, height and depth, as a .rpl file is");
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Path raw = rawBeside(file);
        RippleHeader header = new RipplePair(file, raw).read();
        try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.READ)) {
            Layout layout = new Layout(header.type(), header.channels(), header.pixels());
            DenseCounts dense = DenseCounts.in(file, channel, header.offset(), layout, options);
            if (channel.size() != header.rawBytes()) {
                throw SpectrumFormatException.of(
                        file,
                        "describes fewer numbers than " + raw.getFileName() + " holds (" + channel.size()
                                + " bytes); one of them is damaged");
            }
            CountMatrix counts = header.isVector() ? dense.readSpectra(progress) : dense.readPlanes(progress);
            return options.overrides().applyTo(new RippleMetadata(header).image(counts, options.overrides()));
        }
    }

    @Override
    public Set<ImagePart> omits(Path file) {
        return Set.of(ImagePart.MATRICES);
    }

    @Override
    public void write(SpectrumImage image, Path file, WriteOptions options) throws IOException {
        if (options.decomposition().isPresent()) {
            throw new IllegalArgumentException("Ripple files have no place for a decomposition; write .hspy");
        }
        NumberType type = DenseCounts.narrowest(image.counts());
        String header = RippleMetadata.text(image, type);
        new RipplePair(file, rawFor(file)).write(header, raw -> {
            try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.WRITE)) {
                DenseCounts.writeSpectra(image.counts(), type, channel);
            }
            check(image, raw, type);
        });
    }

    private static void check(SpectrumImage image, Path raw, NumberType type) throws IOException {
        try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.READ)) {
            Layout layout =
                    new Layout(type, image.energy().channels(), image.shape().pixels());
            CountMatrix written = DenseCounts.in(raw, channel, 0, layout, ReadOptions.ofOwnFile())
                    .readSpectra(ProgressListener.none());
            if (!DenseCounts.same(written, image.counts())) {
                throw new IOException("what was written reads back differently; the target was left alone");
            }
        }
    }

    private static Path rawFor(Path header) {
        return header.resolveSibling(stem(header) + RAW);
    }

    /** The file of raw numbers, whatever the case of its extension. */
    private static Path rawBeside(Path header) throws IOException {
        Path expected = rawFor(header.toAbsolutePath());
        if (Files.isRegularFile(expected)) {
            return expected;
        }
        try (Stream<Path> files = Files.list(expected.getParent())) {
            return files.filter(other -> other.getFileName()
                            .toString()
                            .equalsIgnoreCase(expected.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> SpectrumFormatException.of(
                            header, "has no " + expected.getFileName() + " beside it, which holds its numbers"));
        } catch (NoSuchFileException e) {
            throw SpectrumFormatException.of(header, "has no folder").causedBy(e);
        }
    }

    private static String stem(Path header) {
        String name = String.valueOf(header.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
