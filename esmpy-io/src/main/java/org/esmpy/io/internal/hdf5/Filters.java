package org.esmpy.io.internal.hdf5;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.esmpy.io.SpectrumFormatException;

/**
 * Undoes the filters of a dataset, one chunk at a time. The unpacked size of a chunk is known from its shape; more is
 * never allocated, whatever the packed bytes declare. Layout: HDF5 File Format Specification 3.0, section IV.A.2.l; the
 * blocks of LZ4 and bitshuffle are those of their registered filters 32004 and 32008.
 */
final class Filters {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32000;
    private static final int LZ4 = 32004;
    private static final int BITSHUFFLE = 32008;
    private static final int CHECKSUM_BYTES = 4;
    private static final int BITSHUFFLE_LZ4 = 2;
    private static final int ONES = 0xffff;
    private static final int MAX_FILTERS = 32;
    private static final int MAX_ELEMENT_BYTES = 1 << 20;

    /** What packing may add to bytes that cannot be compressed: one byte for so many, and a constant. */
    private static final int MARGIN_SHARE = 64;

    private static final int MARGIN_BYTES = 1024;

    private static final Set<Integer> UNDONE = Set.of(DEFLATE, SHUFFLE, FLETCHER32, LZF, LZ4, BITSHUFFLE);

    /** Filters that are not undone here, by their registered names. */
    private static final Map<Integer, String> OTHERS = Map.of(
            4,
            "szip",
            5,
            "nbit",
            6,
            "scaleoffset",
            307,
            "bzip2",
            32001,
            "blosc",
            32013,
            "zfp",
            32015,
            "zstd",
            32017,
            "sz",
            32026,
            "blosc2");

    /** A filter and its settings. */
    private record Step(int id, int[] settings) {
        /** Bytes of an element, where the settings keep them. */
        int elementBytes(int index) {
            if (settings.length <= index || settings[index] < 1 || settings[index] > MAX_ELEMENT_BYTES) {
                throw new IllegalArgumentException("is shuffled by elements of unknown length");
            }
            return settings[index];
        }
    }

    private final Hdf5Data data;
    private final List<Step> steps;

    private Filters(Hdf5Data data, List<Step> steps) {
        this.data = data;
        this.steps = steps;
    }

