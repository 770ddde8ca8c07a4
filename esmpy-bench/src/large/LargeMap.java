import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Makes a map of 1024×1024 pixels, 4096 channels and 50 counts per pixel in every format of maps, to see that large files
 * are read in little memory:
 *
 * <pre>
 * java -Xmx1536m -cp esmpy-bench/target/esmpy.jar esmpy-bench/src/large/LargeMap.java DIR bcf
 * java -Xmx1536m -jar esmpy-bench/target/esmpy.jar info DIR/large.bcf
 * </pre>
 *
 * <p>{@code emd} (four detector segments), {@code hspy}, {@code bcf}, {@code pts} and {@code npz} are small; {@code rpl},
 * {@code npy}, {@code spd} and {@code dm4} are dense, 4.3 GB each. {@code large_h5oina.py} makes the one of Oxford.
 *
 * <p>One class, as Java starts a single file without a build: a method for each format and little writers of numbers.
 */
public final class LargeMap {
    private static final int SIDE = 1024;
    private static final int PIXELS = SIDE * SIDE;
    private static final int CHANNELS = 4096;
    private static final int SEGMENTS = 4;
    private static final int COUNTS = 50;
    private static final int GATE = 0xffff;
    private static final double PEAKS = 0.7;
    private static final int CHUNK = 8192;
    private static final int METADATA_BYTES = 60_000;
    private static final DatasetCreationOptions UNSIGNED =
            DatasetCreationOptions.builder().unsigned().build();

