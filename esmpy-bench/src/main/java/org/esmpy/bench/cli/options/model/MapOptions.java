package org.esmpy.bench.cli.options.model;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.MapSettings;
import org.esmpy.bench.settings.MaskSettings.EnergyRange;
import org.esmpy.bench.settings.PixelCrop;
import org.esmpy.bench.settings.Rebinning;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of every command that reads a map; they crop and bin it, in the order of this list. */
public final class MapOptions implements SettingsOptions {
    @Option(
            names = "--roi",
            paramLabel = "MASK",
            description = "Keep only the pixels that are not black in this .png, or not 0 in this .npy.")
    private @Nullable Path roi;

    @Option(
            names = "--crop",
            converter = CropConverter.class,
            paramLabel = "Y0:Y1,X0:X1",
            description =
                    "Keep these rows and columns, counted from 0, ends not included; 10:,: are all rows from 10 on.")
    private @Nullable PixelCrop crop;

    @Option(
            names = "--crop-kev",
            converter = EnergyRangeConverter.class,
            paramLabel = "FROM-TO",
            description = "Keep these energies, e.g. 0.2-10.")
    private @Nullable EnergyRange cropKeV;

    @Option(
            names = "--rebin",
            converter = RebinConverter.class,
            paramLabel = "YxXxE",
            description = "Sum this many rows, columns and channels into one, e.g. 2x2x1.")
    private @Nullable Rebinning rebin;

    @Option(names = "--sum", description = "Sum all pixels into one spectrum.")
    private boolean sum;

    /** The settings of the command line alone, for a command without a file of settings. */
    public MapSettings settings() {
        return over(MapSettings.whole());
    }

    @Override
    public HelpSection section() {
        return HelpSection.DATA;
    }

    @Override
    public List<String> names() {
        return List.of("map");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.map(this::over);
    }

    private MapSettings over(MapSettings before) {
        return new MapSettings(
                Said.orFile(roi, before.roi()),
                Said.orOptional(crop, before.crop()),
                Said.orOptional(cropKeV, before.keV()),
                Said.orOptional(rebin, before.rebin()),
                Said.or(sum, before.sum()));
    }

    /** {@code 10:50,0:30}: 40 rows and 30 columns. */
    static final class CropConverter implements ITypeConverter<PixelCrop> {
        private static final Pattern FORM = Pattern.compile("(\\d{0,9}):(\\d{0,9}),(\\d{0,9}):(\\d{0,9})");

        @Override
        public PixelCrop convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is not of the form Y0:Y1,X0:X1, e.g. 10:50,0:30 for 40 rows and 30 columns");
            }
            try {
                return new PixelCrop(
                        index(matcher.group(1), 0),
                        index(matcher.group(2), PixelCrop.EDGE),
                        index(matcher.group(3), 0),
                        index(matcher.group(4), PixelCrop.EDGE));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }

        private static int index(String digits, int otherwise) {
            return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
        }
    }

    /** {@code 2x2x4}: four pixels and four channels become one; {@code 2x2} leaves channels alone. */
    static final class RebinConverter implements ITypeConverter<Rebinning> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})[x×](\\d{1,9})(?:[x×](\\d{1,9}))?");

        @Override
        public Rebinning convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not of the form YxXxE, e.g. 2x2x1");
            }
            try {
                return new Rebinning(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
