package org.esmpy.io.bruker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the XML header says about the scan, and headers that were made to hang or exhaust a reader. */
class BcfHeaderTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MANY = 2_200_000;

    /** The means are printed with 8 digits. */
    private static final double ROUNDED = 1e-8;

    private static final String SCAN = """
            <ClassInstance Type="TRTDSPConfiguration"><PixelAverage>4</PixelAverage><LineAverage>2</LineAverage>\
            <PixelTime>1</PixelTime></ClassInstance><LineCounter>32331,32331,32331</LineCounter>""";

    @TempDir
    private Path folder;

    /** The values of a map of 4 × 3 pixels whose vendor's program shows 3.103776 s. */
    @Test
    void realTimeTakesTheAveragesOfLinesAndPixels() throws IOException {
        SpectrumImage image = read(header(SCAN), cube(3, 4));

        assertThat(image.acquisition().realTimeS()).hasValue(3.103776);
    }

    @Test
    void realTimeBelowThatOfTheZeroPeakIsLeftOut() throws IOException {
        String slow = "<ClassInstance Type=\"TRTSpectrumHardwareHeader\"><ZeroPeakFrequency>1</ZeroPeakFrequency>"
                + "</ClassInstance>";
        byte[] pulses = new byte[200]; // a hundred counts in channel 10, at 0 keV
        for (int i = 0; i < pulses.length; i += 2) {
            pulses[i] = 10;
        }
        byte[] cube = BcfFiles.join(cube(1, 4, 1), BcfFiles.pixel(0, 0, 100, pulses, new byte[0]));

        SpectrumImage image = read(header(SCAN.replaceAll(">32331,.*<", ">9999<") + slow), cube);

        assertThat(image.counts().total()).isEqualTo(100);
        assertThat(image.acquisition().realTimeS()).isEmpty();
        assertThat(doubt(image)).contains("real time of 0.320 s, but the zero peak was counted for 100.000 s");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 0.5", "0.5, 0.5002, 0.50009999", "0.5, 0.5202, 0.51"})
    void aPixelALittleOffSquareHasAMeanSize(double x, double y, double size) throws IOException {
        SpectrumImage image = read(header(pixel(x, y)), cube(3, 4));

        assertThat(image.pixelSize().orElseThrow().value()).isCloseTo(size, within(ROUNDED));
        assertThat(image.pixelSize().map(PixelSize::unit)).contains("µm");
        assertThat(doubt(image).contains("not quite square")).isEqualTo(size == 0.51);
    }

    @Test
    void anOblongPixelHasNoSizeAndSaysSo() throws IOException {
        SpectrumImage image = read(header(pixel(0.5, 0.7)), cube(3, 4));

        assertThat(image.pixelSize()).isEmpty();
        assertThat(doubt(image)).contains("0.5 x 0.7 µm, far from square");
    }

    @Test
    void linesThatWereNotScannedAreNoPixels() throws IOException {
        byte[] cube = BcfFiles.join(
                cube(4, 2, 0, 1), BcfFiles.pixel(1, 0, 1, BcfFiles.bytes("H", 7), new byte[0]), new byte[8]);
        String partial = header("<LineCounter>0,3,2,0</LineCounter>");

        SpectrumImage image = read(partial, cube);

        assertThat(image.shape()).isEqualTo(new ImageShape(2, 2));
        assertThat(image.counts().pixelTotals()).containsExactly(0, 1, 0, 0);
        assertThat(doubt(image)).contains("only lines 1 to 2 of 4 were scanned");
    }

    @Test
    void aShapeThatTheCallerGivesKeepsAllLines() throws IOException {
        Path file = BcfFiles.write(folder.resolve("a.bcf"), header("<LineCounter>1,0</LineCounter>"), cube(2, 3), true);
        ReadOptions options = ReadOptions.defaults();
        options = options.withOverrides(options.overrides().withShape(new ImageShape(3, 2)));

        assertThat(new BcfFormat().read(file, options, ProgressListener.none()).shape())
                .isEqualTo(new ImageShape(3, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a b=\"%s\"/>", "<!--%s-->", "<%s/>", "<?a %s?>", "<![CDATA[%s]]>"})
    void aPartWithoutBoundsIsRefused(String part) {
        String xml = header(part.formatted("x".repeat(MANY)));

        assertTimeoutPreemptively(LIMIT, () -> assertRefused(xml, "no XML that can be read"));
    }

    @Test
    void aLongTextIsPassedOver() throws IOException {
        assertThat(read(header("<a>" + "x".repeat(MANY) + "</a>"), cube(3, 4)).shape())
                .isEqualTo(new ImageShape(3, 4));
    }

    @Test
    void tooManyPartsOrNamesAreRefused() {
        String names = IntStream.range(0, 10_001).mapToObj(i -> "<a" + i + "/>").collect(Collectors.joining());

        assertRefused(header(names), "10000 names");
        assertRefused(header("<a/>".repeat(500_001)), "1000000 parts");
    }

    @Test
    void aMapOf67MillionPixelsInASmallFileIsRefused() {
        assertRefused(header(""), cube(8192, 8192), "67108864 pixels need 768 MiB", "--max-memory 769m");
    }

    @Test
    void aRunOfNegativeCountsIsRefused() {
        byte[] run = BcfFiles.join(BcfFiles.bytes("BBQII", 8, 1, -3, 0, 0));
        byte[] cube = BcfFiles.join(cube(1, 1, 1), BcfFiles.pixel(0, 2, 0, run, new byte[0]));

        assertRefused(header(""), cube, "does not unpack");
    }

    private void assertRefused(String header, String reason) {
        assertRefused(header, cube(3, 4), reason);
    }

    private void assertRefused(String header, byte[] cube, String... reasons) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(header, cube))
                .withMessageStartingWith("a.bcf: ")
                .satisfies(e -> assertThat(e.getMessage()).contains(reasons).hasSizeLessThan(400));
    }

    private SpectrumImage read(String header, byte[] cube) throws IOException {
        Path file = BcfFiles.write(folder.resolve("a.bcf"), header, cube, true);
        return new BcfFormat().read(file, ReadOptions.defaults(), ProgressListener.none());
    }

    private static String doubt(SpectrumImage image) {
        return image.metadata().notes().getOrDefault(SpectrumImageReader.DOUBT, "");
    }

    private static String pixel(double x, double y) {
        return "<ClassInstance Type=\"TRTSEMData\"><DX>" + x + "</DX><DY>" + y + "</DY></ClassInstance>";
    }

    private static String header(String more) {
        return "<?xml version=\"1.0\"?><p><ClassInstance Type=\"TRTSpectrumDatabase\"><ClassInstance"
                + " Type=\"TRTSpectrumHeader\"><ChannelCount>100</ChannelCount><CalibAbs>-0.1</CalibAbs>"
                + "<CalibLin>0.01</CalibLin></ClassInstance>" + more + "</ClassInstance></p>";
    }

    /** The beginning of a cube; of each line given the number of pixels that follow; all lines if none is given. */
    private static byte[] cube(int height, int width, int... lines) {
        byte[] begin = BcfFiles.join(BcfFiles.bytes("II", height, width), new byte[0x1a0 - 8]);
        if (lines.length == 0) {
            return BcfFiles.join(begin, new byte[4 * height]);
        }
        for (int line : lines) {
            begin = BcfFiles.join(begin, BcfFiles.bytes("I", line));
        }
        return begin;
    }
}
