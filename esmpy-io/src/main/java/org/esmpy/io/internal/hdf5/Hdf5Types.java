package org.esmpy.io.internal.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.NumberType.Kind;

/** The types of HDF5 as types of numbers. */
final class Hdf5Types {
    private Hdf5Types() {}

    /** The type, if it is an ordinary integer of 1 to 8 bytes or an IEEE float of 4 or 8. */
    static Optional<NumberType> numberType(DataType type) {
        int size = type.getSize();
        boolean power = size == 1 || size == 2 || size == 4 || size == 8;
        if (type instanceof FixedPoint integer
                && power
                && integer.getBitOffset() == 0
                && integer.getBitPrecision() == 8 * size) {
            Kind kind = integer.isSigned() ? Kind.SIGNED : Kind.UNSIGNED;
            return Optional.of(new NumberType(kind, size, integer.getByteOrder()));
        }
        if (type instanceof FloatingPoint floating && (size == 4 || size == 8)) {
            return Optional.of(new NumberType(Kind.FLOATING, size, floating.getByteOrder()));
        }
        return Optional.empty();
    }

    /** Name of any type, as NumPy says it where it has the type. */
    static String nameOf(DataType type) {
        if (type instanceof FixedPoint integer) {
            return (integer.isSigned() ? "int" : "uint") + integer.getBitPrecision();
        }
        if (type instanceof FloatingPoint) {
            return "float" + 8 * type.getSize();
        }
        return type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
