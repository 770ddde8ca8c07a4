package org.esmpy.io.internal.hdf5;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;

/**
 * Reads one number for each pixel out of a dataset: its own, or the mean of those that lie along the axes behind the
 * pixels, such as the frames of an image. One block of the dataset is in memory at a time.
 */
public final class PixelMeans {
    private static final int BYTES_PER_PIXEL = Double.BYTES + Float.BYTES;

    private final Hdf5Data data;
    private final NumberType type;
    private final int[] shape;
    private final int pixelAxes;
    private final double[] sums;

    private PixelMeans(Hdf5Data data, int pixelAxes) {
        this.data = data;
        this.type = data.numberType().orElseThrow(() -> data.error("is " + data.typeName() + "; expected numbers"));
        double pixels = product(data.shape(), 0, pixelAxes);
        double others = product(data.shape(), pixelAxes, data.shape().length);
        if (data.shape().length < pixelAxes || !(pixels >= 1 && pixels <= CountReading.MAX_PIXELS && others >= 1)) {
            throw data.error("is " + data.shapeText() + "; expected 1 to " + CountReading.MAX_PIXELS + " pixels on "
                    + pixelAxes + " axes, and at least one number for each");
        }
        data.checkSize();
        this.shape = Arrays.stream(data.shape()).mapToInt(Math::toIntExact).toArray();
        this.pixelAxes = pixelAxes;
        data.budget().reserve("the pixels of " + data.path(), (long) (BYTES_PER_PIXEL * pixels));
        this.sums = new double[(int) pixels];
    }

    /**
     * Reads all pixels.
     *
     * @param pixelAxes how many axes, from the slowest on, are those of pixels
     * @return row-major, a number for each pixel, in single precision
     * @throws SpectrumFormatException if the dataset holds no numbers, no pixels or more than an image may have, or is
     *     damaged
     */
    public static float[] read(Hdf5Data data, int pixelAxes) {
        PixelMeans means = new PixelMeans(data, pixelAxes);
        BlockReader blocks = new BlockReader(data);
        int[] origin = new int[means.shape.length];
        do {
            means.add(blocks, origin);
        } while (Place.advance(origin, means.shape, blocks.block(), -1));
        return means.mean();
    }

    private void add(BlockReader blocks, int[] origin) {
        byte[] bytes = blocks.read(origin);
        data.file().bytes().work(bytes.length);
        ByteBuffer values = ByteBuffer.wrap(bytes).order(type.order());
        int[] stored = blocks.stored(origin);
        int[] inside = blocks.inside(origin);
        int last = shape.length - 1;
        int pixelStep = last < pixelAxes ? 1 : 0;
        int[] at = new int[shape.length];
        int[] one = new int[shape.length];
        Arrays.fill(one, 1);
        do {
            int from = 0;
            int pixel = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                from = from * stored[axis] + at[axis];
                pixel = axis < pixelAxes ? pixel * shape[axis] + origin[axis] + at[axis] : pixel;
            }
            for (int i = 0; i < inside[last]; i++) {
                sums[pixel + i * pixelStep] += type.read(values, (from + i) * type.bytes());
            }
        } while (Place.advance(at, inside, one, last));
    }

    private float[] mean() {
        double others = product(data.shape(), pixelAxes, shape.length);
        float[] means = new float[sums.length];
        for (int p = 0; p < means.length; p++) {
            means[p] = (float) (sums[p] / others);
        }
        return means;
    }

    private static double product(long[] lengths, int from, int to) {
        double product = 1;
        for (int axis = from; axis < Math.min(to, lengths.length); axis++) {
            product *= lengths[axis];
        }
        return product;
    }
}
