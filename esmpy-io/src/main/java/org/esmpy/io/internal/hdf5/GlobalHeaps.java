package org.esmpy.io.internal.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the global heaps, which hold texts of any length. Every heap is read once. Layout: HDF5 File Format
 * Specification 3.0, section III.E.
 */
final class GlobalHeaps {
    private final FileBytes file;
    private final Map<Long, Map<Integer, Fields>> heaps = new HashMap<>();

    GlobalHeaps(FileBytes file) {
        this.file = file;
    }

    /** The text that an element points to. */
    String text(Fields element) {
        long bytes = element.u32();
        long heap = element.offset();
        int index = (int) element.u32();
        if (bytes == 0 || heap == 0 || heap == Fields.UNDEFINED) {
            return "";
        }
        Fields object = heaps.computeIfAbsent(heap, this::read).get(index);
        if (object == null) {
            throw file.damaged(heap, "begins a heap of texts that has no number " + index);
        }
        file.work(bytes);
        String text = new String(object.again().bytes(bytes), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private Map<Integer, Fields> read(long address) {
        int width = file.superblock().lengthBytes();
        Fields head = file.structure(address, 8L + width);
        head.expect("GCOL", "heap of texts");
        head.expectVersion(1, "heap of texts");
        head.skip(3);
        Fields fields = file.structure(address, head.length());
        fields.skip(8L + width);
        Map<Integer, Fields> objects = new HashMap<>();
        while (fields.left() >= 8 + width) {
            int index = fields.u16();
            fields.skip(6);
            long bytes = fields.length();
            if (index == 0) {
                break; // what follows is free
            }
            objects.put(index, fields.part(bytes));
            fields.skip(Math.min(fields.left(), -bytes & 7));
        }
        return objects;
    }
}
