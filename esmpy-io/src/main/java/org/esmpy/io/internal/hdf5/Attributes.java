package org.esmpy.io.internal.hdf5;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the attributes of a group or a dataset, by name. Layout: HDF5 File Format Specification 3.0, sections IV.A.2.m
 * and v.
 */
final class Attributes {
    private static final int ATTRIBUTE = 0x0c;
    private static final int ATTRIBUTE_INFO = 0x15;
    private static final int NAME_RECORDS = 8;
    private static final int DATATYPE = 0x03;
    private static final int SHARED = 2;

    private final FileBytes file;
    private final Map<String, Fields> byName = new TreeMap<>();

    private Attributes(FileBytes file) {
        this.file = file;
    }

    /** The message of each attribute. */
    static Map<String, Fields> of(ObjectHeader header) {
        Attributes attributes = new Attributes(header.file());
        header.messages(ATTRIBUTE).forEach(attributes::add);
        header.message(ATTRIBUTE_INFO).ifPresent(attributes::addDense);
        return attributes.byName;
    }

    /** The value in the message of an attribute. */
    static RawValue value(Fields message) {
        Sizes sizes = Sizes.read(message);
        sizes.name(message);
        Fields type = message.part(sizes.padded(sizes.type));
        Fields extent = message.part(sizes.padded(sizes.extent));
        Datatype datatype = Datatype.read((sizes.flags & 1) != 0 ? ObjectHeader.shared(type, DATATYPE) : type);
        Dataspace dataspace = Dataspace.read(extent);
        return new RawValue(datatype, dataspace, message.part(message.left()));
    }

    /** The value in the message of an attribute as texts; none if it is too large for metadata. */
    static List<String> texts(Fields message, GlobalHeaps heaps) {
        RawValue value = value(message.again());
        return value.isSmall() ? value.texts(heaps) : List.of();
    }

    private void add(Fields message) {
        byName.put(Sizes.read(message).name(message), message.again());
    }

    private void addDense(Fields info) {
        info.expectVersion(0, "information about attributes");
        int flags = info.u8();
        info.skip((flags & 1) != 0 ? 2 : 0);
        long heapAddress = info.offset();
        long tree = info.offset();
        if (heapAddress == Fields.UNDEFINED || tree == Fields.UNDEFINED) {
            return;
        }
        FractalHeap heap = new FractalHeap(file, heapAddress);
        TreeV2.visit(file, tree, NAME_RECORDS, fields -> {
            Fields id = fields.part(8);
            if ((fields.u8() & SHARED) == 0) {
                add(heap.piece(id));
            }
        });
    }

    /** The beginning of a message: version, flags and the lengths of its parts. */
    private record Sizes(int version, int flags, int name, int type, int extent) {
        static Sizes read(Fields message) {
            int version = message.u8();
            int flags = message.u8();
            if (version < 1 || version > 3) {
                throw message.file().damaged(message.address(), "holds an attribute of version " + version);
            }
            Sizes sizes = new Sizes(version, version == 1 ? 0 : flags, message.u16(), message.u16(), message.u16());
            message.skip(version == 3 ? 1 : 0);
            return sizes;
        }

        String name(Fields message) {
            return message.part(padded(name)).text(name);
        }

        /** Parts are filled up to a multiple of 8 bytes in version 1. */
        int padded(int bytes) {
            return version == 1 ? bytes + 7 & ~7 : bytes;
        }
    }
}
