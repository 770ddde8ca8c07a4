package org.esmpy.io.internal.hdf5;

import java.util.Optional;

/**
 * The value of elements in chunks that were never written. Layout: HDF5 File Format Specification 3.0, sections
 * IV.A.2.e and f.
 */
final class FillValue {
    private static final int MESSAGE = 0x05;
    private static final int DEFINED = 0x20;

    private FillValue() {}

    /** The fill value of a dataset, or zeros, as often as it fits. */
    static byte[] repeated(Hdf5Data data, int bytes) {
        byte[] filled = new byte[bytes];
        byte[] value = data.header().message(MESSAGE).flatMap(FillValue::read).orElse(new byte[0]);
        if (value.length == data.elementBytes()) {
            for (int at = 0; at + value.length <= bytes; at += value.length) {
                System.arraycopy(value, 0, filled, at, value.length);
            }
        }
        return filled;
    }

    private static Optional<byte[]> read(Fields fields) {
        int version = fields.u8();
        boolean defined;
        if (version == 3) {
            defined = (fields.u8() & DEFINED) != 0;
        } else {
            fields.skip(2);
            defined = fields.u8() != 0;
        }
        return defined && fields.left() >= Integer.BYTES ? Optional.of(fields.bytes(fields.u32())) : Optional.empty();
    }
}
