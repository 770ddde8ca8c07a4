package org.esmpy.io.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatCatalogTest {
    private static final FormatCatalog CATALOG = FormatCatalog.defaults();
    private static final SpectrumImage IMAGE = TestImages.random(new ImageShape(2, 3), 8, 4, 1);

    @TempDir
    private Path folder;

    @Test
    void recognisesAFileByContentWhateverItsName() throws IOException {
        CATALOG.write(IMAGE, folder.resolve("map.hspy"), WriteOptions.defaults());
        Path renamed = Files.move(folder.resolve("map.hspy"), folder.resolve("map.png"));

        TestImages.assertSameCounts(CATALOG.read(renamed, ReadOptions.defaults()), IMAGE);
    }

    @Test
    void anUnknownFileListsTheFormatsInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear reader");

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> CATALOG.read(file, ReadOptions.defaults()))
                .withMessageStartingWith("letter.txt: ")
                .withMessageContaining("is of no format that is read [bruker-bcf, bruker-spx, dm, edax, h5oina, hspy,"
                        + " jeol, msa, npy, ripple, velox-emd]")
                .withMessageNotContaining("signature");
    }

    @ParameterizedTest
    @CsvSource({
        "50 4b 03 04 00, x.bin, 'is a ZIP archive'",
        "1f 8b 08, map.hspy.gz, gunzip",
        "49 49 2a 00, x.tif, 'TIFF'",
        "02 00 00 00, x.map, 'the .pts file'",
        "02 00 00 00, x.ipr, 'the .spd file'",
        "3c 3f 78 6d 6c, x.xml, 'but no spectrum of Bruker, which esmpy does not read: name the .spx file'",
        "02 00 00 00, x.oipx, 'export the map as .h5oina'",
        "89 50 4e 47, x.png, 'holds no spectra'"
    })
    void aFileOfAKnownButUnreadFormatSaysItsNameAndTheWayOut(String hex, String name, String words) throws IOException {
        byte[] begin = HexFormat.ofDelimiter(" ").parseHex(hex);
        Path file = Files.write(folder.resolve(name), Arrays.copyOf(begin, 600));

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> CATALOG.read(file, ReadOptions.defaults()))
                .withMessageStartingWith(name + ": is ")
                .withMessageContaining("which esmpy does not read: ")
                .withMessageContaining(words);
    }

    @Test
    void whatAReaderDoesNotDeclareNamesFileAndFormat() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "x");
        List<Supplier<Throwable>> faults = List.of(
                () -> new IndexOutOfBoundsException("Index 0 out of bounds"),
                () -> new ArithmeticException("integer overflow"),
                () -> new IllegalArgumentException("an image needs pixels"),
                () -> new NumberFormatException("For input"),
                NullPointerException::new,
                () -> new UncheckedIOException(new EOFException("end")),
                StackOverflowError::new,
                () -> new ZipException("bad"));
        for (Supplier<Throwable> fault : faults) {
            FormatCatalog catalog = new FormatCatalog(Set.of(new Faulty(fault)), Set.of());

            assertThatExceptionOfType(SpectrumFormatException.class)
                    .isThrownBy(() -> catalog.read(file, ReadOptions.defaults()))
                    .withMessageStartingWith("x: cannot be read as faulty: ")
                    .satisfies(e -> assertThat(e.file()).isEqualTo(file));
        }
    }

    @Test
    void whatAReaderDeclaresPasses() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "x");
        List<Exception> declared = List.of(
                new IllegalArgumentException("x: name the experiment"),
                SpectrumFormatException.of(file, "is damaged"),
                new IOException("the device is gone"));
        for (Exception fault : declared) {
            FormatCatalog catalog = new FormatCatalog(Set.of(new Faulty(() -> fault)), Set.of());

            assertThatThrownBy(() -> catalog.read(file, ReadOptions.defaults())).isSameAs(fault);
        }
    }

    @Test
    void whatAListenerThrowsPasses() throws IOException {
        Path file = folder.resolve("map.hspy");
        CATALOG.write(IMAGE, file, WriteOptions.defaults());
        IllegalStateException enough = new IllegalStateException("enough");

        assertThatThrownBy(() -> CATALOG.read(file, ReadOptions.defaults(), (done, total) -> {
                    throw enough;
                }))
                .isSameAs(enough);
    }

    @Test
    void namesWithControlCharactersAreShownHarmless() throws IOException {
        Path file = Files.writeString(folder.resolve("a\u001b[31m\nb\u202e"), "x");

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> CATALOG.read(file, ReadOptions.defaults()))
                .withMessageStartingWith("a\\u001b[31m\\u000ab\\u202e: is of no format");
    }

    @Test
    void aFileOfTheLongestNameIsWritten() throws IOException {
        for (String letter : new String[] {"m", "ü"}) {
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            Path file = folder.resolve(letter.repeat(250 / bytes) + ".npz");

            CATALOG.write(IMAGE, file, WriteOptions.defaults());

            TestImages.assertSameCounts(CATALOG.read(file, ReadOptions.defaults()), IMAGE);
        }
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> CATALOG.read(folder.resolve("missing.hspy"), ReadOptions.defaults()))
                .withMessageContaining("missing.hspy")
                .withMessageContaining("no such file");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> CATALOG.read(folder, ReadOptions.defaults()))
                .withMessageContaining("not a file");
    }

    @Test
    void unknownNamesListTheChoices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOG.reader("hsyp"))
                .withMessageContaining("no readable format 'hsyp'")
                .withMessageContaining("hspy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOG.writer("tiff"))
                .withMessageContaining("hspy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOG.writerFor(Path.of("map.tiff")))
                .withMessageContaining(".hspy");
    }

    @Test
    void partsOfAFormatThatKeepsNoneAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "x");
        FormatCatalog catalog = new FormatCatalog(Set.of(new Everything("a")), Set.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.read(file, ReadOptions.defaults().withFrames(new FrameRange(0, 1))))
                .withMessageContaining("x: a files do not keep segments and frames apart");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.read(file, ReadOptions.defaults().withSegments(Set.of("A"))))
                .withMessageContaining("--segments");
    }

    @Test
    void choosesTheWriterByExtensionInAnyCase() {
        assertThat(CATALOG.writerFor(Path.of("MAP.HSPY")).id()).isEqualTo("hspy");
    }

    @Test
    void twoFormatsOfOneIdAreRefusedNamingBothClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FormatCatalog(Set.of(new HspyFormat(), new Everything("hspy")), Set.of()))
                .withMessageContaining(HspyFormat.class.getName())
                .withMessageContaining(Everything.class.getName());
    }

    @Test
    void aFileThatTwoFormatsRecogniseNeedsAName() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "x");
        FormatCatalog catalog = new FormatCatalog(Set.of(new Everything("a"), new Everything("b")), Set.of());

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> catalog.read(file, ReadOptions.defaults()))
                .withMessageContaining("[a, b]");
        assertThat(catalog.read(file, ReadOptions.defaults().withFormat("b"))).isSameAs(IMAGE);
    }

    /** Recognises every file and fails. */
    private record Faulty(Supplier<Throwable> fault) implements SpectrumImageReader {
        @Override
        public String id() {
            return "faulty";
        }

        @Override
        public String description() {
            return "fails";
        }

        @Override
        public ProbeResult probe(Path file) {
            return ProbeResult.accepted("everything is fine");
        }

        @Override
        public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
            Throwable thrown = fault.get();
            if (thrown instanceof IOException device) {
                throw device;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    /** Recognises every file. */
    private record Everything(String id) implements SpectrumImageReader {
        @Override
        public String description() {
            return "everything";
        }

        @Override
        public ProbeResult probe(Path file) {
            return ProbeResult.accepted("everything is fine");
        }

        @Override
        public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) {
            return IMAGE;
        }
    }

    @Test
    void aFileThatExistsIsReplacedOnlyIfSaid(@TempDir Path own) throws IOException {
        Path file = Files.writeString(own.resolve("map.hspy"), "mine");
        assertThatThrownBy(() -> CATALOG.write(IMAGE, file, WriteOptions.defaults()))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class)
                .hasMessageContaining("map.hspy")
                .hasMessageContaining("overwriting()");
        assertThat(file).hasContent("mine");
        CATALOG.write(IMAGE, file, WriteOptions.defaults().overwriting());
        assertThat(CATALOG.readerFor(file).id()).isEqualTo("hspy");
    }
}
