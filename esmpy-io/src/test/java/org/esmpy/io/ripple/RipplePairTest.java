package org.esmpy.io.ripple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.staging.FaultyFiles;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RipplePairTest {
    private static final SpectrumImage OLD = TestImages.random(new ImageShape(4, 5), 20, 9, 1);
    private static final SpectrumImage NEW = TestImages.random(new ImageShape(6, 3), 20, 9, 2);

    @TempDir
    private Path folder;

    @Test
    void rawNumbersOfAnotherHeaderAreRefused() throws IOException {
        write(NEW, folder.resolve("new.rpl"));
        write(OLD, folder.resolve("scan.rpl"));
        assertThat(read(folder.resolve("scan.rpl"))).isEqualTo(OLD.counts().total());

        Files.copy(folder.resolve("new.raw"), folder.resolve("scan.raw"), StandardCopyOption.REPLACE_EXISTING);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(folder.resolve("scan.rpl")))
                .withMessageContaining("scan.rpl")
                .withMessageContaining("raw-check")
                .withMessageContaining("the two were not written together");
    }

    @Test
    void rawNumbersThatNoHeaderDescribesAreNotReplaced() throws IOException {
        Path foreign = Files.writeString(folder.resolve("scan.raw"), "mine");
        assertRefused(foreign);
        Files.writeString(folder.resolve("scan.rpl"), "a text of mine");
        assertRefused(foreign);
        Files.writeString(
                folder.resolve("scan.rpl"),
                "width\t2\nheight\t2\ndepth\t2\noffset\t0\ndata-length\t1\ndata-type\tunsigned\n");
        assertRefused(foreign); // that would be 8 bytes

        Files.writeString(foreign, "8 bytes!");
        write(NEW, folder.resolve("scan.rpl"));
        assertThat(read(folder.resolve("scan.rpl"))).isEqualTo(NEW.counts().total());
    }

    private void assertRefused(Path foreign) {
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> write(NEW, folder.resolve("scan.rpl")))
                .withMessageContaining("belongs to no scan.rpl");
        assertThat(foreign).hasContent("mine");
        assertThat(folder.resolve(".scan.rpl.esmpy")).doesNotExist();
    }

    /** Every change of a file fails, alone or with all after it as if by a kill: the pair is the old or the new one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothAreReplacedOrNone(boolean forGood) throws IOException {
        int faults = 0;
        for (boolean failed = true; failed; faults++) {
            try (FaultyFiles files = new FaultyFiles()) {
                Path file = files.getPath("scan.rpl");
                write(OLD, file);
                files.failAfter(faults, forGood);
                try {
                    write(NEW, file);
                } catch (IOException e) {
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
                }
                failed = files.hasFailed();
                files.heal();
                assertThat(read(file)).isIn(OLD.counts().total(), NEW.counts().total());
                write(OLD, file);
                assertThat(read(file)).isEqualTo(OLD.counts().total());
                write(NEW, file);
                assertThat(read(file)).isEqualTo(NEW.counts().total());
            }
        }
        assertThat(faults).isGreaterThan(8);
    }

    private static void write(SpectrumImage image, Path file) throws IOException {
        new RippleFormat().write(image, file, WriteOptions.defaults());
    }

    private static long read(Path file) throws IOException {
        return new RippleFormat()
                .read(file, ReadOptions.defaults(), ProgressListener.none())
                .counts()
                .total();
    }
}
