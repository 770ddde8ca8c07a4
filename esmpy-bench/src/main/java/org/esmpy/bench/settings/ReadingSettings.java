package org.esmpy.bench.settings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.esmpy.io.CountRepair;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ReadOptions;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * The part of a file that is read, and axes that replace those of the file. Beam energy and take-off angle are in
 * {@link AcquisitionSettings}.
 *
 * @param format          id of the format; empty to recognise it by content
 * @param experiment      name of the experiment, if the file holds several
 * @param segments        names of the detector segments that are summed; empty for all
 * @param frames          frames that are summed, from {@code first} to before {@code end}; empty for all
 * @param shape           rows and columns
 * @param energyOffsetKeV centre of the first channel, keV
 * @param energyWidthKeV  channel width, keV
 * @param clipNegative    whether negative values are read as 0
 * @param round           whether values that are no whole numbers are rounded
 * @param maxMemoryBytes  limit of the memory for reading; empty for a limit by the length of the file and the heap
 */
public record ReadingSettings(
        @SetBy("--format") Optional<String> format,
        @SetBy("--experiment") Optional<String> experiment,
        @SetBy("--segments") List<String> segments,
        Optional<FrameRange> frames,
        Optional<ImageShape> shape,
        @SetBy("--energy-offset-kev") OptionalDouble energyOffsetKeV,
        @SetBy("--energy-width-kev") OptionalDouble energyWidthKeV,
        @SetBy("--clip-negative") boolean clipNegative,
        @SetBy("--round") boolean round,
        OptionalLong maxMemoryBytes) {
    public ReadingSettings {
        segments = List.copyOf(segments);
    }

    /** The whole file with its own axes. */
    public static ReadingSettings ofFile() {
        return new ReadingSettings(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                false,
                OptionalLong.empty());
    }

    /** These settings in the form that readers take. */
    public ReadOptions options() {
        OptionalDouble ofFile = OptionalDouble.empty();
        return new ReadOptions(
                format,
                experiment,
                Set.copyOf(segments),
                frames.orElse(FrameRange.all()),
                new ImageOverrides(shape, energyOffsetKeV, energyWidthKeV, ofFile, ofFile),
                new CountRepair(clipNegative, round),
                maxMemoryBytes);
    }
}
