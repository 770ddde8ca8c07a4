package org.esmpy.io.internal.hdf5;

import io.jhdf.api.Node;
import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A boolean as h5py stores it, an enumeration {@code FALSE = 0, TRUE = 1} of signed bytes. jHDF would write a bit
 * field, which HyperSpy refuses.
 */
final class BooleanAttribute extends WritableAttributeImpl {
    BooleanAttribute(String name, Node node, boolean value) {
        super(name, node, (byte) (value ? 1 : 0));
    }

    @Override
    public DataType getDataType() {
        return new Enumeration();
    }

    /** The data type message of the enumeration; layout: HDF5 File Format Specification 3.0, section IV.A.2.d. */
    private static final class Enumeration extends DataType {
        Enumeration() {
            super(message());
        }

        private static ByteBuffer message() {
            byte[] bytes = {
                0x38,
                2,
                0,
                0,
                1,
                0,
                0,
                0, // version 3, class 8 (enumeration), 2 members, 1 byte
                0x10,
                0x08,
                0,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                8,
                0, // of version 1, class 0 (integer), signed, 1 byte, 8 bits
                'F',
                'A',
                'L',
                'S',
                'E',
                0,
                'T',
                'R',
                'U',
                'E',
                0,
                0,
                1 // names, then values
            };
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public Class<?> getJavaType() {
            return Byte.class;
        }

        @Override
        public Object fillData(ByteBuffer buffer, int[] dimensions, HdfBackingStorage storage) {
            throw new UnsupportedOperationException("this type is for writing only");
        }

        @Override
        public ByteBuffer encodeData(Object data) {
            return ByteBuffer.wrap(new byte[] {(Byte) data});
        }

        @Override
        public ByteBuffer toBuffer() {
            return message();
        }
    }
}
