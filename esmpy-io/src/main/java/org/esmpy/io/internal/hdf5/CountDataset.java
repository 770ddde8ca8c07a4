package org.esmpy.io.internal.hdf5;

import io.jhdf.ObjectHeader.ObjectHeaderV2;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.indexing.ChunkImpl;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndexWriter;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;

/**
 * Writes sparse counts as a dense dataset of unsigned integers (height, width, channels), in compressed chunks of whole
 * spectra. jHDF writes a dataset from nested arrays of its full size, below 2 GiB; this one makes its chunks one by
 * one, so that a map of any size needs the memory of one chunk.
 */
final class CountDataset extends WritableDatasetImpl {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int DEFLATE_LEVEL = 4;
    private static final int MIN_PAGE_BITS = 10;
    private static final DatasetCreationOptions UNSIGNED =
            DatasetCreationOptions.builder().unsigned().build();

    private final CountMatrix counts;
    private final ImageShape shape;
    private final int bytes;
    private final int chunkRows;
    private final int chunkColumns;
    private final FixedPoint type;

    CountDataset(String name, Group parent, CountMatrix counts, ImageShape shape) {
        super(new byte[1][1][1], name, parent, UNSIGNED); // stands in for the data, of which jHDF sees only the rank
        this.counts = counts;
        this.shape = shape;
        this.bytes = counts.max() < 1 << 8 ? 1 : counts.max() < 1 << 16 ? 2 : 4;
        this.type = new FixedPoint(bytes, false);
        int spectra = Math.max(1, CHUNK_BYTES / (counts.channels() * bytes));
        this.chunkColumns = Math.min(shape.width(), Math.max(1, (int) Math.sqrt(spectra)));
        this.chunkRows = Math.min(shape.height(), Math.max(1, spectra / chunkColumns));
    }

    @Override
    public int[] getDimensions() {
        return new int[] {shape.height(), shape.width(), counts.channels()};
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public long write(HdfFileChannel channel, long position) {
        List<Message> messages = new ArrayList<>(List.of(
                DataTypeMessage.create(type),
                DataSpaceMessage.create(DataSpace.modifyDimensions(
                        DataSpace.fromObject(getData()),
                        new long[] {shape.height(), shape.width(), counts.channels()})),
                FillValueMessage.NO_FILL,
                FilterPipelineMessage.create(List.of(
                        new FilterInfo(ByteShuffleFilter.ID, "shuffle", false, new int[] {bytes}),
                        new FilterInfo(DeflatePipelineFilter.ID, "deflate", false, new int[] {DEFLATE_LEVEL})))));
        int layoutAt = messages.size();
        messages.add(layout(0, List.of())); // a layout has the same length wherever it points to
        long at = position + new ObjectHeaderV2(position, messages).toBuffer().limit();

        List<Chunk> chunks = writeChunks(channel, at);
        Chunk last = chunks.get(chunks.size() - 1);
        long index = last.getAddress() + last.getSize();
        messages.set(layoutAt, layout(index, chunks));
        long end = chunks.size() == 1 ? index : writeIndex(channel, index, chunks);
        writeFully(channel, new ObjectHeaderV2(position, messages).toBuffer(), position);
        channel.position(end);
        return end;
    }

    private ChunkedDataLayoutMessageV4 layout(long index, List<Chunk> chunks) {
        int[] chunk = {chunkRows, chunkColumns, counts.channels(), bytes};
        if (chunkCount() == 1) {
            return chunks.isEmpty()
                    ? ChunkedDataLayoutMessageV4.createFilteredSingleChunk(0, chunk, 0)
                    : ChunkedDataLayoutMessageV4.createFilteredSingleChunk(
                            chunks.get(0).getAddress(), chunk, chunks.get(0).getSize());
        }
        return ChunkedDataLayoutMessageV4.createFixedArray(index, chunk, pageBits());
    }

    private long writeIndex(HdfFileChannel channel, long at, List<Chunk> chunks) {
        int chunkBytes = chunkRows * chunkColumns * counts.channels() * bytes;
        ByteBuffer index = FixedArrayIndexWriter.createFixedArray(chunks, at, chunkBytes, true, pageBits());
        long end = at + index.remaining();
        writeFully(channel, index, at);
        return end;
    }

    private List<Chunk> writeChunks(HdfFileChannel channel, long start) {
        ByteShuffleFilter shuffle = new ByteShuffleFilter();
        DeflatePipelineFilter deflate = new DeflatePipelineFilter();
        ByteBuffer values = ByteBuffer.allocate(chunkRows * chunkColumns * counts.channels() * bytes)
                .order(ByteOrder.nativeOrder());
        List<Chunk> chunks = new ArrayList<>(chunkCount());
        long at = start;
        for (int row = 0; row < shape.height(); row += chunkRows) {
            for (int column = 0; column < shape.width(); column += chunkColumns) {
                fill(values, row, column);
                byte[] shuffled = bytes == 1 ? values.array() : shuffle.encode(values.array(), new int[] {bytes});
                byte[] packed = deflate.encode(shuffled, new int[] {DEFLATE_LEVEL});
                writeFully(channel, ByteBuffer.wrap(packed), at);
                chunks.add(new ChunkImpl(at, packed.length, new long[] {row, column, 0}));
                at += packed.length;
            }
        }
        return chunks;
    }

    private void fill(ByteBuffer values, int row, int column) {
        Arrays.fill(values.array(), (byte) 0);
        int rows = Math.min(chunkRows, shape.height() - row);
        int columns = Math.min(chunkColumns, shape.width() - column);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int first = (r * chunkColumns + c) * counts.channels();
                counts.forEach(shape.pixel(row + r, column + c), (channel, count) -> {
                    int at = (first + channel) * bytes;
                    switch (bytes) {
                        case 1 -> values.put(at, (byte) count);
                        case 2 -> values.putShort(at, (short) count);
                        default -> values.putInt(at, count);
                    }
                });
            }
        }
    }

    private int chunkCount() {
        int down = (shape.height() + chunkRows - 1) / chunkRows;
        int across = (shape.width() + chunkColumns - 1) / chunkColumns;
        return Math.multiplyExact(down, across);
    }

    /** Logarithm of the page size of the chunk index, so large that there is a single page. */
    private int pageBits() {
        return Math.max(MIN_PAGE_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(chunkCount() - 1));
    }

    private static void writeFully(HdfFileChannel channel, ByteBuffer buffer, long position) {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }
}
