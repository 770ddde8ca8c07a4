package org.esmpy.io.internal.hdf5;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Walks over a B-tree of version 1, which holds the symbols of an old group or the chunks of a dataset. Every node is
 * one level below its parent and is reached once; a forged tree that refers to itself is refused. Layout: HDF5 File
 * Format Specification 3.0, section III.A.1.
 */
final class TreeV1 {
    static final int SYMBOLS = 0;
    static final int CHUNKS = 1;

    private final FileBytes file;
    private final int type;
    private final int keyBytes;
    private final Set<Long> seen = new HashSet<>();
    private final BiConsumer<Fields, Long> leaf;

    private TreeV1(FileBytes file, int type, int keyBytes, BiConsumer<Fields, Long> leaf) {
        this.file = file;
        this.type = type;
        this.keyBytes = keyBytes;
        this.leaf = leaf;
    }

    /**
     * Visits every entry of the tree.
     *
     * @param keyBytes bytes of a key
     * @param leaf     is given the key and the address of each entry
     */
    static void visit(FileBytes file, long root, int type, int keyBytes, BiConsumer<Fields, Long> leaf) {
        new TreeV1(file, type, keyBytes, leaf).node(root, -1);
    }

    private void node(long address, int expectedLevel) {
        if (!seen.add(address)) {
            throw file.damaged(address, "is reached twice as a node of one B-tree");
        }
        int width = file.superblock().offsetBytes();
        int headBytes = 8 + 2 * width;
        Fields head = file.structure(address, headBytes);
        head.expect("TREE", "node of a B-tree");
        int found = head.u8();
        int level = head.u8();
        int entries = head.u16();
        if (found != type || expectedLevel >= 0 && level != expectedLevel) {
            throw file.damaged(
                    address,
                    "holds a node of type " + found + " and level " + level + " of a B-tree; expected type " + type
                            + (expectedLevel < 0 ? "" : " and level " + expectedLevel));
        }
        Fields body = file.structure(address + headBytes, (long) entries * (keyBytes + width));
        for (int i = 0; i < entries; i++) {
            Fields key = body.part(keyBytes);
            long child = body.offset();
            if (level == 0) {
                leaf.accept(key, child);
            } else {
                node(child, level - 1);
            }
        }
    }
}
