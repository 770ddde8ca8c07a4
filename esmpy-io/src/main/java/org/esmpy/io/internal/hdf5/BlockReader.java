package org.esmpy.io.internal.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.filter.Filter;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.esmpy.io.SpectrumFormatException;

/**
 * Reads the bytes of a dataset block by block: its chunks where it has some, else slices of a few megabytes. Deflate and
 * shuffle, which nearly every file uses, are undone here, because jHDF would inflate a forged chunk without limit.
 */
final class BlockReader {
    private static final int SLICE_BYTES = 1 << 22;
    private static final Filter UNSHUFFLE = new ByteShuffleFilter();

    private final Hdf5Data data;
    private final Dataset dataset;
    private final int[] shape;
    private final int[] block;
    private final int bytes;

    /**
     * @param bytes bytes per element
     * @throws SpectrumFormatException if the chunks cannot be what they are declared to be
     */
    BlockReader(Hdf5Data data, int bytes) {
        this.data = data;
        this.dataset = data.dataset();
        this.shape = Arrays.stream(data.shape()).mapToInt(Math::toIntExact).toArray();
        this.bytes = bytes;
        this.block = dataset instanceof ChunkedDataset chunked
                ? data.file().guarded(data.path(), chunked::getChunkDimensions)
                : slice();
        checkBlocks();
    }

    /** Lengths of a block; shared. Blocks at the far edges reach over the dataset if it is chunked. */
    int[] block() {
        return block;
    }

    /** Elements of a row of the block at {@code origin} and so on: its lengths in the buffer that {@link #read} gives. */
    int[] stored(int[] origin) {
        return dataset instanceof ChunkedDataset ? block : inside(origin);
    }

    /** The part of the block at {@code origin} that lies inside the dataset. */
    int[] inside(int[] origin) {
        int[] inside = block.clone();
        Arrays.setAll(inside, i -> Math.min(block[i], shape[i] - origin[i]));
        return inside;
    }

    /** The bytes of the block at {@code origin}, row-major, as many as {@link #stored} says. */
    byte[] read(int[] origin) {
        return data.file().guarded(data.path() + Arrays.toString(origin), () -> {
            byte[] values = dataset instanceof ChunkedDataset chunked ? chunk(chunked, origin) : slice(origin);
            int expected = elements(stored(origin)) * bytes;
            if (values.length != expected) {
                throw data.error("has a block of " + values.length + " bytes at " + Arrays.toString(origin)
                        + "; expected " + expected + ". The file is damaged");
            }
            return values;
        });
    }

    private byte[] slice(int[] origin) {
        if (dataset.isEmpty()) {
            throw data.error("was never written");
        }
        ByteBuffer slice = ((DatasetBase) dataset)
                .getSliceDataBuffer(Arrays.stream(origin).asLongStream().toArray(), inside(origin));
        byte[] values = new byte[slice.remaining()];
        slice.get(values);
        return values;
    }

    private byte[] chunk(ChunkedDataset chunked, int[] origin) {
        List<PipelineFilterWithData> filters = dataset.getFilters();
        boolean ordinary = filters.stream()
                .allMatch(
                        filter -> filter.getId() == DeflatePipelineFilter.ID || filter.getId() == ByteShuffleFilter.ID);
        if (!ordinary) {
            return chunked.getDecompressedChunk(origin);
        }
        ByteBuffer stored = chunked.getRawChunkBuffer(origin);
        byte[] values = new byte[stored.remaining()];
        stored.get(values);
        for (int i = filters.size() - 1; i >= 0; i--) {
            values = filters.get(i).getId() == ByteShuffleFilter.ID
                    ? UNSHUFFLE.decode(values, new int[] {bytes})
                    : inflate(values, elements(block) * bytes, origin);
        }
        return values;
    }

    private byte[] inflate(byte[] deflated, int expected, int[] origin) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] values = new byte[expected + 1]; // one more, so that too much shows
            int length = 0;
            while (!inflater.finished() && length <= expected) {
                int more = inflater.inflate(values, length, values.length - length);
                if (more == 0 && !inflater.finished()) {
                    break;
                }
                length += more;
            }
            if (!inflater.finished() || length != expected) {
                throw data.error("has a block at " + Arrays.toString(origin) + " that does not inflate to " + expected
                        + " bytes; the file is damaged");
            }
            return Arrays.copyOf(values, expected);
        } catch (DataFormatException e) {
            throw data.error("has a block at " + Arrays.toString(origin) + " that does not inflate (" + e.getMessage()
                            + "); the file is damaged")
                    .causedBy(e);
        } finally {
            inflater.end();
        }
    }

    private int[] slice() {
        int[] slice = shape.clone();
        for (int axis = 0; axis < slice.length - 1 && size(slice) > SLICE_BYTES; axis++) {
            slice[axis] = (int) Math.max(1, slice[axis] * (double) SLICE_BYTES / size(slice));
        }
        return slice;
    }

    private void checkBlocks() {
        boolean possible = block.length == shape.length && Arrays.stream(block).allMatch(n -> n > 0);
        if (!possible || size(block) > Integer.MAX_VALUE - 16 || !fits(block)) {
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
    }

    private boolean fits(int[] lengths) {
        return size(lengths) <= (double) Hdf5Data.MAX_EXPANSION * data.file().length();
    }

    private double size(int[] lengths) {
        return Arrays.stream(lengths).asDoubleStream().reduce(bytes, (a, b) -> a * b);
    }

    private static int elements(int[] lengths) {
        return Arrays.stream(lengths).reduce(1, Math::multiplyExact);
    }
}
