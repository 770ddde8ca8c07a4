package org.esmpy.io.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * Makes the part of a TIFF file before the numbers, big-endian: signature, description, size of a pixel, ImageJ's names
 * of the maps, and a directory of tags for each map.
 */
final class TiffHeader {
    private static final int SIGNATURE_BYTES = 8;
    private static final int TAG_BYTES = 12;
    private static final int DIRECTORY_BYTES = 2 + Integer.BYTES;
    private static final int RATIONAL_BYTES = 2 * Integer.BYTES;

    private static final int TAGS = 13;
    private static final int IMAGEJ_TAGS = 3;

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int BYTE = 1;

    /** Signature of ImageJ's metadata, which precedes the part with the labels. */
    private static final int IMAGEJ = 0x494a_494a;

    private static final int LABELS = 0x6c61_626c;

    /** Largest numerator or denominator that programs with signed numbers can read. */
    private static final double LARGEST = Integer.MAX_VALUE;

    private final List<String> names;
    private final ImageShape shape;
    private final double pixelsPerUnit;
    private final byte[] description;
    private final int length;
    private ByteBuffer out = ByteBuffer.allocate(0);

    TiffHeader(List<String> names, ImageShape shape, Optional<PixelSize> pixelSize) {
        this.names = names;
        this.shape = shape;
        this.pixelsPerUnit = pixelSize.map(size -> 1 / size.value()).orElse(1.0);
        this.description = description(names.size(), pixelSize).getBytes(StandardCharsets.US_ASCII);
        this.length = labelSizesAt() + labelSizesBytes() + labelBytes() + directoriesBytes();
    }

    /** Bytes up to the first number. */
    int length() {
        return length;
    }

    byte[] bytes() {
        out = ByteBuffer.allocate(length);
        out.putShort((short) 0x4d4d).putShort((short) 42).putInt(directoryAt(0));
        out.put(description);
        rational();
        labelSizes();
        names.forEach(name -> out.put(name.getBytes(StandardCharsets.UTF_16BE)));
        for (int k = 0; k < names.size(); k++) {
            directory(k);
        }
        return out.array();
    }

    private static String description(int maps, Optional<PixelSize> pixelSize) {
        String unit =
                pixelSize.map(PixelSize::unit).orElse("pixel").replace("µ", "u").replaceAll("[^ -~]", "?");
        return "ImageJ=1.54f\nimages=" + maps + "\nchannels=" + maps + "\nhyperstack=" + (maps > 1)
                + "\nmode=grayscale\nunit=" + unit + "\nloop=false\n\0";
    }

    /** Pixels per unit as numerator and denominator, of which the larger is as large as it can be. */
    private void rational() {
        double smaller = Math.max(1, Math.floor(LARGEST * Math.min(pixelsPerUnit, 1 / pixelsPerUnit)));
        boolean above = pixelsPerUnit >= 1;
        out.putInt((int) Math.rint(above ? pixelsPerUnit * smaller : smaller));
        out.putInt((int) Math.rint(above ? smaller : smaller / pixelsPerUnit));
    }

    /** ImageJ's counts of bytes: those of the table of parts, then those of each label. */
    private void labelSizes() {
        out.putInt(12);
        names.forEach(name -> out.putInt(Character.BYTES * name.length()));
        out.putInt(IMAGEJ).putInt(LABELS).putInt(names.size());
    }

    private void directory(int k) {
        boolean first = k == 0;
        out.putShort((short) (TAGS + (first ? IMAGEJ_TAGS : 0)));
        tag(254, LONG, 1, 0);
        tag(256, LONG, 1, shape.width());
        tag(257, LONG, 1, shape.height());
        tag(258, SHORT, 1, Float.SIZE << Short.SIZE);
        tag(259, SHORT, 1, 1 << Short.SIZE);
        tag(262, SHORT, 1, 1 << Short.SIZE);
        if (first) {
            tag(270, ASCII, description.length, SIGNATURE_BYTES);
        }
        tag(273, LONG, 1, length + k * mapBytes());
        tag(278, LONG, 1, shape.height());
        tag(279, LONG, 1, mapBytes());
        tag(282, RATIONAL, 1, resolutionAt());
        tag(283, RATIONAL, 1, resolutionAt());
        tag(296, SHORT, 1, 1 << Short.SIZE);
        tag(339, SHORT, 1, 3 << Short.SIZE);
        if (first) {
            tag(50838, LONG, 1 + names.size(), labelSizesAt());
            tag(50839, BYTE, 12 + labelBytes(), labelSizesAt() + Integer.BYTES * (1 + names.size()));
        }
        out.putInt(k + 1 < names.size() ? directoryAt(k + 1) : 0);
    }

    private void tag(int number, int type, int count, long value) {
        out.putShort((short) number).putShort((short) type).putInt(count).putInt((int) value);
    }

    private long mapBytes() {
        return (long) shape.pixels() * Float.BYTES;
    }

    private int resolutionAt() {
        return SIGNATURE_BYTES + description.length;
    }

    private int labelSizesAt() {
        return resolutionAt() + RATIONAL_BYTES;
    }

    private int labelSizesBytes() {
        return Integer.BYTES * (1 + names.size()) + 12;
    }

    private int labelBytes() {
        return Character.BYTES * names.stream().mapToInt(String::length).sum();
    }

    private int directoriesBytes() {
        return names.size() * (DIRECTORY_BYTES + TAGS * TAG_BYTES) + IMAGEJ_TAGS * TAG_BYTES;
    }

    private int directoryAt(int k) {
        int first = labelSizesAt() + labelSizesBytes() + labelBytes();
        return first + k * (DIRECTORY_BYTES + TAGS * TAG_BYTES) + (k > 0 ? IMAGEJ_TAGS * TAG_BYTES : 0);
    }
}
