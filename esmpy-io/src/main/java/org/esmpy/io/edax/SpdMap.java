package org.esmpy.io.edax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.esmpy.io.ImageOverrides;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.Siblings;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;

/** Reads a {@code .spd} map: a header, then spectrum after spectrum from the upper left pixel along the rows. */
final class SpdMap {
    /** Bytes of the header that are used. */
    static final int HEADER_BYTES = 48;

    private static final byte[] SIGNATURE = "MAPSPECTRA_DATA".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of an {@code .ipr} file that are used, and the places of the edges of a pixel. */
    private static final int CALIBRATION_BYTES = 72;

    private static final int PIXEL_X_AT = 64;
    private static final int PIXEL_Y_AT = 68;

    /** Largest relative difference of the edges of a square pixel. */
    private static final double SQUARE = 1e-3;

    private final FileBytes file;
    private final ByteBuffer header;

    /**
     * @throws SpectrumFormatException if the file ends within its header
     */
    SpdMap(FileBytes file) throws IOException {
        this.file = file;
        this.header = file.at(0, HEADER_BYTES);
    }

    /** Whether the first bytes of a file have the signature. */
    static boolean isIn(ByteBuffer begin) {
        return begin.limit() >= SIGNATURE.length
                && begin.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
    }

    /**
     * Reads the map and the files that belong to it.
     *
     * @throws SpectrumFormatException  if one of them is damaged
     * @throws IllegalArgumentException if there is no {@code .spc} file and the caller gives no energy axis
     */
    SpectrumImage image(ReadOptions options, ProgressListener progress) throws IOException {
        ImageOverrides overrides = options.overrides();
        ImageShape shape = shape();
        long channels = Integer.toUnsignedLong(header.getInt(32));
        long offset = Integer.toUnsignedLong(header.getInt(40));
        DenseCounts.Layout layout = new DenseCounts.Layout(type(), channels, shape.pixels());
        DenseCounts dense = DenseCounts.in(file.file(), file.channel(), offset, layout, options);
        Conditions conditions = conditions((int) channels, overrides);
        SpectrumImage image = SpectrumImage.of(dense.readSpectra(progress), shape, conditions.energy())
                .withAcquisition(conditions.acquisition())
                .withMetadata(conditions.metadata());
        return overrides.applyTo(pixelSize().map(image::withPixelSize).orElse(image));
    }

    private Conditions conditions(int channels, ImageOverrides overrides) throws IOException {
        Optional<Path> companion = Siblings.find(file.file(), "spc");
        if (companion.isEmpty()) {
            EnergyAxis axis = givenAxis(channels, overrides);
            return new Conditions(axis, Acquisition.unknown(), ImageMetadata.empty());
        }
        try (FileBytes bytes = FileBytes.open(companion.get(), ByteOrder.LITTLE_ENDIAN)) {
            SpcSpectrum spectrum = new SpcSpectrum(bytes);
            return new Conditions(spectrum.energy(channels), spectrum.acquisition(), spectrum.metadata());
        }
    }

    private EnergyAxis givenAxis(int channels, ImageOverrides overrides) {
        if (overrides.energyOffsetKeV().isEmpty() || overrides.energyWidthKeV().isEmpty()) {
            throw new IllegalArgumentException(file.file().getFileName() + ": has no "
                    + Siblings.named(file.file(), "spc").getFileName() + " beside it, which holds its energy axis and"
                    + " conditions; give the energy of the first channel and the channel width (--energy-offset-kev,"
                    + " --energy-width-kev)");
        }
        return new EnergyAxis(
                overrides.energyOffsetKeV().getAsDouble(),
                overrides.energyWidthKeV().getAsDouble(),
                channels);
    }

    private ImageShape shape() {
        long width = Integer.toUnsignedLong(header.getInt(24));
        long height = Integer.toUnsignedLong(header.getInt(28));
        if (width < 1 || height < 1 || width > DenseCounts.MAX_PIXELS || width * height > DenseCounts.MAX_PIXELS) {
            throw file.error(
                    24,
                    "declares " + height + " x " + width + " pixels; expected 1 to " + DenseCounts.MAX_PIXELS
                            + " in all");
        }
        return new ImageShape((int) height, (int) width);
    }

    private NumberType type() {
        int bytes = header.getInt(36);
        if (bytes != 1 && bytes != 2 && bytes != 4) {
            throw file.error(36, "declares " + bytes + " bytes for a count; expected 1, 2 or 4");
        }
        return new NumberType(NumberType.Kind.UNSIGNED, bytes, ByteOrder.LITTLE_ENDIAN);
    }

    /** Edge of a pixel, if an {@code .ipr} file of the same name has it and it is square. */
    private Optional<PixelSize> pixelSize() throws IOException {
        Optional<Path> companion = Siblings.find(file.file(), "ipr");
        if (companion.isEmpty()) {
            return Optional.empty();
        }
        try (FileBytes bytes = FileBytes.open(companion.get(), ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer calibration = bytes.at(0, CALIBRATION_BYTES);
            double x = calibration.getFloat(PIXEL_X_AT);
            double y = calibration.getFloat(PIXEL_Y_AT);
            boolean square = x > 0 && Double.isFinite(x) && Math.abs(x - y) <= SQUARE * x;
            return square ? Optional.of(new PixelSize(x, "µm")) : Optional.empty();
        }
    }

    /** The axis and conditions of a map, from the spectrum beside it. */
    private record Conditions(EnergyAxis energy, Acquisition acquisition, ImageMetadata metadata) {}
}
