package org.esmpy.io.internal.hdf5;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.ReadBudget;

/**
 * Reads the bytes of a dataset block by block: its chunks if it has some, else slices of a few megabytes. All sizes are
 * checked against the file, the shape and the memory before anything is allocated.
 */
final class BlockReader {
    private static final int SLICE_BYTES = 1 << 22;

    /** Blocks that are in memory at once, however small they are. */
    private static final int MOST_TOGETHER = 16;

    /** Parts of the memory that reading may take of which blocks that are in memory at once take one. */
    private static final int MEMORY_PARTS = 16;

    private static final int LAYOUT = 0x08;
    private static final int EXTERNAL = 0x07;
    private static final int FILTERS = 0x0b;

    private final Hdf5Data data;
    private final int[] shape;
    private final int bytes;
    private final int[] block;
    private final Storage storage;

    /** Where the blocks of a dataset are. */
    private interface Storage {
        byte[] read(int[] origin);
    }

    /** @throws SpectrumFormatException if the declared chunks are impossible */
    BlockReader(Hdf5Data data) {
        this.data = data;
        this.bytes = data.elementBytes();
        this.shape = Arrays.stream(data.shape()).mapToInt(Math::toIntExact).toArray();
        if (data.header().has(EXTERNAL)) {
            throw data.error("keeps its elements in other files, which are not read; save it as one file");
        }
        Layout layout = data.file()
                .guarded(
                        data.path(),
                        () -> Layout.read(data.header().message(LAYOUT).orElseThrow()));
        boolean chunked = layout.kind() == Layout.Kind.CHUNKED;
        this.block = chunked
                ? Arrays.stream(layout.chunk())
                        .limit(shape.length)
                        .mapToInt(this::length)
                        .toArray()
                : slice();
        checkBlocks();
        this.storage = data.file().guarded(data.path(), () -> chunked ? chunks(layout) : piece(layout));
    }

    /** Lengths of a block; shared. Blocks at the far edges reach over the dataset if it is chunked. */
    int[] block() {
        return block;
    }

    /** Number of blocks, of a few megabytes and a small part of the memory in all, that may be in memory at once; at least 1. */
    int together() {
        double bytes = Math.min(SLICE_BYTES, (double) data.file().budget().limitBytes() / MEMORY_PARTS);
        return (int) Math.max(1, Math.min(MOST_TOGETHER, bytes / size(block)));
    }

    /** Lengths of the block at {@code origin} in the buffer that {@link #read} returns. */
    int[] stored(int[] origin) {
        return storage instanceof ChunkStorage ? block : inside(origin);
    }

    /** The part of the block at {@code origin} that lies inside the dataset. */
    int[] inside(int[] origin) {
        int[] inside = block.clone();
        Arrays.setAll(inside, i -> Math.min(block[i], shape[i] - origin[i]));
        return inside;
    }

    /** The bytes of the block at {@code origin}, row-major, as many as {@link #stored} says. */
    byte[] read(int[] origin) {
        return data.file().guarded(data.path() + Arrays.toString(origin), () -> storage.read(origin));
    }

    /** All bytes of a small dataset, row-major. */
    byte[] all() {
        byte[] all = new byte[elements(shape) * bytes];
        if (all.length == 0) {
            return all;
        }
        int[] origin = new int[shape.length];
        do {
            data.file().bytes().work((long) elements(block) * bytes);
            copy(read(origin), origin, all);
        } while (Place.advance(origin, shape, block, -1));
        return all;
    }

    /** One column of a table of bytes. */
    byte[] column(int index) {
        byte[] column = new byte[shape[0]];
        int[] origin = {0, index / block[1] * block[1]};
        for (; origin[0] < shape[0]; origin[0] += block[0]) {
            data.file().bytes().work(elements(block));
            byte[] values = read(origin);
            int width = stored(origin)[1];
            for (int row = 0; row < inside(origin)[0]; row++) {
                column[origin[0] + row] = values[row * width + index - origin[1]];
            }
        }
        return column;
    }

