package org.esmpy.io.internal.hdf5;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the messages that describe a group or a dataset. A header may continue elsewhere in the file, but not twice at
 * one place. Layout: HDF5 File Format Specification 3.0, section IV.A.
 */
final class ObjectHeader {
    /** A message that is kept with another object. */
    private static final int SHARED = 2;

    private static final int CONTINUATION = 0x10;
    private static final int COMMITTED = 2;

    /**
     * A message.
     *
     * @param type   number of its type
     * @param flags  bit 1 says that it is kept elsewhere
     * @param fields its content
     */
    record Message(int type, int flags, Fields fields) {}

    /** A piece of a header, which itself names further pieces. */
    private record Piece(long address, long bytes) {}

    private final FileBytes file;
    private final long address;
    private final List<Message> messages = new ArrayList<>();
    private final List<Piece> further = new ArrayList<>();
    private boolean ordered;

    private ObjectHeader(FileBytes file, long address) {
        this.file = file;
        this.address = address;
    }

    /** Reads the header at an address. */
    static ObjectHeader read(FileBytes file, long address) {
        ObjectHeader header = new ObjectHeader(file, address);
        file.checkRange(address, 16);
        boolean old = file.structure(address, 4).u8() == 1;
        if (old) {
            header.readOld();
        } else {
            header.readRecent();
        }
        header.follow(old);
        return header;
    }

    /** The content of the only message of a type; of the first one if there are several. */
    Optional<Fields> message(int type) {
        return messages(type).findFirst();
    }

    /** The contents of all messages of a type. */
    Stream<Fields> messages(int type) {
        return messages.stream().filter(message -> message.type == type).map(this::resolve);
    }

    boolean has(int type) {
        return messages.stream().anyMatch(message -> message.type == type);
    }

    FileBytes file() {
        return file;
    }

    long address() {
        return address;
    }

    /**
     * The fields of a message that is kept with another object: that of this type in the header to which they point.
     */
    static Fields shared(Fields pointer, int type) {
        FileBytes file = pointer.file();
        int version = pointer.u8();
        int kind = pointer.u8();
        if (version < 1 || version > 3 || version == 3 && kind != COMMITTED) {
            throw file.damaged(
                    pointer.address(),
                    "is a message that is shared in a way (version " + version + ", type " + kind
                            + ") that is not read here");
        }
        pointer.skip(version == 1 ? 6 : 0);
        ObjectHeader owner = read(file, pointer.offset());
        return owner.messages.stream()
                .filter(message -> message.type == type && (message.flags & SHARED) == 0)
                .findFirst()
                .orElseThrow(() -> file.damaged(owner.address, "has no message of type " + type + " to share"))
                .fields
                .again();
    }

    private Fields resolve(Message message) {
        Fields fields = message.fields.again();
        return (message.flags & SHARED) == 0 ? fields : shared(fields, message.type);
    }

    private void readOld() {
        Fields prefix = file.structure(address, 16);
        prefix.skip(8);
        long bytes = prefix.u32();
        addOld(file.structure(address + 16, bytes));
    }

    private void readRecent() {
        Fields begin = file.structure(address, 6);
        begin.expect("OHDR", "object header");
        begin.expectVersion(2, "object header");
        int flags = begin.u8();
        ordered = (flags & 4) != 0;
        int prefix = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int width = 1 << (flags & 3);
        long bytes = file.structure(address + prefix, width).unsigned(width);
        file.checkRange(address, bytes);
        Fields chunk = file.checked(address, prefix + width + bytes + 4);
        chunk.skip(prefix + width);
        addRecent(chunk);
    }

    /** Reads the pieces that were named, and those that they name. */
    private void follow(boolean old) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < further.size(); i++) {
            Piece piece = further.get(i);
            if (!seen.add(piece.address)) {
                throw file.damaged(piece.address, "is reached twice as the continuation of one object header");
            }
            if (old) {
                addOld(file.structure(piece.address, piece.bytes));
            } else {
                Fields chunk = file.checked(piece.address, piece.bytes);
                chunk.expect("OCHK", "continuation of an object header");
                addRecent(chunk);
            }
        }
    }

    private void addOld(Fields fields) {
        while (fields.left() >= 8) {
            int type = fields.u16();
            int bytes = fields.u16();
            int flags = fields.u8();
            fields.skip(3);
            add(new Message(type, flags, fields.part(bytes)));
        }
    }

    private void addRecent(Fields fields) {
        int prefix = ordered ? 6 : 4;
        while (fields.left() >= prefix) {
            int type = fields.u8();
            int bytes = fields.u16();
            int flags = fields.u8();
            fields.skip(prefix - 4L);
            add(new Message(type, flags, fields.part(bytes)));
        }
    }

    private void add(Message message) {
        if (message.type == CONTINUATION) {
            Fields fields = message.fields;
            further.add(new Piece(fields.offset(), fields.length()));
        } else {
            messages.add(message);
        }
    }
}
