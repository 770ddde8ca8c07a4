package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void anUnknownFileListsTheFormatsTriedAndWhyEachRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear reader");

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> CATALOG.read(file, ReadOptions.defaults()))
                .withMessageStartingWith("letter.txt: ")
                .withMessageContaining("hspy=no HDF5 signature");
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
}
