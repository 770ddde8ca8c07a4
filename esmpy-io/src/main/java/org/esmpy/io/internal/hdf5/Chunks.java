package org.esmpy.io.internal.hdf5;

import java.util.Arrays;

/**
 * The place, the length and the omitted filters of each chunk of a dataset. It is built from any kind of index; a chunk
 * outside the dataset, outside the file, or named twice is refused. Layouts: HDF5 File Format
 * Specification 3.0, sections III.A.1, III.A.2 and VII.
 */
final class Chunks {
    private static final int PLAIN_RECORDS = 10;
    private static final int FILTERED_RECORDS = 11;
    private static final int SCALED_BYTES = 8;

    /** Memory for a place of a chunk. */
    static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    private final FileBytes file;
    private final long[] chunk;
    private final long[] grid;
    private final ChunkOrder order;
    private final long plainBytes;
    private final long[] address;
    private final long[] bytes;
    private final int[] skipped;
    private int written;

    /**
     * @param extent     shape of the dataset
     * @param layout     its layout, in chunks
     * @param plainBytes bytes of a chunk before any filter
     * @param filtered   whether there are filters
     */
    Chunks(FileBytes file, Dataspace extent, Layout layout, long plainBytes, boolean filtered) {
        this.file = file;
        this.chunk = layout.chunk();
        this.plainBytes = plainBytes;
        this.grid = ChunkOrder.chunks(extent.shape(), chunk);
        this.order = ChunkOrder.of(extent, chunk, layout.index() == Layout.Index.EXTENSIBLE_ARRAY);
        int count = Math.toIntExact(Arrays.stream(grid).reduce(1, Math::multiplyExact));
        this.address = new long[count];
        this.bytes = new long[count];
        this.skipped = new int[count];
        Arrays.fill(address, Fields.UNDEFINED);
        if (layout.address() != Fields.UNDEFINED) {
            read(layout, filtered);
        }
    }

    /** Index of the chunk that begins at an element. */
    int at(int[] origin) {
        long index = 0;
        for (int i = 0; i < grid.length; i++) {
            index = index * grid[i] + origin[i] / chunk[i];
        }
        return (int) index;
    }

    /** Whether a chunk was written. */
    boolean isThere(int index) {
        return address[index] != Fields.UNDEFINED;
    }

    /** How many chunks were written. */
    int written() {
        return written;
    }

    /** The bytes of a chunk as they are in the file. */
    byte[] stored(int index) {
        return file.data(address[index], bytes[index]);
    }

    /** The filters that were left out for a chunk: one bit for each, the first filter's is the lowest. */
    int skipped(int index) {
        return skipped[index];
    }

    private void read(Layout layout, boolean filtered) {
        switch (layout.index()) {
            case TREE_V1 -> readTreeV1(layout.address());
            case SINGLE ->
                layout.detail()
                        .ifPresentOrElse(
                                detail -> put(0, layout.address(), detail.length(), (int) detail.u32()),
                                () -> put(0, layout.address(), plainBytes, 0));
            case IMPLICIT -> {
                for (long i = 0; i < order.length(); i++) {
                    place(i, layout.address() + i * plainBytes, plainBytes, 0);
                }
            }
            case FIXED_ARRAY -> new ChunkArray(file, this::element).readFixed(layout.address(), order.length());
            case EXTENSIBLE_ARRAY ->
                new ChunkArray(file, this::element).readExtensible(layout.address(), order.length());
            case TREE_V2 -> readTreeV2(layout.address(), filtered);
        }
    }

    private void readTreeV1(long root) {
        TreeV1.visit(file, root, TreeV1.CHUNKS, 8 + 8 * (grid.length + 1), (key, child) -> {
            long length = key.u32();
            int mask = (int) key.u32();
            long index = 0;
            for (int i = 0; i < grid.length; i++) {
                long origin = key.unsigned(SCALED_BYTES);
                index = index * grid[i] + inGrid(origin / chunk[i], i, child);
            }
            put((int) index, child, length, mask);
        });
    }

    private void readTreeV2(long root, boolean filtered) {
        TreeV2.visit(file, root, filtered ? FILTERED_RECORDS : PLAIN_RECORDS, record -> {
            long at = record.offset();
            int width = record.left() - SCALED_BYTES * grid.length - 4;
            long length = filtered ? record.unsigned(Math.max(0, width)) : plainBytes;
            int mask = filtered ? (int) record.u32() : 0;
            long index = 0;
            for (int i = 0; i < grid.length; i++) {
                index = index * grid[i] + inGrid(record.unsigned(SCALED_BYTES), i, at);
            }
            put((int) index, at, length, mask);
        });
    }

    /** An element of an array of chunks; those without filters are an address alone. */
    private void element(long index, Fields element) {
        long at = element.offset();
        boolean filtered = element.left() > 4;
        long length = filtered ? element.unsigned(Math.min(Long.BYTES, element.left() - 4)) : plainBytes;
        if (at != Fields.UNDEFINED) {
            place(index, at, length, filtered ? (int) element.u32() : 0);
        }
    }

    /** Puts the chunk that is the n-th of an array in its place, unless the dataset has not grown to it. */
    private void place(long n, long at, long length, int mask) {
        long[] place = order.place(n);
        long index = 0;
        for (int i = 0; i < grid.length; i++) {
            if (place[i] >= grid[i]) {
                return;
            }
            index = index * grid[i] + place[i];
        }
        put((int) index, at, length, mask);
    }

    private long inGrid(long place, int axis, long at) {
        if (place < 0 || place >= grid[axis]) {
            throw file.damaged(at, "begins a chunk outside its dataset");
        }
        return place;
    }

    private void put(int index, long at, long length, int mask) {
        if (address[index] != Fields.UNDEFINED) {
            throw file.damaged(at, "begins a chunk whose place in the dataset another has");
        }
        file.checkRange(at, length);
        address[index] = at;
        written++;
        bytes[index] = length;
        skipped[index] = mask;
    }
}
