package org.esmpy.bench.cli.options.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.settings.ReadingSettings;
import org.esmpy.io.CountRepair;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ReadOptions;
import org.esmpy.model.ImageShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of every command that reads a map; they choose the part that is read, and replace values of the file. */
public final class ReadingOptions implements HelpSection.Member {
    @Option(
            names = "--format",
            paramLabel = "ID",
            description = "Format of the file, see 'esmpy list'; by default recognised by content.")
    private @Nullable String format;

    @Option(names = "--experiment", paramLabel = "NAME", description = "Which map to read, if the file holds several.")
    private @Nullable String experiment;

    @Option(
            names = "--segments",
            split = ",",
            paramLabel = "NAME",
            description = "Detector segments to sum (default: all), for files that store them separately.")
    private @Nullable Set<String> segments;

    @Option(
            names = "--frames",
            converter = FramesConverter.class,
            paramLabel = "FIRST-LAST",
            description = "Frames to sum, counted from 0 (default: all), for files that store them separately.")
    private @Nullable FrameRange frames;

    @Option(
            names = "--shape",
            converter = ShapeConverter.class,
            paramLabel = "HEIGHTxWIDTH",
            description = "Rows and columns, if the file does not say or is wrong.")
    private @Nullable ImageShape shape;

    @Option(
            names = "--energy-offset-kev",
            paramLabel = "KEV",
            description = "Energy of the first channel, if the file does not say or is wrong.")
    private @Nullable Double energyOffsetKeV;

    @Option(
            names = "--energy-width-kev",
            paramLabel = "KEV",
            description = "Width of a channel, if the file does not say or is wrong.")
    private @Nullable Double energyWidthKeV;

    @Option(
            names = "--beam-kev",
            paramLabel = "KEV",
            description = "Beam energy, if the file does not say or is wrong.")
    private @Nullable Double beamKeV;

    @Option(
            names = "--take-off-deg",
            paramLabel = "DEG",
            description = "Take-off angle, if the file does not say or is wrong.")
    private @Nullable Double takeOffDeg;

    @Option(
            names = "--clip-negative",
            description = "Read negative values, as after the subtraction of a background, as 0.")
    private boolean clipNegative;

    @Option(names = "--round", description = "Round values that are not whole numbers.")
    private boolean round;

    @Option(
            names = "--max-memory",
            converter = MemoryConverter.class,
            paramLabel = "SIZE",
            description =
                    "Limit of the memory for reading, e.g. 2g (default: a plausible multiple of the length of the file,"
                            + " up to three quarters of Java's heap).")
    private @Nullable Long maxMemoryBytes;

    public ReadOptions options() {
        return new ReadOptions(
                Optional.ofNullable(format),
                Optional.ofNullable(experiment),
                segments == null ? Set.of() : segments,
                frames == null ? FrameRange.all() : frames,
                new ImageOverrides(
                        Optional.ofNullable(shape),
                        optional(energyOffsetKeV),
                        optional(energyWidthKeV),
                        optional(beamKeV),
                        optional(takeOffDeg)),
                new CountRepair(clipNegative, round),
                maxMemoryBytes == null ? OptionalLong.empty() : OptionalLong.of(maxMemoryBytes));
    }

    @Override
    public HelpSection section() {
        return HelpSection.DATA;
    }

    ReadingSettings over(ReadingSettings before) {
        return new ReadingSettings(
                Said.orOptional(format, before.format()),
                Said.orOptional(experiment, before.experiment()),
                segments == null ? before.segments() : List.copyOf(segments),
                Said.orOptional(frames, before.frames()),
                Said.orOptional(shape, before.shape()),
                Said.orNumber(energyOffsetKeV, before.energyOffsetKeV()),
                Said.orNumber(energyWidthKeV, before.energyWidthKeV()),
                Said.or(clipNegative, before.clipNegative()),
                Said.or(round, before.round()),
                maxMemoryBytes == null ? before.maxMemoryBytes() : OptionalLong.of(maxMemoryBytes));
    }

    @Nullable
    Double beamKeV() {
        return beamKeV;
    }

    @Nullable
    Double takeOffDeg() {
        return takeOffDeg;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static int[] two(String text, Pattern pattern, String expected) {
        Matcher matcher = pattern.matcher(text);
        try {
            if (matcher.matches()) {
                return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is too large");
        }
        throw new TypeConversionException("'" + text + "' is not of the form " + expected);
    }

    /** {@code 128x64}: 128 rows of 64 pixels. */
    static final class ShapeConverter implements ITypeConverter<ImageShape> {
        @Override
        public ImageShape convert(String text) {
            int[] sides = two(text, Pattern.compile("(\\d+)[x×](\\d+)"), "HEIGHTxWIDTH, e.g. 128x128");
            try {
                return new ImageShape(sides[0], sides[1]);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** {@code 0-9}: ten frames. */
    static final class FramesConverter implements ITypeConverter<FrameRange> {
        @Override
        public FrameRange convert(String text) {
            int[] ends = two(text, Pattern.compile("(\\d+)-(\\d+)"), "FIRST-LAST, e.g. 0-9");
            if (ends[1] < ends[0] || ends[1] == Integer.MAX_VALUE) {
                throw new TypeConversionException("'" + text + "' must go up from the first frame to the last one");
            }
            return new FrameRange(ends[0], ends[1] + 1);
        }
    }

    /** Reads a size such as {@code 512m} (mebibytes), with the letters of {@code -Xmx}. */
    static final class MemoryConverter implements ITypeConverter<Long> {
        private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kmgKMG]?)");

        @Override
        public Long convert(String text) {
            Matcher matcher = SIZE.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a size; expected bytes, or e.g. 512m or 2g");
            }
            int shift = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                case "k" -> 10;
                case "m" -> 20;
                case "g" -> 30;
                default -> 0;
            };
            return Long.parseLong(matcher.group(1)) << shift;
        }
    }
}
