package org.esmpy.io.jeol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * Reads an electron image ({@code .img}) or the map of a line ({@code .map}). The file has two dictionaries, and the
 * second one holds the image.
 */
final class JeolImage {
    private static final int PREAMBLE_BYTES = 0x30;
    private static final int DICTIONARY_AT = 0x2c;
    private static final double UM_PER_MM = 1e3;

    private JeolImage() {}

    /**
     * Reads the image in a file.
     *
     * @param name   its name if the file has no title
     * @param budget what may be allocated
     * @throws SpectrumFormatException if it is damaged, or holds something else
     */
    static SideImage read(Path file, String name, ReadBudget budget) throws IOException {
        try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
            long begin = Integer.toUnsignedLong(bytes.at(0, PREAMBLE_BYTES).getInt(DICTIONARY_AT));
            JeolEntry root = JeolDictionary.read(bytes, begin, bytes.length() - begin);
            ImageShape shape = shape(root, bytes);
            String title = root.text("Image/Title");
            float[] values = values(root, shape, bytes, budget);
            SideImage image = SideImage.of(title.isEmpty() ? name : title, shape, values);
            return pixelSize(root, shape).map(image::withPixelSize).orElse(image);
        }
    }

    private static ImageShape shape(JeolEntry root, FileBytes file) {
        double[] size = root.numbers("Image/Size");
        try {
            return new ImageShape((int) size[1], (int) size[0]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw SpectrumFormatException.at(
                            file.file(),
                            "Image/Size",
                            "gives no width and height of at least 1 pixel; the file is damaged")
                    .causedBy(e);
        }
    }

    /**
     * Unsigned numbers, row after row from the top; the bytes of each follow from the length of the data and the number
     * of pixels.
     */
    private static float[] values(JeolEntry root, ImageShape shape, FileBytes file, ReadBudget budget) {
        ByteBuffer bits = root.find("Image/Bits").map(JeolEntry::bytes).orElseGet(() -> ByteBuffer.allocate(0));
        int bytes = bits.limit() / shape.pixels();
        boolean known = bytes == 1 || bytes == Short.BYTES || bytes == Integer.BYTES;
        if (!known || bits.limit() != (long) bytes * shape.pixels()) {
            throw SpectrumFormatException.at(
                    file.file(),
                    "Image/Bits",
                    "has " + bits.limit() + " bytes; expected 1, 2 or 4 for each of " + shape.height() + " x "
                            + shape.width() + " pixels. The file is damaged");
        }
        budget.reserve("the image " + file.file().getFileName(), (long) Float.BYTES * shape.pixels());
        return new NumberType(NumberType.Kind.UNSIGNED, bytes, ByteOrder.LITTLE_ENDIAN).floats(bits, shape.pixels());
    }

    /** ScanSize is the edge of the screen in mm at a magnification of 1. */
    private static Optional<PixelSize> pixelSize(JeolEntry root, ImageShape shape) {
        double um = root.number("Instrument/ScanSize") / root.number("Instrument/Mag") * UM_PER_MM / shape.width();
        return um > 0 && Double.isFinite(um) ? Optional.of(new PixelSize(um, "µm")) : Optional.empty();
    }
}
