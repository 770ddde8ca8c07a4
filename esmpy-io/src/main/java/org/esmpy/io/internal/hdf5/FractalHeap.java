package org.esmpy.io.internal.hdf5;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the heap in which a large group keeps its links and attributes: blocks with an address space of their own, in
 * which an id names a piece. Every block is read once. Layout: HDF5 File Format Specification 3.0, section III.G.
 */
final class FractalHeap {
    private static final int MANAGED = 0;
    private static final int HUGE = 1;
    private static final int TINY = 2;
    private static final int HUGE_RECORDS = 1;
    private static final int MAX_ROWS = 64;

    /** Where a block lies: its address and its length. */
    private record Block(long address, long bytes) {}

    private final FileBytes file;
    private final long hugeTree;
    private final int width;
    private final long startBytes;
    private final long maxDirectBytes;
    private final int offsetBytes;
    private final int lengthBytes;
    private final Set<Long> seen = new HashSet<>();
    private final NavigableMap<Long, Block> blocks = new TreeMap<>();
    private final Map<Long, Fields> contents = new HashMap<>();

    FractalHeap(FileBytes file, long address) {
        this.file = file;
        int offset = file.superblock().offsetBytes();
        int length = file.superblock().lengthBytes();
        Fields header = file.checked(address, 22L + 12L * length + 3L * offset + 4);
        header.expect("FRHP", "fractal heap");
        header.expectVersion(0, "fractal heap");
        header.skip(2);
        int filterBytes = header.u16();
        header.skip(1);
        long maxManaged = header.u32();
        header.skip(length);
        this.hugeTree = header.offset();
        header.skip(length + offset + 8L * length);
        this.width = header.u16();
        this.startBytes = header.length();
        this.maxDirectBytes = header.length();
        int maxBits = header.u16();
        header.skip(2);
        long root = header.offset();
        int rows = header.u16();
        this.offsetBytes = (maxBits + Byte.SIZE - 1) / Byte.SIZE;
        this.lengthBytes =
                Math.min((log2(maxDirectBytes) + Byte.SIZE - 1) / Byte.SIZE, log2(maxManaged) / Byte.SIZE + 1);
        boolean possible = width > 0
                && power(width)
                && power(startBytes)
                && power(maxDirectBytes)
                && startBytes <= maxDirectBytes
                && maxBits <= Long.SIZE - 1;
        if (filterBytes != 0 || !possible) {
            throw file.damaged(address, "begins a fractal heap that is compressed or impossible");
        }
        if (root != Fields.UNDEFINED) {
            locate(root, rows);
        }
    }

    /** The piece that an id names. */
    Fields piece(Fields id) {
        int flags = id.u8();
        return switch (flags >> 4) {
            case MANAGED -> managed(id.unsigned(offsetBytes), id.unsigned(lengthBytes));
            case HUGE -> huge(id.unsigned(id.left()));
            case TINY -> id.part((flags & 0xf) + 1L);
            default -> throw file.damaged(id.address(), "holds no id of a piece of a fractal heap");
        };
    }

    private Fields managed(long offset, long bytes) {
        Map.Entry<Long, Block> block = blocks.floorEntry(offset);
        long inside = block == null ? 0 : offset - block.getKey();
        if (block == null || inside + bytes > block.getValue().bytes) {
            throw file.damaged(0, "begins a file with a fractal heap that lacks " + bytes + " bytes at " + offset);
        }
        Fields content = contents.computeIfAbsent(block.getKey(), key -> content(block.getValue()))
                .again();
        content.skip(inside);
        return content.part(bytes);
    }

    private Fields content(Block block) {
        Fields fields = file.structure(block.address, block.bytes);
        fields.expect("FHDB", "block of a fractal heap");
        fields.expectVersion(0, "block of a fractal heap");
        return fields;
    }

    private Fields huge(long wanted) {
        Fields[] found = new Fields[1];
        TreeV2.visit(file, hugeTree, HUGE_RECORDS, fields -> {
            long address = fields.offset();
            long bytes = fields.length();
            if (fields.length() == wanted) {
                found[0] = file.structure(address, bytes);
            }
        });
        if (found[0] == null) {
            throw file.damaged(hugeTree, "begins a B-tree that lacks the piece " + wanted + " of a fractal heap");
        }
        return found[0];
    }

    private void locate(long root, int rows) {
        if (rows == 0) {
            put(0, new Block(root, startBytes));
        } else {
            indirect(root, 0, rows);
        }
    }

    /** Goes through a block of addresses; those of its later rows lead to further such blocks. */
    private void indirect(long address, long start, int rows) {
        visit(address);
        if (rows > MAX_ROWS) {
            throw file.damaged(address, "begins a fractal heap of " + rows + " rows");
        }
        int directRows = log2(maxDirectBytes) - log2(startBytes) + 2;
        long entries = (long) rows * width;
        int prefix = 5 + file.superblock().offsetBytes() + offsetBytes;
        Fields fields =
                file.checked(address, prefix + entries * file.superblock().offsetBytes() + 4);
        fields.expect("FHIB", "indirect block of a fractal heap");
        fields.expectVersion(0, "indirect block of a fractal heap");
        fields.skip(prefix - 5L);
        long at = start;
        for (int row = 0; row < rows; row++) {
            long bytes = startBytes << Math.max(0, row - 1);
            for (int column = 0; column < width; column++, at += bytes) {
                long child = fields.offset();
                if (child != Fields.UNDEFINED && row < directRows) {
                    put(at, new Block(child, bytes));
                } else if (child != Fields.UNDEFINED) {
                    indirect(child, at, log2(bytes) - log2(startBytes) - log2(width) + 1);
                }
            }
        }
    }

    private void put(long start, Block block) {
        visit(block.address);
        file.checkRange(block.address, block.bytes);
        blocks.put(start, block);
    }

    private void visit(long address) {
        if (!seen.add(address)) {
            throw file.damaged(address, "is reached twice as a block of one fractal heap");
        }
    }

    private static boolean power(long value) {
        return value > 0 && Long.bitCount(value) == 1;
    }

    private static int log2(long value) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, value));
    }
}
