package org.esmpy.io.hspy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.esmpy.io.hspy.HspyFiles.axis;
import static org.esmpy.io.hspy.HspyFiles.mapAxes;
import static org.esmpy.io.hspy.HspyFiles.unsigned;

import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HspyLayoutsTest {
    /** Count of a pixel and a channel in all files of this test. */
    private static int count(int row, int column, int channel) {
        return (row * 3 + column + channel) % 5;
    }

    @TempDir
    private Path folder;

    static Stream<Consumer<WritableGroup>> numberTypes() {
        DatasetCreationOptions chunks = DatasetCreationOptions.builder()
                .chunkDimensions(2, 2, 3)
                .shuffle()
                .deflate()
                .build();
        return Stream.of(
                group -> group.putDataset("data", fill(new byte[2][3][4])),
                group -> group.putDataset("data", fill(new byte[2][3][4]), unsigned(1, 2, 3)),
                group -> group.putDataset("data", fill(new short[2][3][4]), unsigned()),
                group -> group.putDataset("data", fill(new int[2][3][4]), unsigned(2, 3, 4)),
                group -> group.putDataset("data", fill(new long[2][3][4]), unsigned()),
                group -> group.putDataset("data", fill(new short[2][3][4]), chunks),
                group -> group.putDataset("data", fill(new int[2][3][4])),
                group -> group.putDataset("data", fill(new long[2][3][4]), chunks),
                group -> group.putDataset("data", fill(new float[2][3][4])),
                group -> group.putDataset("data", fill(new double[2][3][4]), chunks));
    }

    @ParameterizedTest
    @MethodSource("numberTypes")
    void countsOfAnyTypeAreRead(Consumer<WritableGroup> data) throws IOException {
        assertIsTheMap(read(group -> {
            mapAxes(group);
            data.accept(group);
        }));
    }

    @Test
    void theEnergyAxisMayComeFirst() throws IOException {
        SpectrumImage image = read(group -> {
            axis(group, 0, "Energy", 4, 100, 10, "eV").putAttribute("navigate", (byte) 0);
            axis(group, 1, "y", 2, 0, 0.5, "um").putAttribute("navigate", (byte) 1);
            axis(group, 2, "x", 3, 0, 0.5, "um").putAttribute("navigate", (byte) 1);
            short[][][] data = new short[4][2][3];
            for (int l = 0; l < 4; l++) {
                for (int p = 0; p < 6; p++) {
                    data[l][p / 3][p % 3] = (short) count(p / 3, p % 3, l);
                }
            }
            group.putDataset("data", data, unsigned(2, 1, 2));
        });

        assertIsTheMap(image);
    }

    @Test
    void theOldestLayoutKeepsItsParametersElsewhere() throws IOException {
        SpectrumImage image = read(group -> {
            mapAxes(group);
            group.getChildren().forEach((name, node) -> ((WritableGroup) node).removeAttribute("navigate"));
            group.putDataset("data", fill(new float[2][3][4]));
            WritableGroup parameters = group.putGroup("mapped_parameters");
            parameters.putAttribute("record_by", "spectrum");
            parameters.putAttribute("signal_type", "EDS_TEM");
            parameters.putAttribute("title", "old");
            WritableGroup microscope = parameters.putGroup("TEM");
            microscope.putAttribute("beam_energy", 100);
            microscope.putAttribute("tilt_stage", 10.0);
            microscope.putGroup("EDS").putAttribute("live_time", 5.0);
        });

        assertIsTheMap(image);
        assertThat(image.metadata().title()).isEqualTo("old");
        assertThat(image.acquisition().beamKeV()).hasValue(100);
        assertThat(image.acquisition().tiltDeg()).hasValue(10);
        assertThat(image.acquisition().liveTimeS()).hasValue(5);
    }

    @Test
    void aSpectrumIsAnImageOfOnePixelAndALineAnImageOfOneRow() throws IOException {
        SpectrumImage spectrum = read(group -> {
            axis(group, 0, "Energy", 4, 0, 0.01, "keV");
            group.putDataset("data", new int[] {3, 0, 1, 0});
        });
        SpectrumImage line = read(group -> {
            axis(group, 0, "x", 3, 0, 2, "nm");
            axis(group, 1, "Energy", 4, 0, 0.01, "keV");
            group.putDataset("data", new int[][] {{3, 0, 1, 0}, {0, 0, 0, 0}, {0, 0, 0, 2}});
        });

        assertThat(spectrum.shape()).isEqualTo(new ImageShape(1, 1));
        assertThat(spectrum.sumSpectrum()).containsExactly(3, 0, 1, 0);
        assertThat(line.shape()).isEqualTo(new ImageShape(1, 3));
        assertThat(line.counts().pixelTotals()).containsExactly(4, 0, 2);
        assertThat(line.pixelSize()).contains(new PixelSize(2, "nm"));
    }

    @Test
    void anEnergyAxisOfPointsIsReadIfItIsEvenlySpaced() throws IOException {
        Consumer<WritableGroup> even = group -> {
            group.putGroup("axis-0").putAttribute("units", "keV");
            ((WritableGroup) group.getChild("axis-0")).putDataset("axis", new double[] {0.5, 0.6, 0.7});
            group.putDataset("data", new int[] {1, 2, 3});
        };
        Consumer<WritableGroup> uneven = group -> {
            group.putGroup("axis-0").putAttribute("units", "keV");
            ((WritableGroup) group.getChild("axis-0")).putDataset("axis", new double[] {0.5, 0.6, 0.8});
            group.putDataset("data", new int[] {1, 2, 3});
        };

        assertThat(read(even).energy().firstCentreKeV()).isEqualTo(0.5);
        assertRefused(uneven, "/Experiments/EDX/data has an energy axis", "not evenly spaced");
    }

    @Test
    void numbersThatAreNoCountsAreRefused() {
        double[][][] fractional = (double[][][]) fill(new double[2][3][4]);
        fractional[1][2][3] = 1.5;
        byte[][][] negative = (byte[][][]) fill(new byte[2][3][4]);
        negative[0][1][1] = -1;
        double[][][] missing = (double[][][]) fill(new double[2][3][4]);
        missing[0][0][0] = Double.NaN;
        long[][][] large = (long[][][]) fill(new long[2][3][4]);
        large[0][0][0] = 1L << 40;

        assertRefused(map(fractional), "/Experiments/EDX/data is float64 and holds 1.5", "whole counts");
        assertRefused(map(negative), "/Experiments/EDX/data is int8 and holds -1", "whole counts");
        assertRefused(map(missing), "holds NaN");
        assertRefused(map(large), "is int64 and holds 1.0995");
        assertRefused(map(new String[][][] {{{"a"}}}), "/Experiments/EDX/data");
    }

    @Test
    void axesThatDoNotFitAreRefused() {
        assertRefused(
                group -> {
                    axis(group, 0, "y", 2, 0, 0.5, "um");
                    axis(group, 1, "x", 3, 0, 0.5, "um");
                    axis(group, 2, "Energy", 4, 0.1, 0.01, "<undefined>");
                    group.putDataset("data", fill(new int[2][3][4]));
                },
                "no energy axis",
                "[y (um), x (um), Energy (no unit)]");
        assertRefused(
                group -> {
                    mapAxes(group);
                    group.putDataset("data", fill(new int[2][3][5]));
                },
                "has 5 elements along Energy (keV)",
                "says 4");
        assertRefused(group -> group.putDataset("data", fill(new int[2][3][4])), "axis-0 is missing");
        assertRefused(group -> {}, "has no dataset 'data'");
        assertRefused(
                group -> {
                    axis(group, 0, "Energy", 4, Double.NaN, 0.01, "keV");
                    group.putDataset("data", new int[4]);
                },
                "not evenly spaced upwards");
    }

    @Test
    void anEmptyChannelAxisOrTooManyChannelsAreRefused() {
        assertRefused(
                group -> {
                    axis(group, 0, "Energy", 70_000, 0, 0.01, "keV");
                    group.putDataset("data", new byte[70_000]);
                },
                "is 70000; expected 1 to 65536 channels");
    }

    @Test
    void ofSeveralExperimentsTheOnlyOneWithSpectraIsRead() throws IOException {
        Map<String, Consumer<WritableGroup>> experiments = new LinkedHashMap<>();
        experiments.put("HAADF", typed("", 7));
        experiments.put("EDX", typed("EDS_TEM", 1));
        Path file = HspyFiles.write(folder.resolve("several.hspy"), experiments);

        assertThat(read(file, ReadOptions.defaults()).counts().total()).isEqualTo(4);
        assertThat(read(file, ReadOptions.defaults().withExperiment("HAADF"))
                        .counts()
                        .total())
                .isEqualTo(28);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(file, ReadOptions.defaults().withExperiment("EELS")))
                .withMessage("several.hspy: no experiment 'EELS'; available: [EDX, HAADF]");
    }

    @Test
    void severalExperimentsWithSpectraNeedAName() {
        Map<String, Consumer<WritableGroup>> experiments = new LinkedHashMap<>();
        experiments.put("a", typed("EDS_TEM", 7));
        experiments.put("b", typed("EDS_SEM", 1));
        Path file = HspyFiles.write(folder.resolve("several.hspy"), experiments);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(file, ReadOptions.defaults()))
                .withMessageContaining("name one")
                .withMessageContaining("[a, b]");
    }

    @Test
    void whatHyperSpyDoesNotKnowIsNotTakenForANumber() throws IOException {
        SpectrumImage image = read(group -> {
            typed("EDS_TEM", 1).accept(group);
            WritableGroup metadata = (WritableGroup) group.getChild("metadata");
            WritableGroup microscope =
                    metadata.putGroup("Acquisition_instrument").putGroup("TEM");
            microscope.putAttribute("beam_energy", 0.0);
            microscope.putAttribute("beam_current", "_None_");
            WritableGroup sample = metadata.putGroup("Sample");
            sample.putDataset("_list_elements", new String[] {"Fe", "Xx", "Fe", "O"});
            sample.putAttribute("thickness", 120.0);
            metadata.putGroup("General").putAttribute("date", "_None_");
        });

        assertThat(image.acquisition().beamKeV()).isEqualTo(OptionalDouble.empty());
        assertThat(image.acquisition().currentNA()).isEmpty();
        assertThat(image.metadata().elements()).extracting("symbol").containsExactly("Fe", "O");
        assertThat(image.metadata().notes()).containsOnly(Map.entry("thickness", "120.0"));
    }

    /** HyperSpy 1.7 and exspy write the beam energy with a blank behind its name. */
    @Test
    void whatIsKnownOfTheMicroscopeIsReadAndTheRestIsKept() throws IOException {
        SpectrumImage image = read(group -> {
            typed("EDS_TEM", 1).accept(group);
            WritableGroup metadata = (WritableGroup) group.getChild("metadata");
            WritableGroup microscope =
                    metadata.putGroup("Acquisition_instrument").putGroup("TEM");
            microscope.putAttribute("beam_energy ", 200.0);
            microscope.putAttribute("camera_length", 91.0);
            WritableGroup stage = microscope.putGroup("Stage");
            stage.putAttribute("tilt_alpha", -3.5);
            stage.putAttribute("tilt_beta", 1.5);
            WritableGroup detector = microscope.putGroup("Detector").putGroup("EDS");
            detector.putAttribute("energy_resolution_MnKa", 160.0);
            detector.putAttribute("live_time", 100.0);
            detector.putAttribute("real_time", 120.0);
        });
        SpectrumImage again = rewritten(image);

        assertThat(image.acquisition().beamKeV()).hasValue(200);
        assertThat(image.acquisition().tiltDeg()).hasValue(-3.5);
        assertThat(image.acquisition().liveTimeS()).hasValue(100);
        assertThat(image.acquisition().realTimeS()).hasValue(120);
        assertThat(image.metadata().notes())
                .containsOnly(
                        Map.entry(SpectrumImageReader.RESOLUTION, "160.0"),
                        Map.entry("microscope/camera_length", "91.0"),
                        Map.entry("microscope/Stage/tilt_beta", "1.5"));
        assertThat(again.metadata().notes()).isEqualTo(image.metadata().notes());
        assertThat(again.acquisition()).isEqualTo(image.acquisition());
    }

    private SpectrumImage rewritten(SpectrumImage image) throws IOException {
        Path file = folder.resolve("again.hspy");
        new HspyFormat().write(image, file, WriteOptions.defaults());
        return read(file, ReadOptions.defaults());
    }

    private static Consumer<WritableGroup> typed(String signalType, int count) {
        return group -> {
            axis(group, 0, "Energy", 4, 0, 0.01, "keV");
            group.putDataset("data", new int[] {count, count, count, count});
            group.putGroup("metadata").putGroup("Signal").putAttribute("signal_type", signalType);
        };
    }

    private static Consumer<WritableGroup> map(Object data) {
        return group -> {
            mapAxes(group);
            group.putDataset("data", data);
        };
    }

    private static Object fill(Object array) {
        for (int row = 0; row < Array.getLength(array); row++) {
            Object columns = Array.get(array, row);
            for (int column = 0; column < Array.getLength(columns); column++) {
                Object channels = Array.get(columns, column);
                for (int l = 0; l < Array.getLength(channels); l++) {
                    Array.setByte(channels, l, (byte) count(row, column, l));
                }
            }
        }
        return array;
    }

    private static void assertIsTheMap(SpectrumImage image) {
        assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(0.1, 0.01, 4));
        assertThat(image.pixelSize()).contains(new PixelSize(0.5, "µm"));
        for (int pixel = 0; pixel < 6; pixel++) {
            int row = pixel / 3;
            int column = pixel % 3;
            int[] channels = new int[4];
            image.counts().forEach(pixel, (channel, count) -> channels[channel] = count);
            assertThat(channels)
                    .as("pixel %d", pixel)
                    .containsExactly(
                            count(row, column, 0), count(row, column, 1), count(row, column, 2), count(row, column, 3));
        }
    }

    private void assertRefused(Consumer<WritableGroup> experiment, String... reasons) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(experiment))
                .withMessageStartingWith("map.hspy: ")
                .satisfies(e -> assertThat(e.getMessage()).contains(reasons));
    }

    private SpectrumImage read(Consumer<WritableGroup> experiment) throws IOException {
        return read(HspyFiles.write(folder.resolve("map.hspy"), experiment), ReadOptions.defaults());
    }

    private static SpectrumImage read(Path file, ReadOptions options) throws IOException {
        return new HspyFormat().read(file, options, ProgressListener.none());
    }
}
