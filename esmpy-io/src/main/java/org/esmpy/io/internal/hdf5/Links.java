package org.esmpy.io.internal.hdf5;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the members of a group, by name. Layout: HDF5 File Format Specification 3.0, sections III.B to III.D (old
 * groups), IV.A.2.c and g (new ones).
 */
final class Links {
    private static final int LINK_INFO = 0x02;
    private static final int LINK = 0x06;
    private static final int SYMBOL_TABLE = 0x11;
    private static final int NAME_RECORDS = 5;
    private static final int SOFT = 2;

    private final FileBytes file;
    private final Map<String, Long> byName = new TreeMap<>();

    private Links(FileBytes file) {
        this.file = file;
    }

    /** Whether a header is that of a group. */
    static boolean isGroup(ObjectHeader header) {
        return header.has(LINK_INFO) || header.has(SYMBOL_TABLE) || header.has(LINK);
    }

    /** Addresses of the members by name; {@link Fields#UNDEFINED} for soft and external links. */
    static Map<String, Long> of(ObjectHeader header) {
        Links links = new Links(header.file());
        header.messages(LINK).forEach(links::addLink);
        header.message(SYMBOL_TABLE).ifPresent(links::addSymbols);
        header.message(LINK_INFO).ifPresent(links::addDense);
        return links.byName;
    }

    private void addLink(Fields link) {
        link.expectVersion(1, "link");
        int flags = link.u8();
        int type = (flags & 8) != 0 ? link.u8() : 0;
        link.skip((flags & 4) != 0 ? 8 : 0);
        link.skip((flags & 0x10) != 0 ? 1 : 0);
        String name = link.text(link.unsigned(1 << (flags & 3)));
        byName.put(name, type == 0 ? link.offset() : Fields.UNDEFINED);
    }

    private void addDense(Fields info) {
        info.expectVersion(0, "information about links");
        int flags = info.u8();
        info.skip((flags & 1) != 0 ? 8 : 0);
        long heapAddress = info.offset();
        long tree = info.offset();
        if (heapAddress == Fields.UNDEFINED || tree == Fields.UNDEFINED) {
            return;
        }
        FractalHeap heap = new FractalHeap(file, heapAddress);
        TreeV2.visit(file, tree, NAME_RECORDS, fields -> {
            fields.skip(4);
            addLink(heap.piece(fields));
        });
    }

    private void addSymbols(Fields table) {
        long tree = table.offset();
        Fields names = names(table.offset());
        int width = file.superblock().offsetBytes();
        TreeV1.visit(file, tree, TreeV1.SYMBOLS, file.superblock().lengthBytes(), (key, node) -> {
            Fields head = file.structure(node, 8);
            head.expect("SNOD", "node of symbols");
            head.expectVersion(1, "node of symbols");
            head.skip(1);
            int symbols = head.u16();
            Fields fields = file.structure(node + 8, symbols * (2L * width + 24));
            for (int i = 0; i < symbols; i++) {
                addSymbol(fields.part(2L * width + 24), names.again());
            }
        });
    }

    private void addSymbol(Fields symbol, Fields names) {
        names.skip(symbol.offset());
        long address = symbol.offset();
        byName.put(names.text(), symbol.u32() == SOFT ? Fields.UNDEFINED : address);
    }

    /** The names of an old group, in its local heap. */
    private Fields names(long address) {
        int length = file.superblock().lengthBytes();
        Fields heap =
                file.structure(address, 8L + 2L * length + file.superblock().offsetBytes());
        heap.expect("HEAP", "heap of names");
        heap.expectVersion(0, "heap of names");
        heap.skip(3);
        long bytes = heap.length();
        heap.skip(length);
        return file.structure(heap.offset(), bytes);
    }

    /** The address of a member, if it has one here. */
    static Optional<Long> address(Map<String, Long> links, String name) {
        return Optional.ofNullable(links.get(name)).filter(address -> address != Fields.UNDEFINED);
    }
}