    private LargeMap() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String format : Arrays.asList(args).subList(1, args.length)) {
            Path file = folder.resolve("large." + format);
            switch (format) {
                case "emd" -> writeVelox(file);
                case "hspy", "npz", "npy", "rpl" -> FormatCatalog.defaults().write(image(), file, WriteOptions.defaults());
                case "bcf" -> writeBruker(file);
                case "pts" -> writeJeol(file);
                case "spd" -> writeEdax(file);
                case "dm4" -> writeGatan(file);
                default -> throw new IllegalArgumentException("no format '" + format + "'");
            }
        }
        System.out.println((long) PIXELS * COUNTS + " counts");
    }

    private static SpectrumImage image() {
        SplittableRandom random = new SplittableRandom(1);
        CountMatrixBuilder builder = CountMatrix.builder(CHANNELS, PIXELS);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            for (int i = 0; i < COUNTS; i++) {
                builder.add(channel(random), 1);
            }
            builder.endPixel();
        }
        return SpectrumImage.of(builder.build(), new ImageShape(SIDE, SIDE), new EnergyAxis(-0.25, 0.01, CHANNELS));
    }

    /** Chunks of a header of 32 bytes and a payload: facts, the table of each file and its content, the table of files. */
    private static void writeBruker(Path file) throws IOException {
        int payload = (1 << 16) - 32;
        byte[] xml = ("""
                <?xml version="1.0" encoding="WINDOWS-1252" standalone="yes"?>
                <TRTSpectrumDatabase><ClassInstance Type="TRTSpectrumDatabase" Name="Map data">
                <ClassInstance Type="TRTSEMData"><HV>200</HV></ClassInstance><ClassInstance Type="TRTSpectrum">
                <ClassInstance Type="TRTSpectrumHeader"><ChannelCount>%d</ChannelCount><CalibAbs>-0.25</CalibAbs>
                <CalibLin>0.01</CalibLin></ClassInstance></ClassInstance></ClassInstance></TRTSpectrumDatabase>
                """).formatted(CHANNELS).getBytes(StandardCharsets.US_ASCII);
        byte[] cube = brukerCube();
        int pieces = (cube.length + payload - 1) / payload;
        ByteBuffer facts = little(payload); // their offsets are those in the file, of which 0x138 bytes lie before
        facts.putInt(0x140 - 0x138, 4 + pieces).putInt(0x144 - 0x138, 3).putInt(0x148 - 0x138, 5 + pieces);
        ByteBuffer pointers = little(payload);
        for (int i = 0; i < pieces; i++) {
            pointers.putInt(4 + i);
        }
        ByteBuffer table = little(payload);
        putEntry(table, 0, "EDSDatabase", 0, 0, -1);
        putEntry(table, 1, "HeaderData", 1, xml.length, 0);
        putEntry(table, 2, "SpectrumData0", 3, cube.length, 0);
        try (OutputStream out = output(file)) {
            out.write(Arrays.copyOf("AAMVHFSS".getBytes(StandardCharsets.US_ASCII), 0x118));
            out.write(little(32).putFloat(0x124 - 0x118, 2.6f).putInt(0x128 - 0x118, payload + 32).array());
            out.write(facts.array());
            byte[][] others = {little(payload).putInt(0, 2).array(), xml, pointers.array()};
            for (byte[] chunk : others) {
                out.write(new byte[32]);
                out.write(Arrays.copyOf(chunk, payload));
            }
            for (int i = 0; i < pieces; i++) {
                out.write(new byte[32]);
                out.write(Arrays.copyOfRange(cube, i * payload, (i + 1) * payload));
            }
            out.write(new byte[32]);
            out.write(table.array());
        }
    }

    /** Pixels of events of 12 bits, whose bits run from the top of one 16-bit word to the next. */
    private static byte[] brukerCube() {
        int dataBytes = (12 * COUNTS + 15) / 16 * 2;
        ByteBuffer cube = little(0x1a0 + SIDE * (4 + SIDE * (22 + dataBytes)));
        cube.putInt(SIDE).putInt(SIDE).position(0x1a0);
        SplittableRandom random = new SplittableRandom(1);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            if (pixel % SIDE == 0) {
                cube.putInt(SIDE);
            }
            cube.putInt(pixel % SIDE).putShort((short) CHANNELS).putShort((short) CHANNELS).putInt(0);
            cube.putShort((short) 1).putShort((short) 0).putShort((short) COUNTS).putInt(dataBytes);
            int word = 0;
            int bits = 0;
            for (int i = 0; i < COUNTS; i++) {
                word = word << 12 | channel(random);
                bits += 12;
                if (bits >= 16) {
                    bits -= 16;
                    cube.putShort((short) (word >>> bits));
                }
            }
            if (bits > 0) {
                cube.putShort((short) (word << 16 - bits));
            }
        }
        return cube.array();
    }

    private static void putEntry(ByteBuffer table, int index, String name, int pointers, long bytes, int parent) {
        int at = 0x200 * index;
        table.putInt(at, pointers).putLong(at + 4, bytes).putInt(at + 0x28, parent);
        table.put(at + 0xdc, (byte) (parent < 0 ? 1 : 0)).put(at + 0xe0, name.getBytes(StandardCharsets.US_ASCII));
    }

    /** One frame: a word for each line, each pixel and each count. */
    private static void writeJeol(Path file) throws IOException {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        tree.writeBytes(new byte[12]);
        jeolGroup(tree, "PTTD Data", () -> jeolGroup(tree, "AnalyzableMap MeasData", () -> {
            jeolGroup(tree, "Doc", () -> {
                jeolValue(tree, "CoefA", 5, little(8).putDouble(0.01).array());
                jeolValue(tree, "CoefB", 5, little(8).putDouble(0.7).array());
            });
            jeolGroup(tree, "Meas Cond", () -> {
                jeolValue(tree, "Tpl", 12, "T4\0".getBytes(StandardCharsets.US_ASCII));
                jeolValue(tree, "Pixels", 12, (SIDE + "x" + SIDE + "\0").getBytes(StandardCharsets.US_ASCII));
            });
        }));
        jeolGroup(tree, "PTTD Param", () -> jeolGroup(tree, "Params", () -> jeolGroup(tree, "PARAMPAGE1", () -> jeolGroup(
                tree, "Tpl", () -> jeolGroup(tree, "T4", () -> jeolValue(
                        tree, "DigZ", 2, little(2).putShort((short) 96).array()))))));
        tree.write(0xff);
        int begin = 0x130 + tree.size();
        int words = SIDE + PIXELS * (1 + COUNTS);
        int step = CHANNELS / SIDE;
        try (OutputStream out = output(file)) {
            ByteBuffer head = little(0x130).putInt(0, 304).putInt(0x14, 0x130).putInt(0x18, tree.size());
            head.putInt(0x1c, begin).putInt(0x20, 2 * words).put(4, "PTTDFILE".getBytes(StandardCharsets.US_ASCII));
            out.write(head.array());
            out.write(tree.toByteArray());
            SplittableRandom random = new SplittableRandom(1);
            for (int y = 0; y < SIDE; y++) {
                ByteBuffer line = little(2 * (1 + SIDE * (1 + COUNTS))).putShort((short) (0x9000 | y * step));
                for (int x = 0; x < SIDE; x++) {
                    line.putShort((short) (0x8000 | x * step));
                    for (int i = 0; i < COUNTS; i++) {
                        line.putShort((short) (0xb000 | channel(random)));
                    }
                }
                out.write(line.array());
            }
        }
    }

    private static void jeolGroup(ByteArrayOutputStream out, String name, Runnable children) {
        jeolEntry(out, name, 0, new byte[0]);
        children.run();
        out.write(0xff);
    }

    private static void jeolValue(ByteArrayOutputStream out, String name, int type, byte[] value) {
        jeolEntry(out, name, type, value);
        out.write(0xff);
    }

    private static void jeolEntry(ByteArrayOutputStream out, String name, int type, byte[] value) {
        out.write(1);
        out.writeBytes(little(4).putInt(name.length() + 1).array());
        out.writeBytes((name + "\0").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(little(8).putInt(type).putInt(value.length).array());
        out.writeBytes(value);
    }

    /** A header, then spectrum after spectrum in bytes. It has no .spc beside it: the axis is given by options. */
    private static void writeEdax(Path file) throws IOException {
        ByteBuffer head = little(1068);
        head.put("MAPSPECTRA_DATA".getBytes(StandardCharsets.US_ASCII)).position(16);
        head.putInt(1001).putInt(PIXELS).putInt(SIDE).putInt(SIDE).putInt(CHANNELS).putInt(1).putInt(1068).putInt(1);
        SplittableRandom random = new SplittableRandom(1);
        try (OutputStream out = output(file)) {
            out.write(head.array());
            byte[] spectrum = new byte[CHANNELS];
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                Arrays.fill(spectrum, (byte) 0);
                for (int i = 0; i < COUNTS; i++) {
                    spectrum[channel(random)]++;
                }
                out.write(spectrum);
            }
        }
    }

    /** A tree of tags that holds plane after plane, a channel each, in bytes. */
    private static void writeGatan(Path file) throws IOException {
        long dataBytes = (long) PIXELS * CHANNELS;
        String[] units = {"nm", "nm", "keV"};
        List<Tag> axes = Arrays.stream(units)
                .map(unit -> Tag.group("", List.of(
                        Tag.number("Origin", unit.equals("keV") ? 25 : 0),
                        Tag.number("Scale", unit.equals("keV") ? 0.01f : 1),
                        Tag.text("Units", unit))))
                .toList();
        List<Tag> lengths = List.of(Tag.number("", SIDE), Tag.number("", SIDE), Tag.number("", CHANNELS));
        Tag image = Tag.group("", List.of(
                Tag.group("ImageTags", List.of(Tag.group("Meta Data", List.of(Tag.text("Signal", "X-ray"))))),
                Tag.group("ImageData", List.of(
                        Tag.group("Calibrations", List.of(Tag.group("Dimension", axes))),
                        Tag.group("Dimensions", lengths),
                        new Tag("Data", 21, Tag.value(new byte[0], 20, 10, dataBytes), dataBytes))))); // the last tag
        Tag root = Tag.group("", List.of(
                Tag.group("ImageSourceList", List.of(Tag.group("", List.of(Tag.number("ImageRef", 1))))),
                Tag.group("ImageList", List.of(Tag.group("", List.of()), image))));
        try (OutputStream out = output(file)) {
            out.write(ByteBuffer.allocate(16).putInt(4).putLong(root.body().length + dataBytes).putInt(1).array());
            out.write(root.body());
            writePlanes(out);
            out.write(new byte[8]);
        }
    }

    /** The same counts, in the order of their channels. */
    private static void writePlanes(OutputStream out) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        int[] end = new int[CHANNELS + 1];
        for (int i = 0; i < PIXELS * COUNTS; i++) {
            end[channel(random) + 1]++;
        }
        for (int c = 0; c < CHANNELS; c++) {
            end[c + 1] += end[c];
        }
        int[] pixels = new int[PIXELS * COUNTS];
        random = new SplittableRandom(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[end[channel(random)]++] = i / COUNTS; // afterwards end[c] is where channel c ends
        }
        byte[] plane = new byte[PIXELS];
        for (int c = 0, i = 0; c < CHANNELS; c++) {
            Arrays.fill(plane, (byte) 0);
            for (; i < end[c]; i++) {
                plane[pixels[i]]++;
            }
            out.write(plane);
        }
    }

    /** A tag of a Gatan file, of which {@code following} bytes come behind its body. */
    private record Tag(String name, int kind, byte[] body, long following) {
        static Tag group(String name, List<Tag> tags) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(ByteBuffer.allocate(10).putShort((short) 0).putLong(tags.size()).array());
            for (Tag tag : tags) {
                byte[] name8 = tag.name.getBytes(StandardCharsets.ISO_8859_1);
                out.write(tag.kind);
                out.writeBytes(ByteBuffer.allocate(2).putShort((short) name8.length).array());
                out.writeBytes(name8);
                out.writeBytes(ByteBuffer.allocate(8).putLong(tag.body.length + tag.following).array());
                out.writeBytes(tag.body);
            }
            return new Tag(name, 20, out.toByteArray(), tags.stream().mapToLong(Tag::following).sum());
        }

        static Tag number(String name, float value) {
            return new Tag(name, 21, value(little(4).putFloat(value).array(), 6), 0);
        }

        static Tag number(String name, int value) {
            return new Tag(name, 21, value(little(4).putInt(value).array(), 5), 0);
        }

        static Tag text(String name, String text) {
            return new Tag(name, 21, value(text.getBytes(StandardCharsets.UTF_16LE), 20, 4, text.length()), 0);
        }

        static byte[] value(byte[] data, long... type) {
            ByteBuffer out = ByteBuffer.allocate(4 + 8 + 8 * type.length + data.length);
            out.putInt(0x25252525).putLong(type.length); // %%%%
            Arrays.stream(type).forEach(out::putLong);
            return out.put(data).array();
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static OutputStream output(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    }

    private static void writeVelox(Path file) {
        SplittableRandom random = new SplittableRandom(1);
        short[][] streams = new short[SEGMENTS][PIXELS * (COUNTS / SEGMENTS + 2)];
        int[] length = new int[SEGMENTS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            for (int i = 0; i < COUNTS; i++) {
                int segment = (pixel + i) % SEGMENTS;
                streams[segment][length[segment]++] = (short) channel(random);
            }
            for (int segment = 0; segment < SEGMENTS; segment++) {
                streams[segment][length[segment]++] = (short) GATE;
            }
        }
        try (WritableHdfFile root = HdfFile.write(file)) {
            root.putDataset("Version", new String[] {"{\"version\": \"11\", \"format\": \"Velox\"}"});
            WritableGroup group = root.putGroup("Data").putGroup("SpectrumStream");
            for (int segment = 0; segment < SEGMENTS; segment++) {
                WritableGroup stream = group.putGroup("stream" + segment);
                stream.putDataset("AcquisitionSettings", new String[] {"{\"bincount\": \"" + CHANNELS + "\"}"});
                stream.putDataset(
                        "Data",
                        Arrays.copyOf(streams[segment], length[segment]),
                        DatasetCreationOptions.builder().unsigned().chunkDimensions(CHUNK).build());
                stream.putDataset("FrameLocationTable", new long[1][1], UNSIGNED);
                stream.putDataset("Metadata", metadata(segment), UNSIGNED);
            }
            root.putDataset("_tail", new byte[] {0}); // jHDF destroys what follows the last dataset
        }
    }

    private static byte[][] metadata(int segment) {
        String json = """
                {"Optics": {"AccelerationVoltage": "200000"},
                 "Scan": {"ScanSize": {"width": "%d", "height": "%d"},
                          "ScanArea": {"left": "0", "right": "1", "top": "0", "bottom": "1"}},
                 "Detectors": {"Detector-0": {"DetectorName": "S%d", "Dispersion": "10", "OffsetEnergy": "-250",
                          "LiveTime": "100", "RealTime": "105", "ElevationAngle": "0.3", "AzimuthAngle": "0.7"}},
                 "BinaryResult": {"Detector": "S%d", "DetectorIndex": "0"}}
                """.formatted(SIDE, SIDE, segment, segment);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[][] column = new byte[METADATA_BYTES][1];
        for (int i = 0; i < bytes.length; i++) {
            column[i][0] = bytes[i];
        }
        return column;
    }

    /** Most counts lie in a dozen peaks, the others anywhere. */
    private static int channel(SplittableRandom random) {
        boolean peak = random.nextDouble() < PEAKS;
        double centre = peak ? 60 + 75 * random.nextInt(12) : CHANNELS * random.nextDouble();
        return (int) Math.max(0, Math.min(CHANNELS - 1, centre + (peak ? 6 * random.nextGaussian() : 0)));
    }
}
