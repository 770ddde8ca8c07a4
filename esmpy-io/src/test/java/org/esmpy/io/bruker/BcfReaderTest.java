package org.esmpy.io.bruker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.esmpy.io.bruker.BcfFiles.bytes;
import static org.esmpy.io.bruker.BcfFiles.join;
import static org.esmpy.io.bruker.BcfFiles.pixel;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcfReaderTest extends SpectrumImageReaderContract {
    private static final byte[] NOTHING = {};
    private static final int DAMAGES = 200;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String HEADER = """
            <?xml version="1.0" encoding="WINDOWS-1252" standalone="yes"?>
            <TRTSpectrumDatabase><ClassInstance Type="TRTSpectrumDatabase" Name="Map data">
            <ClassInstance Type="TRTSEMData"><HV>200</HV><DX>0,5</DX><DY>0.5</DY></ClassInstance>
            <ClassInstance Type="TRTImageData"><Width>3</Width><Height>2</Height>
            <ItemSize>2</ItemSize><PlaneCount>2</PlaneCount><Plane0><Description>BF</Description><Valid>0</Valid>
            <Data>AAAAAAAAAAAAAAAA</Data></Plane0><Plane1><Description>HAADF</Description>
            <Data>AQACAAMABAAFAP//</Data><Size>12</Size></Plane1></ClassInstance>
            <ClassInstance Type="TRTImageData" Name="Counter"><Width>3</Width><Height>2</Height><ItemSize>1</ItemSize>
            <Plane0><Data>AQEBAQEB</Data></Plane0></ClassInstance>
            <ClassInstance Type="TRTSpectrumRegion" Name="Ti"><Element>22</Element></ClassInstance>
            <ClassInstance Type="TRTSpectrum">
            <ClassInstance Type="TRTSpectrumHeader"><ChannelCount>4096</ChannelCount><CalibAbs>-4,5E-1</CalibAbs>
            <CalibLin>1E-2</CalibLin></ClassInstance></ClassInstance></ClassInstance></TRTSpectrumDatabase>
            """;

    @Override
    protected SpectrumImageReader reader() {
        return new BcfFormat();
    }

    @Override
    protected Path example(Path target) throws IOException {
        return BcfFiles.write(target.resolve("example.bcf"), HEADER, cube(), true);
    }

    /** All ways to store a pixel; the empty ones are left out. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyEncodingIsRead(boolean compressed) throws IOException {
        SpectrumImage image = read(BcfFiles.write(folder.resolve("a.bcf"), HEADER, cube(), compressed));

        assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.45, 0.01, 4096));
        assertThat(image.pixelSize()).contains(new PixelSize(0.5, "µm"));
        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.metadata().elements()).containsExactly(Element.of("Ti"));
        assertThat(countsOf(image, 0)).containsExactly("4095:1", "5:2");
        assertThat(countsOf(image, 1)).isEmpty();
        assertThat(countsOf(image, 2)).containsExactly("1110:1", "2748:1", "291:2");
        assertThat(countsOf(image, 3)).isEmpty();
        assertThat(countsOf(image, 4))
                .containsExactlyInAnyOrder(
                        "300:7", "301:8", "302:9", "303:1000", "304:70000", "305:65535", "2:1", "9:2");
        assertThat(countsOf(image, 5)).containsExactly("1:1");
    }

    @Test
    void anglesAndLiveTimeAreRead() throws IOException {
        String header = HEADER.replace("<ClassInstance Type=\"TRTSpectrumRegion\"", """
                <ClassInstance Type="TRTESMAHeader"><PrimaryEnergy>80</PrimaryEnergy><ElevationAngle>22</ElevationAngle>
                <AzimutAngle>45</AzimutAngle></ClassInstance><ClassInstance Type="TRTSEMStageData"><Tilt>10</Tilt>
                </ClassInstance><ClassInstance Type="TRTSpectrumHardwareHeader"><LifeTime>2500</LifeTime></ClassInstance>
                <ClassInstance Type="TRTSpectrumRegion\"\
                """);
        Acquisition acquisition = read(BcfFiles.write(folder.resolve("a.bcf"), header, cube(), true))
                .acquisition();

        assertThat(acquisition.beamKeV()).hasValue(80);
        assertThat(acquisition.elevationDeg()).hasValue(22);
        assertThat(acquisition.azimuthDeg()).hasValue(45);
        assertThat(acquisition.tiltDeg()).hasValue(10);
        assertThat(acquisition.liveTimeS()).hasValue(2.5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recordedPlanesAreImages(boolean compressed) throws IOException {
        Path file = BcfFiles.write(folder.resolve("a.bcf"), HEADER, cube(), compressed);

        List<SideImage> images = new BcfFormat().readSideImages(file, ReadOptions.defaults());

        assertThat(images).extracting(SideImage::name).containsExactly("HAADF");
        assertThat(images.get(0).shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(images.get(0).values()).containsExactly(1, 2, 3, 4, 5, 65_535);
        assertThat(images.get(0).pixelSize()).contains(new PixelSize(0.5, "µm"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<Data>AQACAAMABAAFAP//; <Data>AQACAAMABAAFAP; in 10 bytes",
                "<ItemSize>2; <ItemSize>8; of 8 bytes (1, 2 or 4)",
                "<ItemSize>2; <ItemSize>; expected rows and columns",
                "<Data>AQACAAMABAAFAP//; <Data>=QACAAMABAAFAP//; no Base64",
                "</Plane1>; </Plane1><!DOCTYPE; no XML"
            })
    void damagedImagesAreRefused(String from, String to, String reason) throws IOException {
        Path file = BcfFiles.write(folder.resolve("a.bcf"), HEADER.replace(from, to), cube(), true);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> new BcfFormat().readSideImages(file, ReadOptions.defaults()))
                .withMessageContaining(reason);
    }

    @Test
    void imagesOfOtherSizesAreNotBelieved() throws IOException {
        for (String side : List.of("0", "-3", "65536", "2147483647")) {
            Path file = BcfFiles.write(
                    folder.resolve("a" + side + ".bcf"),
                    HEADER.replace("<Width>3</Width>", "<Width>" + side + "</Width>"),
                    cube(),
                    true);
            assertThatExceptionOfType(SpectrumFormatException.class)
                    .isThrownBy(() -> new BcfFormat().readSideImages(file, ReadOptions.defaults()));
        }
    }

    @Test
    void entitiesAreRefused() throws IOException {
        String evil = HEADER.replace(
                        "<TRTSpectrumDatabase>",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><TRTSpectrumDatabase>")
                .replace("<HV>200", "<HV>&e;");
        Path file = BcfFiles.write(folder.resolve("evil.bcf"), evil, cube(), false);

        assertThatExceptionOfType(SpectrumFormatException.class).isThrownBy(() -> read(file));
    }

    @Test
    void aHeaderWithoutEndIsRefused() throws IOException {
        String deep = HEADER.replace("<HV>", "<a>".repeat(1000));
        Path file = BcfFiles.write(folder.resolve("deep.bcf"), deep, cube(), true);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("nested");
    }

    @Test
    void aSizeOtherThanTheHeadersIsRefused() throws IOException {
        byte[] cube = cube();
        cube[0] = 100;
        Path file = BcfFiles.write(folder.resolve("size.bcf"), HEADER, cube, false);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("100 x 3 pixels, but the header says 2 x 3");
    }

    @Test
    void theSampleHasHaadf() throws IOException {
        List<SideImage> images =
                new BcfFormat().readSideImages(Samples.file("bruker", "test_TEM.bcf"), ReadOptions.defaults());

        assertThat(images).extracting(SideImage::name).containsExactly("HAADF"); // BF, DF and DF4 are not valid
        assertThat(images.get(0).shape()).isEqualTo(new ImageShape(64, 64));
        assertThat(images.get(0).maximum()).isEqualTo(65_535);
        int filled = 0;
        for (float value : images.get(0).values()) {
            filled += value > 0 ? 1 : 0;
        }
        assertThat(filled).isEqualTo(3807);
    }

    @Test
    void theSampleIsRead() throws IOException {
        SpectrumImage image = read(Samples.file("bruker", "test_TEM.bcf"));

        assertThat(image.shape()).isEqualTo(new ImageShape(64, 64));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.47544754, 0.010001, 2048));
        assertThat(image.counts().total()).isEqualTo(26_005);
        assertThat(image.counts().max()).isEqualTo(8);
        assertThat(image.pixelSize()).contains(new PixelSize(0.000771004754204027, "µm"));
        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().liveTimeS()).isEmpty();
        assertThat(image.acquisition().realTimeS()).hasValue(5.8112);
        assertThat(image.acquisition().elevationDeg()).hasValue(18);
        assertThat(image.metadata().elements().stream().map(Element::symbol)).containsExactly("Cu", "O", "Pd", "Ti");
        assertThat(image.metadata().notes())
                .as("the cube sums to the header's spectrum")
                .doesNotContainKey(SpectrumImageReader.DOUBT);
    }

    @Test
    void damagedCopiesOfTheSampleAreRefusedOrRead() throws IOException {
        byte[] whole = Files.readAllBytes(Samples.file("bruker", "test_TEM.bcf"));
        Path file = folder.resolve("damaged.bcf");
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            assertTimeoutPreemptively(LIMIT, () -> {
                try {
                    assertThat(read(file).counts().total()).isNotNegative();
                } catch (SpectrumFormatException e) {
                    assertThat(e.file()).isEqualTo(file);
                }
            });
        }
    }

    /** Two lines of three pixels: events, 12-bit events (0x456, 0xABC, 0x123, 0x123), runs with further events. */
    private static byte[] cube() {
        byte[] events = pixel(0, 0, 3, bytes("HHH", 5, 4095, 5), NOTHING);
        byte[] packed = pixel(2, 1, 4, bytes("HHH", 0x456a, 0xbc12, 0x3123), NOTHING);
        byte[] runs = join(
                bytes("BB", 0, 250),
                bytes("BB", 0, 50),
                bytes("BBBBB", 1, 3, 7, 0x10, 0x02),
                bytes("BBHB", 2, 1, 900, 100),
                bytes("BBIH", 4, 1, 69_000, 1000),
                bytes("BBQI", 8, 1, 65_000, 535),
                bytes("I", 6));
        byte[] mixed = pixel(1, 3, 3, runs, bytes("HHH", 9, 2, 9));
        byte[] last = pixel(2, 0, 1, bytes("H", 1), NOTHING);
        byte[] begin = join(bytes("II", 2, 3), new byte[0x1a0 - 8]);
        return join(begin, bytes("I", 2), events, packed, bytes("I", 2), mixed, last);
    }

    private static String[] countsOf(SpectrumImage image, int pixel) {
        StringBuilder text = new StringBuilder();
        image.counts()
                .forEach(
                        pixel,
                        (channel, count) ->
                                text.append(channel).append(':').append(count).append(' '));
        return text.isEmpty() ? new String[0] : text.toString().split(" ");
    }

    private SpectrumImage read(Path file) throws IOException {
        return reader().read(file, ReadOptions.defaults(), ProgressListener.none());
    }
}
