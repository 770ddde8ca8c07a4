package org.esmpy.io.internal.hdf5;

import java.nio.ByteBuffer;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;

/** A long row of unsigned 16-bit integers, read block by block from its beginning. */
public final class Hdf5Words {
    private final Hdf5Data data;
    private final NumberType type;
    private final BlockReader blocks;
    private final int length;
    private int next;

    /**
     * @throws SpectrumFormatException if the data are no row or column of uint16
     */
    public Hdf5Words(Hdf5Data data) {
        this.data = data;
        long[] shape = data.shape();
        boolean row = shape.length == 1 || shape.length == 2 && shape[1] == 1;
        if (!row || !data.typeName().equals("uint16") || shape[0] > Integer.MAX_VALUE - 16) {
            throw data.error("is " + data.shapeText() + " of " + data.typeName()
                    + "; expected one column of fewer than 2^31 numbers (uint16)");
        }
        data.checkSize();
        this.type = data.numberType()
                .orElseThrow(() -> data.error("has a type of " + data.typeName() + " that is not ordinary"));
        this.length = (int) shape[0];
        this.blocks = new BlockReader(data);
    }

    /** Number of words in all. */
    public int length() {
        return length;
    }

    /** Number of words that {@link #read} has given. */
    public int position() {
        return next;
    }

    /** The next words; none at the end. */
    public char[] read() {
        if (next >= length) {
            return new char[0];
        }
        int[] origin = new int[data.shape().length];
        origin[0] = next;
        char[] words = new char[blocks.inside(origin)[0]];
        ByteBuffer.wrap(blocks.read(origin)).order(type.order()).asCharBuffer().get(words);
        next += words.length;
        return words;
    }
}
