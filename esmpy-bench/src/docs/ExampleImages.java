import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Writes what the pages assume that a reader has beside a map: regions.png, in which the upper left quarter is marked as phase 1,
 * thickness.npy, a wedge, and haadf.npy, an image of two halves. Run it by "java ExampleImages.java HEIGHT WIDTH".
 */
public final class ExampleImages {
    private ExampleImages() {}

    public static void main(String[] args) throws IOException {
        int height = Integer.parseInt(args[0]);
        int width = Integer.parseInt(args[1]);
        BufferedImage regions = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height / 4; y++) {
            for (int x = 0; x < width / 4; x++) {
                regions.getRaster().setSample(x, y, 0, 1);
            }
        }
        ImageIO.write(regions, "png", new File("regions.png"));

        double[] thickness = new double[height * width];
        double[] grey = new double[height * width];
        for (int i = 0; i < height * width; i++) {
            thickness[i] = 0.8 + 0.4 * (i % width) / width;
            grey[i] = i % width < width / 2 ? 1 : 2;
        }
        write("thickness.npy", thickness, height, width);
        write("haadf.npy", grey, height, width);
    }

    private static void write(String file, double[] values, int height, int width) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + height + ", " + width + "), }";
        String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer npy = ByteBuffer.allocate(10 + padded.length() + 8 * height * width).order(ByteOrder.LITTLE_ENDIAN);
        npy.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        npy.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            npy.putDouble(value);
        }
        Files.write(Path.of(file), npy.array());
    }
}
