package org.esmpy.io.internal.hdf5;

/**
 * The extent of a dataset or an attribute. Layout: HDF5 File Format Specification 3.0, section IV.A.2.b.
 *
 * @param shape lengths of the axes, the slowest first; none for a scalar; shared, not to be written to
 * @param most  lengths that they may grow to; negative for no limit; shared, not to be written to
 * @param empty whether it holds nothing at all
 */
record Dataspace(long[] shape, long[] most, boolean empty) {
    private static final int MAX_AXES = 32;
    private static final int NULL = 2;

    static Dataspace read(Fields fields) {
        int version = fields.u8();
        int axes = fields.u8();
        boolean mayGrow = (fields.u8() & 1) != 0;
        int kind = fields.u8();
        if (version < 1 || version > 2 || axes > MAX_AXES) {
            throw fields.file()
                    .damaged(fields.address(), "holds an extent of version " + version + " and " + axes + " axes");
        }
        fields.skip(version == 1 ? 4 : 0);
        long[] shape = lengths(fields, axes);
        return new Dataspace(shape, mayGrow ? lengths(fields, axes) : shape, version == 2 && kind == NULL);
    }

    private static long[] lengths(Fields fields, int axes) {
        long[] lengths = new long[axes];
        for (int i = 0; i < axes; i++) {
            lengths[i] = fields.length();
        }
        return lengths;
    }

    /** Number of elements; infinite or negative where the shape is forged. */
    double elements() {
        double elements = empty ? 0 : 1;
        for (long length : shape) {
            elements *= length;
        }
        return elements;
    }
}
