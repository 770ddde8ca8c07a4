package org.esmpy.io.internal.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.esmpy.io.CountRepair;
import org.esmpy.io.FrameRange;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.BandCounts;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.Progress;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dense array of counts into sparse counts, one band of pixels after the other. Of the dense array only one
 * block, or a few megabytes of small ones, is ever in memory.
 */
public final class CountReading {
    static final int MAX_PIXELS = DenseCounts.MAX_PIXELS;
    private static final byte[] NOTHING = {};

    /** Memory of a count in the finished matrix, at most. */
    private static final int COUNT_BYTES = 6;

    /** Memory of a band over that of its counts, while they grow or are put in order. */
    private static final int GROWTH = 3;

    private static final int NO_AXIS = -1;

    /** Axes of data whose frames are kept apart. */
    public static final int FRAMES_APART = 4;

    private final Hdf5Data data;
    private final int[] shape;
    private final int energyAxis;
    private final NumberType type;
    private final BlockReader blocks;
    private final int[] pixelStep;
    private final int bandAxis;
    private final int frameAxis;
    private final FrameRange frames;
    private final CountRepair repair;
    private final BandCounts band = new BandCounts();
    private long checkedBytes;
    private long counted;

    private CountReading(Hdf5Data data, int energyAxis, ReadOptions options) {
        this.data = data;
        this.energyAxis = energyAxis;
        this.frames = options.frames();
        this.repair = options.repair();
        this.frameAxis = data.shape().length < FRAMES_APART ? NO_AXIS : energyAxis == 0 ? 1 : 0;
        checkShape();
        this.shape = Arrays.stream(data.shape()).mapToInt(Math::toIntExact).toArray();
        this.type = data.numberType()
                .orElseThrow(
                        () -> data.error("is " + data.typeName() + "; expected counts as integers or whole floats"));
        this.blocks = new BlockReader(data);
        this.pixelStep = pixelSteps();
        int first = frameAxis + 1;
        this.bandAxis = shape.length == 1 ? NO_AXIS : energyAxis == first ? first + 1 : first;
    }

    /**
     * Reads all counts.
     *
     * @param data       an array of one to three axes, the pixel axes in the order row, column; or of four, of which
     *     frames come first
     * @param energyAxis index of the energy axis
     * @param options    which frames are summed, and what is done about values that are no counts
     * @param progress   is told about the pixels that were read
     * @throws SpectrumFormatException if the array is damaged or does not hold whole counts of at least 0
     */
    public static CountMatrix read(Hdf5Data data, int energyAxis, ReadOptions options, ProgressListener progress) {
        return new CountReading(data, energyAxis, options).run(progress);
    }

    private CountMatrix run(ProgressListener listener) {
        int channels = shape[energyAxis];
        int pixels = IntStream.range(0, shape.length)
                .filter(axis -> axis != energyAxis && axis != frameAxis)
                .map(axis -> shape[axis])
                .reduce(1, Math::multiplyExact);
        data.file().budget().checkPixels(pixels);
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        int rows = bandAxis < 0 ? 1 : shape[bandAxis];
        int rowPixels = pixels / rows;
        int bandRows = bandAxis < 0 ? 1 : blocks.block()[bandAxis];
        Progress progress = new Progress(listener, pixels);
        for (int row = 0; row < rows; row += bandRows) {
            int end = (int) Math.min(rows, (long) row + bandRows);
            readBand(row);
            counted += band.size();
            band.drainTo(builder, (end - row) * rowPixels);
            progress.advance((long) (end - row) * rowPixels);
        }
        return builder.build();
    }

    private void readBand(int row) {
        int[] origin = new int[shape.length];
        if (bandAxis >= 0) {
            origin[bandAxis] = row;
        }
        List<int[]> origins = new ArrayList<>();
        do {
            if (frameAxis == NO_AXIS || anyFrame(origin[frameAxis])) {
                origins.add(origin.clone());
            }
            if (origins.size() == blocks.together()) {
                readBlocks(origins);
                origins.clear();
            }
        } while (Place.advance(origin, shape, blocks.block(), bandAxis));
        readBlocks(origins);
    }

    /** Unpacks blocks in parallel and goes through them in their order, so that the first damaged one is reported. */
    private void readBlocks(List<int[]> origins) {
        List<Unpacked> unpacked = origins.parallelStream().map(this::unpack).toList();
        for (int i = 0; i < unpacked.size(); i++) {
            if (unpacked.get(i).failure != null) {
                throw unpacked.get(i).failure;
            }
            scanBlock(origins.get(i), unpacked.get(i).values);
        }
    }