    /** Puts a block in its place, row by row along the fastest axis. */
    private void copy(byte[] values, int[] origin, byte[] all) {
        int[] stored = stored(origin);
        int[] inside = inside(origin);
        int last = shape.length - 1;
        int[] at = new int[shape.length];
        int[] one = new int[shape.length];
        Arrays.fill(one, 1);
        do {
            int from = 0;
            int to = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                from = from * stored[axis] + at[axis];
                to = to * shape[axis] + origin[axis] + at[axis];
            }
            int length = last < 0 ? 1 : inside[last];
            System.arraycopy(values, from * bytes, all, to * bytes, length * bytes);
        } while (Place.advance(at, inside, one, last));
    }

    private Storage piece(Layout layout) {
        long needed = (long) (data.extent().elements() * bytes);
        if (layout.bytes() >= 0 && layout.bytes() < needed) {
            throw data.error("has " + layout.bytes() + " bytes; expected " + needed + ". The file is damaged");
        }
        if (layout.kind() == Layout.Kind.COMPACT) {
            byte[] all = layout.compact().orElseThrow().bytes(needed);
            return origin -> slice(all, origin);
        }
        if (layout.address() == Fields.UNDEFINED) {
            throw data.error("was never written");
        }
        FileBytes file = data.file().bytes();
        file.checkRange(layout.address(), needed);
        return origin -> file.data(layout.address() + index(origin) * bytes, (long) size(inside(origin)));
    }

    private byte[] slice(byte[] all, int[] origin) {
        int from = (int) index(origin) * bytes;
        return Arrays.copyOfRange(all, from, from + (int) size(inside(origin)));
    }

    private Storage chunks(Layout layout) {
        Filters filters = Filters.read(data, data.header().message(FILTERS));
        long plainBytes = (long) size(block);
        Chunks chunks = new Chunks(data.file().bytes(), data.extent(), layout, plainBytes, !filters.isEmpty());
        double unpacked = (double) chunks.written() * plainBytes;
        if (chunks.written() == 0 && elements(shape) > 0) {
            throw data.error("was never written");
        }
        if (unpacked - plainBytes > (double) ReadBudget.EXPANSION * data.file().length()) {
            throw data.error("declares " + chunks.written() + " blocks of " + plainBytes + " bytes, which a file of "
                    + data.file().length() + " bytes cannot hold; the file is damaged");
        }
        return new ChunkStorage(data, chunks, filters, (int) plainBytes);
    }

    /** Chunks with their filters; those that were never written have the fill value. */
    private record ChunkStorage(Hdf5Data data, Chunks chunks, Filters filters, int plainBytes) implements Storage {
        @Override
        public byte[] read(int[] origin) {
            int index = chunks.at(origin);
            return chunks.isThere(index)
                    ? filters.undo(chunks.stored(index), chunks.skipped(index), plainBytes, Arrays.toString(origin))
                    : FillValue.repeated(data, plainBytes);
        }
    }

    private long index(int[] origin) {
        long index = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            index = index * shape[axis] + origin[axis];
        }
        return index;
    }

    private int[] slice() {
        int[] slice = shape.clone();
        for (int axis = 0; axis < slice.length - 1 && size(slice) > SLICE_BYTES; axis++) {
            slice[axis] = (int) Math.max(1, slice[axis] * (double) SLICE_BYTES / size(slice));
        }
        Arrays.setAll(slice, axis -> Math.max(1, slice[axis]));
        return slice;
    }

    private int length(long length) {
        return length > 0 && length <= Integer.MAX_VALUE ? (int) length : 0;
    }

    private void checkBlocks() {
        boolean possible = block.length == shape.length && Arrays.stream(block).allMatch(n -> n > 0);
        if (!possible || size(block) > Integer.MAX_VALUE / 2 || !fits(block)) {
            throw data.error("declares blocks of " + Arrays.toString(block) + " elements of " + bytes
                    + " bytes; the file is damaged");
        }
        double blocks = LongStream.range(0, shape.length)
                .mapToDouble(i -> Math.ceil(shape[(int) i] / (double) block[(int) i]))
                .reduce(1, (a, b) -> a * b);
        if (blocks > data.file().length()) {
            throw data.error("declares " + (long) blocks + " blocks, which a file of "
                    + data.file().length() + " bytes cannot hold; the file is damaged");
        }
        long buffers = 3L * together() * (long) size(block);
        data.file().budget().check("blocks of " + data.path(), buffers + Chunks.BYTES * (long) blocks);
    }

    private boolean fits(int[] lengths) {
        return size(lengths) <= (double) ReadBudget.EXPANSION * data.file().length();
    }

    private double size(int[] lengths) {
        return Arrays.stream(lengths).asDoubleStream().reduce(bytes, (a, b) -> a * b);
    }

    private static int elements(int[] lengths) {
        return Arrays.stream(lengths).reduce(1, Math::multiplyExact);
    }
}
