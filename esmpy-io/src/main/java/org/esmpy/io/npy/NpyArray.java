package org.esmpy.io.npy;

import java.util.Arrays;

/** An array of float64 of any rank, in C order (the last index runs fastest). Immutable but for the shared values. */
public final class NpyArray {
    private final double[] values;
    private final int[] shape;

    private NpyArray(double[] values, int[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /**
     * An array around existing values.
     *
     * @param values the values in C order; shared
     * @param shape  length of each axis, at least 0; copied
     */
    public static NpyArray wrap(double[] values, int... shape) {
        long length = 1;
        for (int axis : shape) {
            if (axis < 0) {
                throw new IllegalArgumentException(
                        "an array cannot have a negative length, got " + Arrays.toString(shape));
            }
            length = Math.multiplyExact(length, (long) axis);
        }
        if (length != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + length + " values, got " + values.length);
        }
        return new NpyArray(values, shape.clone());
    }

    /** The values in C order. Shared. */
    public double[] values() {
        return values;
    }

    /** Length of each axis; a copy. */
    public int[] shape() {
        return shape.clone();
    }
}