    /**
     * The filters of a message, in the order in which they were applied.
     *
     * @throws SpectrumFormatException if one of them cannot be undone here
     */
    static Filters read(Hdf5Data data, Optional<Fields> message) {
        List<Step> steps = new ArrayList<>();
        message.ifPresent(fields -> {
            int version = fields.u8();
            int count = fields.u8();
            if (version < 1 || version > 2 || count > MAX_FILTERS) {
                throw data.error("has " + count + " filters in a list of version " + version + "; the file is damaged");
            }
            fields.skip(version == 1 ? 6 : 0);
            for (int i = 0; i < count; i++) {
                steps.add(step(fields, version));
            }
        });
        steps.stream().filter(step -> !UNDONE.contains(step.id)).findFirst().ifPresent(step -> {
            throw data.error("is packed by filter " + step.id + " (" + OTHERS.getOrDefault(step.id, "unknown")
                    + "), which is not read here; save it again with gzip or without compression");
        });
        return new Filters(data, steps);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    private static Step step(Fields fields, int version) {
        int id = fields.u16();
        int nameBytes = version == 1 || id >= 256 ? fields.u16() : 0;
        fields.skip(2);
        int[] settings = new int[fields.u16()];
        fields.skip(version == 1 ? nameBytes + 7 & ~7 : nameBytes);
        for (int i = 0; i < settings.length; i++) {
            settings[i] = (int) fields.u32();
        }
        fields.skip(version == 1 && settings.length % 2 == 1 ? 4 : 0);
        return new Step(id, settings);
    }

    /**
     * Undoes the filters of a chunk.
     *
     * @param stored   bytes as they are in the file
     * @param skipped  filters that were left out for this chunk, one bit for each
     * @param expected bytes that the chunk has
     * @param place    place of the chunk, for messages
     */
    byte[] undo(byte[] stored, int skipped, int expected, String place) {
        int[] most = mostBytes(skipped, expected);
        byte[] bytes = stored;
        try {
            for (int i = steps.size() - 1; i >= 0; i--) {
                if ((skipped >> i & 1) == 0) {
                    bytes = undo(steps.get(i), bytes, most[i]);
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
            boolean known = e instanceof IllegalArgumentException;
            throw wrong(place, known ? e.getMessage() : "breaks off while it is unpacked")
                    .causedBy(e);
        }
        if (bytes.length != expected) {
            throw wrong(place, "holds " + bytes.length + " bytes; expected " + expected);
        }
        return bytes;
    }

    /** Most bytes before each filter; behind one that packs they may be a little more than before it. */
    private int[] mostBytes(int skipped, int expected) {
        int[] most = new int[steps.size()];
        long size = expected;
        for (int i = 0; i < most.length; i++) {
            most[i] = (int) Math.min(size, Integer.MAX_VALUE - MARGIN_BYTES);
            if ((skipped >> i & 1) == 0) {
                size += switch (steps.get(i).id) {
                    case SHUFFLE -> 0;
                    case FLETCHER32 -> CHECKSUM_BYTES;
                    default -> size / MARGIN_SHARE + MARGIN_BYTES;
                };
            }
        }
        return most;
    }

    private static byte[] undo(Step step, byte[] bytes, int most) {
        return switch (step.id) {
            case DEFLATE -> Deflate.unpack(bytes, most);
            case SHUFFLE -> Shuffle.bytes(bytes, step.elementBytes(0));
            case FLETCHER32 -> sum(bytes);
            case LZF -> Lzf.unpack(bytes, most);
            case LZ4 -> Lz4.unpack(bytes, most, 1);
            default -> unshuffleBits(step, bytes, most);
        };
    }

    /** Settings of bitshuffle: its version in two numbers, bytes of an element, elements of a block, compression. */
    private static byte[] unshuffleBits(Step step, byte[] bytes, int most) {
        int elementBytes = step.elementBytes(2);
        int compression = step.settings.length > 4 ? step.settings[4] : 0;
        if (compression == BITSHUFFLE_LZ4) {
            int unit = Shuffle.UNIT * elementBytes;
            int block = Lz4.blockBytes(bytes);
            if (block % unit != 0 && block < most) {
                throw new IllegalArgumentException("declares packed blocks of " + block + " bytes");
            }
            return Shuffle.bits(Lz4.unpack(bytes, most, unit), elementBytes, block);
        }
        if (compression != 0) {
            throw new IllegalArgumentException("is packed by bitshuffle with compression " + compression
                    + ", which is not read here (2, LZ4, is)");
        }
        int elements = step.settings.length > 3 ? step.settings[3] : 0;
        int block =
                elements == 0 ? Shuffle.defaultBlockBytes(elementBytes) : Math.multiplyExact(elements, elementBytes);
        if (elements < 0 || elements % Shuffle.UNIT != 0) {
            throw new IllegalArgumentException("declares blocks of " + elements + " elements");
        }
        return Shuffle.bits(bytes, elementBytes, block);
    }

    /** Checks and removes Fletcher's checksum. */
    private static byte[] sum(byte[] bytes) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 0) {
            throw new IllegalArgumentException("is too short for its checksum");
        }
        int first = 0;
        int second = 0;
        for (int i = 0; i < length; i += 2) {
            int word = (bytes[i] & 0xff) << Byte.SIZE | (i + 1 < length ? bytes[i + 1] & 0xff : 0);
            first = (first + word) % ONES;
            second = (second + first) % ONES;
        }
        int stored = Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(length));
        if (first != (stored & ONES) % ONES || second != (stored >>> Short.SIZE) % ONES) { // ONES stands for 0 too
            throw new IllegalArgumentException("has a wrong checksum (fletcher32)");
        }
        return Arrays.copyOf(bytes, length);
    }

    private SpectrumFormatException wrong(String place, String problem) {
        return data.error("has a block at " + place + " that " + problem + "; the file is damaged");
    }
}
