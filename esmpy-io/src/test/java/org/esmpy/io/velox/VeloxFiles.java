package org.esmpy.io.velox;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.model.ImageShape;

/** Builds files as Velox lays them out. */
final class VeloxFiles {
    static final int GATE = 0xffff;

    private static final int METADATA_BYTES = 6000;
    private static final DatasetCreationOptions UNSIGNED =
            DatasetCreationOptions.builder().unsigned().build();

    private VeloxFiles() {}

    /**
     * A file of 64 channels with one stream per list of words.
     *
     * @param frames  entries of the table of frames
     * @param streams words of each stream
     */
    static Path write(Path file, String version, ImageShape shape, int frames, List<short[]> streams) {
        try (WritableHdfFile root = HdfFile.write(file)) {
            root.putDataset("Version", new String[] {"{\"version\": \"" + version + "\", \"format\": \"Velox\"}"});
            WritableGroup data = root.putGroup("Data");
            WritableGroup group = data.putGroup("SpectrumStream");
            for (int i = 0; i < streams.size(); i++) {
                WritableGroup stream = group.putGroup("stream" + i);
                stream.putDataset(
                        "AcquisitionSettings",
                        new String[] {"{\"bincount\": \"64\", \"RasterScanDefinition\": {\"Width\": \"128\"}}"});
                stream.putDataset("Data", column(streams.get(i)), UNSIGNED);
                stream.putDataset("FrameLocationTable", new long[frames][1], UNSIGNED);
                stream.putDataset("Metadata", metadata(shape, i), UNSIGNED);
            }
            WritableGroup chosen = root.putGroup("SharedProperties").putGroup("EDSSpectrumQuantificationSettings");
            chosen.putDataset("q", new String[] {"{\"elementSelection\": [8, 26, 8]}"});
            putImages(root, data);
            root.putDataset("_tail", new byte[] {0}); // jHDF destroys what follows the last dataset
        }
        return file;
    }

    /** HAADF in two frames of 2 × 3 pixels, and a map under the title "Fe" that Velox made. */
    private static void putImages(WritableHdfFile root, WritableGroup data) {
        WritableGroup images = data.putGroup("Image");
        short[][][] frames = {{{1, 3}, {2, 4}, {3, 5}}, {{4, 6}, {5, 7}, {-1, -1}}};
        WritableGroup haadf = images.putGroup("a1");
        haadf.putDataset("Data", frames, UNSIGNED);
        haadf.putDataset(
                "Metadata",
                text("{\"BinaryResult\": {\"Detector\": \"HAADF\", \"DetectorIndex\": \"5\","
                        + " \"PixelUnitX\": \"m\", \"PixelSize\": {\"width\": \"4e-9\"}}}"),
                UNSIGNED);
        WritableGroup map = images.putGroup("a0");
        map.putDataset(
                "Data",
                new float[][][] {{{0.5f}, {1.5f}}},
                DatasetCreationOptions.builder().build());
        map.putDataset("Metadata", text("{\"BinaryResult\": {\"Detector\": \"SuperX\"}}"), UNSIGNED);
        root.putGroup("Displays")
                .putGroup("ImageDisplay")
                .putDataset("d", new String[] {"{\"title\": \"Fe\", \"data\": \"/References/r\"}"});
        root.putGroup("References").putDataset("r", new String[] {"{\"dataPath\": \"/Data/Image/a0\"}"});
    }

    /** The words as a stream's data. */
    static short[] words(int... words) {
        short[] stream = new short[words.length];
        for (int i = 0; i < words.length; i++) {
            stream[i] = (short) words[i];
        }
        return stream;
    }

    private static short[][] column(short[] words) {
        short[][] column = new short[words.length][1];
        for (int i = 0; i < words.length; i++) {
            column[i][0] = words[i];
        }
        return column;
    }

    private static byte[][] metadata(ImageShape shape, int segment) {
        String json = """
                {"Optics": {"AccelerationVoltage": "200000"},
                 "Stage": {"AlphaTilt": "0"},
                 "Scan": {"ScanSize": {"width": "%d", "height": "%d"},
                          "ScanArea": {"left": "0.25", "right": "0.5", "top": "0.5", "bottom": "1"}},
                 "Detectors": {
                   "Detector-0": {"DetectorName": "Zebra", "DetectorType": "AnalyticalDetector"},
                   "Detector-1": {"DetectorName": "S%d", "DetectorType": "AnalyticalDetector", "Dispersion": "10",
                     "OffsetEnergy": "-250", "LiveTime": "1.5", "RealTime": "2", "ElevationAngle": "0.3",
                     "AzimuthAngle": "0.7"}},
                 "BinaryResult": {"Detector": "S%d", "DetectorIndex": "1", "PixelUnitX": "m",
                     "PixelSize": {"width": "2e-9", "height": "2e-9"}}}
                """.formatted(4 * shape.width(), 2 * shape.height(), segment + 1, segment + 1);
        return text(json);
    }

    /** A text as one column, filled up with zeros. */
    private static byte[][] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[][] column = new byte[METADATA_BYTES][1];
        for (int i = 0; i < bytes.length; i++) {
            column[i][0] = bytes[i];
        }
        return column;
    }
}
