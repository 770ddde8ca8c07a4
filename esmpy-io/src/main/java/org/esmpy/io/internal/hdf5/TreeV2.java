package org.esmpy.io.internal.hdf5;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks over a B-tree of version 2, which holds the links or attributes of a large group or the chunks of a dataset.
 * Every node is reached once. Layout: HDF5 File Format Specification 3.0, section III.A.2.
 */
final class TreeV2 {
    /** Signature, version, type and checksum of a node. */
    private static final int OVERHEAD = 10;

    private static final int MAX_DEPTH = 32;

    private final FileBytes file;
    private final int type;
    private final int nodeBytes;
    private final int recordBytes;
    private final Set<Long> seen = new HashSet<>();
    private final Consumer<Fields> visitor;
    private final long[] maxRecords;
    private final int[] totalWidth;

    private TreeV2(FileBytes file, Fields header, int type, Consumer<Fields> visitor) {
        this.file = file;
        this.type = type;
        this.visitor = visitor;
        long bytes = header.u32();
        this.recordBytes = header.u16();
        int depth = header.u16();
        header.skip(2);
        if (bytes < OVERHEAD + recordBytes || bytes > file.length() || recordBytes < 1 || depth > MAX_DEPTH) {
            throw file.damaged(
                    header.address(),
                    "begins a B-tree of nodes of " + bytes + " and records of " + recordBytes + " bytes and depth "
                            + depth);
        }
        this.nodeBytes = (int) bytes;
        this.maxRecords = new long[depth + 1];
        this.totalWidth = new int[depth + 1];
        measure(depth);
        long root = header.offset();
        int records = header.u16();
        if (root != Fields.UNDEFINED) {
            node(root, depth, records);
        }
    }

    /**
     * Visits every record.
     *
     * @param type    kind of records, as the specification numbers them
     * @param visitor is given the fields of each
     */
    static void visit(FileBytes file, long address, int type, Consumer<Fields> visitor) {
        Fields header = file.checked(
                address,
                22L + file.superblock().offsetBytes() + file.superblock().lengthBytes());
        header.expect("BTHD", "header of a B-tree");
        header.expectVersion(0, "B-tree");
        int found = header.u8();
        if (found != type) {
            throw file.damaged(address, "begins a B-tree of records of type " + found + "; expected " + type);
        }
        new TreeV2(file, header, type, visitor);
    }

    /** Most records of a node of each level and of all below it; the widths of these numbers follow from them. */
    private void measure(int depth) {
        maxRecords[0] = (nodeBytes - OVERHEAD) / recordBytes;
        long total = maxRecords[0];
        for (int level = 1; level <= depth; level++) {
            int pointer = pointerBytes(level);
            maxRecords[level] = (nodeBytes - OVERHEAD - pointer) / (recordBytes + pointer);
            total = (maxRecords[level] + 1) * total + maxRecords[level];
            totalWidth[level] = width(total);
        }
    }

    private int pointerBytes(int level) {
        return file.superblock().offsetBytes() + width(maxRecords[0]) + totalWidth[level - 1];
    }

    private void node(long address, int level, long records) {
        if (!seen.add(address) || records > maxRecords[level]) {
            throw file.damaged(
                    address,
                    "is a node of a B-tree that is reached twice, or holds too many records (" + records + ")");
        }
        long used = OVERHEAD + records * recordBytes + (level == 0 ? 0 : (records + 1) * pointerBytes(level));
        Fields fields = file.checked(address, used);
        fields.expect(level == 0 ? "BTLF" : "BTIN", "node of a B-tree");
        fields.expectVersion(0, "node of a B-tree");
        if (fields.u8() != type) {
            throw file.damaged(address, "holds a node of another B-tree");
        }
        for (long i = 0; i < records; i++) {
            visitor.accept(fields.part(recordBytes));
        }
        for (long i = 0; level > 0 && i <= records; i++) {
            long child = fields.offset();
            long below = fields.unsigned(width(maxRecords[0]));
            fields.skip(totalWidth[level - 1]);
            node(child, level - 1, below);
        }
    }

    /** Bytes of a number up to this one. */
    private static int width(long largest) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(largest) + Byte.SIZE - 1) / Byte.SIZE);
    }
}
