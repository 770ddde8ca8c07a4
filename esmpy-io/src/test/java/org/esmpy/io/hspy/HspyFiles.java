package org.esmpy.io.hspy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Builds files of layouts that our own writer does not write. */
final class HspyFiles {
    private HspyFiles() {}

    /** A file with the given experiments. */
    static Path write(Path file, Map<String, Consumer<WritableGroup>> experiments) {
        try (WritableHdfFile root = HdfFile.write(file)) {
            root.putAttribute("file_format", "HyperSpy");
            root.putAttribute("file_format_version", "3.0");
            WritableGroup group = root.putGroup("Experiments");
            experiments.forEach((name, content) -> content.accept(group.putGroup(name)));
            root.putDataset("_tail", new byte[] {0}); // jHDF destroys what follows the last dataset
        }
        return file;
    }

    /** A file with one experiment. */
    static Path write(Path file, Consumer<WritableGroup> experiment) {
        Map<String, Consumer<WritableGroup>> one = new LinkedHashMap<>();
        one.put("EDX", experiment);
        return write(file, one);
    }

    /** An axis as all layouts since 1.0 have it. */
    static WritableGroup axis(
            WritableGroup experiment, int index, String name, int size, double offset, double scale, String units) {
        WritableGroup axis = experiment.putGroup("axis-" + index);
        axis.putAttribute("name", name);
        axis.putAttribute("size", size);
        axis.putAttribute("offset", offset);
        axis.putAttribute("scale", scale);
        axis.putAttribute("units", units);
        return axis;
    }

    /** Two by three pixels of four channels in the usual order. */
    static void mapAxes(WritableGroup experiment) {
        axis(experiment, 0, "y", 2, 0, 0.5, "um").putAttribute("navigate", "TRUE");
        axis(experiment, 1, "x", 3, 0, 0.5, "um").putAttribute("navigate", "TRUE");
        axis(experiment, 2, "Energy", 4, 0.1, 0.01, "keV").putAttribute("navigate", "FALSE");
    }

    /** Options for unsigned data in chunks. */
    static DatasetCreationOptions unsigned(int... chunk) {
        DatasetCreationOptions.Builder options =
                DatasetCreationOptions.builder().unsigned();
        return chunk.length == 0
                ? options.build()
                : options.chunkDimensions(chunk).build();
    }
}
