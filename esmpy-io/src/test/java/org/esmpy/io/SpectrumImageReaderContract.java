package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.esmpy.io.TestImages.assertSameCounts;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link SpectrumImageReader} keeps, whatever the bytes of a file are. */
public abstract class SpectrumImageReaderContract {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int DAMAGES = 200;
    private static final int CUTS = 16;
    private static final int HEAD_BYTES = 512;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final List<String> HUGE =
            List.of("2147483647", "4294967296", "9223372036854775807", "99999999999999999999", "1e308");

    /** Twice what a file may take whatever its length is: the rest is for classes that are loaded. */
    private static final long MOST_BYTES = 2L << 26;

    /** What deflate can make of a byte, and half of that again. */
    private static final long MOST_PER_FILE_BYTE = 1500;

    private static final long SEED = 20260515;

    @TempDir
    protected Path folder;

    /** The reader under test. */
    protected abstract SpectrumImageReader reader();

    /** Makes a small valid file in {@code folder}; files that belong to it may lie beside it. */
    protected abstract Path example(Path folder) throws IOException;

    /** How {@link #example} has to be read. */
    protected ReadOptions options() {
        return ReadOptions.defaults();
    }

    @Test
    public void hasAKebabCaseIdAndADescription() {
        assertThat(reader().id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(reader().description()).isNotBlank().doesNotContain("\n");
    }

    @Test
    public void recognisesItsFiles() throws IOException {
        ProbeResult answer = reader().probe(example(folder));

        assertThat(answer.recognised()).as(answer.reason()).isTrue();
    }

    @Test
    public void refusesOtherFilesWithAReason() throws IOException {
        for (byte[] content : otherFiles()) {
            Path file = Files.write(folder.resolve("other.bin"), content);

            ProbeResult answer = reader().probe(file);

            assertThat(answer.recognised()).isFalse();
            assertThat(answer.reason()).isNotBlank();
        }
    }

    @Test
    public void readingOtherFilesNamesTheFile() throws IOException {
        for (byte[] content : otherFiles()) {
            Path file = Files.write(folder.resolve("other.bin"), content);

            assertThatExceptionOfType(SpectrumFormatException.class)
                    .isThrownBy(() -> read(file))
                    .withMessageStartingWith("other.bin: ");
        }
    }

    @Test
    public void aMissingFileIsTheDevicesFault() {
        Path missing = folder.resolve("missing");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(missing));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> reader().probe(missing));
    }

    @Test
    public void reportsProgressUpToTheEnd() throws IOException {
        long[] last = {0, 0};
        reader().read(example(folder), options(), (done, total) -> {
            assertThat(done).isBetween(last[0], total);
            last[0] = done;
            last[1] = total;
        });

        assertThat(last[0]).isPositive().isEqualTo(last[1]);
    }

    @Test
    public void aListenerCancelsByThrowing() throws IOException {
        Path file = example(folder);
        CancellationException cancelled = new CancellationException("enough");

        assertThatThrownBy(() -> reader().read(file, options(), (done, total) -> {
                    throw cancelled;
                }))
                .isSameAs(cancelled);
        Files.delete(file);
        assertThat(file).doesNotExist();
    }

    @Test
    public void whatTheCallerSaysWinsOverTheFile() throws IOException {
        SpectrumImage plain = read(example(folder));
        ImageOverrides overrides =
                options().overrides().withEnergyKeV(-0.2, 0.005).withBeamKeV(80).withTakeOffDeg(21);

        SpectrumImage image =
                reader().read(example(folder), options().withOverrides(overrides), ProgressListener.none());

        assertThat(image.energy())
                .isEqualTo(new EnergyAxis(-0.2, 0.005, plain.energy().channels()));
        assertThat(image.acquisition().beamKeV()).hasValue(80);
        assertThat(image.acquisition().effectiveTakeOffDeg()).hasValue(21);
        assertThat(image.counts().channelTotals()).isEqualTo(plain.counts().channelTotals());
    }

    @Test
    public void aTruncatedFileIsRefusedOrReadCorrectly() throws IOException {
        Path file = example(folder);
        SpectrumImage expected = read(file);
        byte[] whole = Files.readAllBytes(file);
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < DAMAGES; i++) {
            int length = random.nextInt(whole.length);
            Files.write(file, Arrays.copyOf(whole, length));

            assertTimeoutPreemptively(LIMIT, () -> assertRefusedOrSame(file, expected), () -> "cut at " + length);
        }
    }

    /** Also where blocks end, which chance may miss: at each sixteenth of the file. */
    @Test
    public void aFileCutAtEachSixteenthIsRefusedOrReadCorrectly() throws IOException {
        Path file = example(folder);
        SpectrumImage expected = read(file);
        byte[] whole = Files.readAllBytes(file);
        for (int part = 0; part < CUTS; part++) {
            int length = (int) ((long) whole.length * part / CUTS);
            Files.write(file, Arrays.copyOf(whole, length));

            assertBounded(() -> assertRefusedOrSame(file, expected), file, "cut at " + length);
        }
    }

    @Test
    public void whatFollowsAFileIsRefusedOrPassedOver() throws IOException {
        Path file = example(folder);
        SpectrumImage expected = read(file);
        byte[] whole = Files.readAllBytes(file);
        for (byte[] tail : new byte[][] {{0}, {'\n', '7', '\n'}, new byte[4096], whole}) {
            byte[] longer = Arrays.copyOf(whole, whole.length + tail.length);
            System.arraycopy(tail, 0, longer, whole.length, tail.length);
            Files.write(file, longer);

            assertBounded(() -> assertRefusedOrSame(file, expected), file, tail.length + " bytes behind the end");
        }
    }

    /** Numbers of 4 and 8 bytes, as large as they can be or below zero, where a format may keep how much there is. */
    @Test
    public void hugeNumbersInTheFirstBytesAreRefusedOrRead() throws IOException {
        Path file = example(folder);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < Math.min(HEAD_BYTES, whole.length); at += Integer.BYTES) {
            int length = at % Long.BYTES == 0 ? Long.BYTES : Integer.BYTES;
            int end = Math.min(at + length, whole.length);
            for (byte top : new byte[] {0x7f, (byte) 0xff}) {
                byte[] forged = whole.clone();
                Arrays.fill(forged, at, end, (byte) 0xff);
                forged[end - 1] = top;
                Files.write(file, forged);

                assertBounded(() -> assertRefusedOrRead(file), file, length + " huge bytes at " + at);
            }
        }
    }

    /** Texts as well: each run of digits in the first bytes becomes nines. */
    @Test
    public void hugeDigitsInTheFirstBytesAreRefusedOrRead() throws IOException {
        Path file = example(folder);
        String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
        Matcher digits = DIGITS.matcher(whole).region(0, Math.min(HEAD_BYTES, whole.length()));
        while (digits.find()) {
            for (String huge : HUGE) {
                String forged = whole.substring(0, digits.start()) + huge + whole.substring(digits.end());
                Files.writeString(file, forged, StandardCharsets.ISO_8859_1);

                assertBounded(() -> assertRefusedOrRead(file), file, huge + " at " + digits.start());
            }
        }
    }

    @Test
    public void flippedBytesAreRefusedOrRead() throws IOException {
        Path file = example(folder);
        byte[] whole = Files.readAllBytes(file);
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < DAMAGES; i++) {
            int at = random.nextInt(whole.length);
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);

            assertTimeoutPreemptively(LIMIT, () -> assertRefusedOrRead(file), () -> "flipped byte " + at);
        }
    }

    /** Whatever a file is damaged to, its images are read or refused as its counts are. */
    @Test
    public void imagesOfDamagedFilesAreRefusedOrRead() throws IOException {
        Path file = example(folder);
        if (!(reader() instanceof SideImageReader images)) {
            return;
        }
        byte[] whole = Files.readAllBytes(file);
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < DAMAGES; i++) {
            int at = random.nextInt(whole.length);
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(whole, at) : whole.clone();
            if (i % 2 == 1) {
                damaged[at] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file, damaged);

            assertBounded(() -> assertImagesRefusedOrRead(images, file), file, "damage " + i + " at " + at);
        }
    }

    private void assertImagesRefusedOrRead(SideImageReader images, Path file) throws IOException {
        try {
            assertThat(images.readSideImages(file, options()))
                    .allSatisfy(image ->
                            assertThat(image.values()).hasSize(image.shape().pixels()));
        } catch (SpectrumFormatException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    /** In time, and without more memory than the file may ask for. */
    private static void assertBounded(Executable reading, Path file, String what) {
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    long before = allocatedBytes();
                    reading.execute();
                    assertThat(allocatedBytes() - before)
                            .as(what)
                            .isLessThan(MOST_BYTES + MOST_PER_FILE_BYTE * Files.size(file));
                },
                what);
    }

    private static long allocatedBytes() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }

    private SpectrumImage read(Path file) throws IOException {
        return reader().read(file, options(), ProgressListener.none());
    }

    private void assertRefusedOrSame(Path file, SpectrumImage expected) throws IOException {
        SpectrumImage image;
        try {
            image = read(file);
        } catch (SpectrumFormatException e) {
            assertThat(e.file()).isEqualTo(file);
            return;
        }
        assertSameCounts(image, expected);
    }

    private void assertRefusedOrRead(Path file) throws IOException {
        try {
            assertThat(read(file).counts().total()).isNotNegative();
        } catch (SpectrumFormatException e) {
            assertThat(e.file()).isEqualTo(file);
        }
    }

    private static byte[][] otherFiles() {
        return new byte[][] {{}, {0}, new byte[5000], "a text\n".repeat(1000).getBytes(StandardCharsets.US_ASCII)};
    }
}
