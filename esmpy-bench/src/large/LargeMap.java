import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.esmpy.io.FormatCatalog;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Makes a map of 1024×1024 pixels, 4096 channels and 50 counts per pixel, as {@code large.hspy} and as {@code large.emd}
 * with four detector segments, to see that large files are read in little memory:
 *
 * <pre>
 * java -cp esmpy-bench/target/esmpy.jar esmpy-bench/src/large/LargeMap.java DIR
 * java -Xmx1536m -jar esmpy-bench/target/esmpy.jar info DIR/large.emd
 * </pre>
 *
 * <p>{@code LargeMap.java DIR emd} makes the second file only.
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
        writeVelox(folder.resolve("large.emd"));
        if (args.length == 1) {
            writeHspy(folder.resolve("large.hspy"));
        }
        System.out.println((long) PIXELS * COUNTS + " counts");
    }

    private static void writeHspy(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        CountMatrixBuilder builder = CountMatrix.builder(CHANNELS, PIXELS);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            for (int i = 0; i < COUNTS; i++) {
                builder.add(channel(random), 1);
            }
            builder.endPixel();
        }
        SpectrumImage image = SpectrumImage.of(
                builder.build(), new ImageShape(SIDE, SIDE), new EnergyAxis(-0.25, 0.01, CHANNELS));
        FormatCatalog.defaults().write(image, file, WriteOptions.defaults());
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