    private Unpacked unpack(int[] origin) {
        try {
            return new Unpacked(blocks.read(origin), null);
        } catch (RuntimeException e) {
            return new Unpacked(NOTHING, e);
        }
    }

    /** The bytes of a block, or why it cannot be read. */
    private record Unpacked(byte[] values, @Nullable RuntimeException failure) {}

    /** Goes through one block, row by row along its fastest axis. */
    private void scanBlock(int[] origin, byte[] values) {
        int[] stored = blocks.stored(origin);
        int[] inside = blocks.inside(origin);
        int last = shape.length - 1;
        int[] one = new int[shape.length];
        Arrays.fill(one, 1);
        int[] at = new int[shape.length];
        do {
            if (frameAxis != NO_AXIS && !frames.contains(origin[frameAxis] + at[frameAxis])) {
                continue;
            }
            int index = 0;
            int pixel = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                index = index * stored[axis] + at[axis];
                pixel += pixelStep[axis] * (at[axis] + (axis == bandAxis ? 0 : origin[axis]));
            }
            int channel = at[energyAxis] + origin[energyAxis];
            scan(values, index, inside[last], pixel, channel);
            checkMemory();
        } while (Place.advance(at, inside, one, last));
    }

    private void scan(byte[] values, int first, int length, int pixel, int channel) {
        int step = type.bytes();
        int pixelStride = pixelStep[shape.length - 1];
        int channelStride = energyAxis == shape.length - 1 ? 1 : 0;
        ByteBuffer buffer = ByteBuffer.wrap(values).order(type.order());
        ByteBuffer words = ByteBuffer.wrap(values).order(ByteOrder.nativeOrder());
        int perWord = Long.BYTES / step;
        int i = 0;
        while (i < length) {
            int at = (first + i) * step;
            if (i + perWord <= length && words.getLong(at) == 0) {
                i += perWord; // most of a spectrum image is zero
                continue;
            }
            double value = type.read(buffer, at);
            int count = value == 0 ? 0 : count(value);
            if (count != 0) {
                band.add(pixel + i * pixelStride, channel + i * channelStride, count);
            }
            i++;
        }
    }

    private boolean anyFrame(int first) {
        int length = blocks.block()[frameAxis];
        return IntStream.range(first, first + length).anyMatch(frames::contains);
    }

    private void checkMemory() {
        if (band.bytes() != checkedBytes) {
            checkedBytes = band.bytes();
            long matrixBytes = COUNT_BYTES * (counted + band.size());
            data.file().budget().check("the counts of " + data.path(), GROWTH * checkedBytes + matrixBytes);
        }
    }

    private int count(double value) {
        int count = repair.count(value);
        if (count < 0) {
            throw data.error("is " + data.typeName() + " and holds " + value + "; " + repair.advice(value)
                    + ". Better undo any scaling or background subtraction");
        }
        return count;
    }

    private void checkShape() {
        long[] declared = data.shape();
        if (declared.length < 1 || declared.length > FRAMES_APART) {
            throw data.error("has " + declared.length
                    + " axes; expected a spectrum, a line, a map or frames of a map (1 to 4 axes)");
        }
        data.checkSize();
        long channels = declared[energyAxis];
        double pixels = Arrays.stream(declared).asDoubleStream().reduce(1, (a, b) -> a * b)
                / channels
                / (frameAxis == NO_AXIS ? 1 : declared[frameAxis]);
        if (channels < 1 || channels > CountMatrix.MAX_CHANNELS || !(pixels >= 1 && pixels <= MAX_PIXELS)) {
            throw data.error("is " + data.shapeText() + "; expected 1 to " + CountMatrix.MAX_CHANNELS
                    + " channels and 1 to " + MAX_PIXELS + " pixels");
        }
    }

    private int[] pixelSteps() {
        int[] steps = new int[shape.length];
        int step = 1;
        for (int axis : IntStream.iterate(shape.length - 1, axis -> axis >= 0, axis -> axis - 1)
                .toArray()) {
            if (axis != energyAxis && axis != frameAxis) {
                steps[axis] = step;
                step *= shape[axis];
            }
        }
        return steps;
    }
}
