package org.esmpy.io.internal.hdf5;

import java.util.Optional;
import org.esmpy.io.SpectrumFormatException;

/**
 * The place of the elements of a dataset in the file. Layout: HDF5 File Format Specification 3.0, section IV.A.2.i,
 * versions 1 to 4; version 5 of HDF5 2.0 differs only in the width of a field of the chunk index, which the index
 * itself states.
 *
 * @param kind    one piece, in the header or elsewhere, or chunks
 * @param address address of the piece or of the index of the chunks
 * @param bytes   length of the piece; −1 if the file does not say
 * @param compact the elements themselves, where the header holds them
 * @param chunk   lengths of a chunk; none if there are no chunks; shared, not to be written to
 * @param index   what kind of index the chunks have
 * @param detail  further fields of the index
 */
record Layout(
        Kind kind,
        long address,
        long bytes,
        Optional<Fields> compact,
        long[] chunk,
        Index index,
        Optional<Fields> detail) {
    /** Kinds of layouts, in the order of their numbers. */
    enum Kind {
        COMPACT,
        CONTIGUOUS,
        CHUNKED
    }

    /** Kinds of indices of chunks: none, or in the order of their numbers. */
    enum Index {
        TREE_V1,
        SINGLE,
        IMPLICIT,
        FIXED_ARRAY,
        EXTENSIBLE_ARRAY,
        TREE_V2
    }

    private static final int MAX_VERSION = 5;
    private static final int MAX_AXES = 33;
    private static final int SINGLE_FILTERED = 2;
    private static final long[] NO_CHUNK = {};

    static Layout read(Fields fields) {
        int version = fields.u8();
        if (version < 1 || version > MAX_VERSION) {
            throw unknown(fields, "a layout of version " + version, "1 to " + MAX_VERSION);
        }
        return version < 3 ? readOld(fields) : readRecent(fields, version);
    }

    private static Layout readOld(Fields fields) {
        int axes = fields.u8();
        Kind kind = kind(fields);
        fields.skip(5);
        long address = kind == Kind.COMPACT ? Fields.UNDEFINED : fields.offset();
        long[] lengths = lengths(fields, axes, 4);
        return switch (kind) {
            case COMPACT -> compact(fields.part(fields.u32()));
            case CONTIGUOUS -> piece(address, -1);
            case CHUNKED -> chunks(address, lengths, Index.TREE_V1, Optional.empty());
        };
    }

    private static Layout readRecent(Fields fields, int version) {
        return switch (kind(fields)) {
            case COMPACT -> compact(fields.part(fields.u16()));
            case CONTIGUOUS -> piece(fields.offset(), fields.length());
            case CHUNKED -> version == 3 ? treeOfChunks(fields) : indexedChunks(fields);
        };
    }

    /** Lengths of a chunk end with that of an element. */
    private static Layout treeOfChunks(Fields fields) {
        int axes = fields.u8() - 1;
        long address = fields.offset();
        return chunks(address, lengths(fields, axes, 4), Index.TREE_V1, Optional.empty());
    }

    private static Layout indexedChunks(Fields fields) {
        int flags = fields.u8();
        int axes = fields.u8() - 1;
        int width = fields.u8();
        if (width < 1 || width > Long.BYTES) {
            throw fields.file().damaged(fields.address(), "holds lengths of a chunk of " + width + " bytes");
        }
        long[] chunk = lengths(fields, axes, width);
        fields.skip(width);
        int number = fields.u8();
        if (number < 1 || number >= Index.values().length) {
            throw unknown(fields, "an index of chunks of kind " + number, "1 to " + (Index.values().length - 1));
        }
        Index index = Index.values()[number];
        boolean filtered = index == Index.SINGLE && (flags & SINGLE_FILTERED) != 0;
        int lengthBytes = fields.file().superblock().lengthBytes();
        Optional<Fields> detail = filtered ? Optional.of(fields.part(lengthBytes + 4L)) : Optional.empty();
        fields.skip(
                switch (index) { // fields that the index repeats
                    case FIXED_ARRAY -> 1;
                    case EXTENSIBLE_ARRAY -> 5;
                    case TREE_V2 -> 6;
                    default -> 0;
                });
        return chunks(fields.offset(), chunk, index, detail);
    }

    private static Kind kind(Fields fields) {
        int kind = fields.u8();
        if (kind >= Kind.values().length) {
            throw unknown(
                    fields,
                    kind == 3 ? "a virtual dataset, whose counts are in other files" : "a layout of kind " + kind,
                    "a dataset with counts of its own: copy it into one file, for instance with HyperSpy");
        }
        return Kind.values()[kind];
    }

    private static long[] lengths(Fields fields, int axes, int width) {
        if (axes < 0 || axes > MAX_AXES) {
            throw fields.file().damaged(fields.address(), "holds a layout of " + axes + " axes");
        }
        long[] lengths = new long[axes];
        for (int i = 0; i < axes; i++) {
            lengths[i] = fields.unsigned(width);
        }
        return lengths;
    }

    private static Layout compact(Fields elements) {
        return new Layout(
                Kind.COMPACT, 0, elements.left(), Optional.of(elements), NO_CHUNK, Index.SINGLE, Optional.empty());
    }

    private static Layout piece(long address, long bytes) {
        return new Layout(Kind.CONTIGUOUS, address, bytes, Optional.empty(), NO_CHUNK, Index.SINGLE, Optional.empty());
    }

    private static Layout chunks(long address, long[] chunk, Index index, Optional<Fields> detail) {
        return new Layout(Kind.CHUNKED, address, -1, Optional.empty(), chunk, index, detail);
    }

    private static SpectrumFormatException unknown(Fields fields, String found, String expected) {
        return SpectrumFormatException.atOffset(
                fields.file().path(), fields.address(), "holds " + found + "; expected " + expected);
    }
}
