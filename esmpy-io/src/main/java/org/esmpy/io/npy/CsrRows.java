package org.esmpy.io.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.Progress;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/** Reads a sparse count matrix, a row for each pixel, from the three arrays of SciPy's CSR format at the same time. */
final class CsrRows {
    private final Path file;
    private final NpyNumbers ends;
    private final NpyNumbers indices;
    private final NpyNumbers data;

    /**
     * @param ends    where rows begin and end, {@code indptr}
     * @param indices channels
     * @param data    counts, as many
     */
    CsrRows(Path file, NpyNumbers ends, NpyNumbers indices, NpyNumbers data) {
        this.file = file;
        this.ends = ends;
        this.indices = indices;
        this.data = data;
    }

    /**
     * Reads all rows.
     *
     * @throws SpectrumFormatException if rows overlap, leave counts out or name a channel twice; or break the budget
     */
    CountMatrix read(int channels, int pixels, ReadBudget budget, ProgressListener listener) throws IOException {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        Progress progress = new Progress(listener, pixels);
        int[] lastRow = new int[channels];
        Arrays.fill(lastRow, -1);
        long from = ends.nextWhole(0);
        for (int row = 0; row < pixels; row++) {
            long to = ends.nextWhole(data.length());
            if (to < from || row == pixels - 1 && to < data.length()) {
                throw SpectrumFormatException.at(
                        file,
                        "indptr[" + (row + 1) + "]",
                        "is " + to + "; expected at least " + from + ", and " + data.length() + " at the end");
            }
            for (; from < to; from++) {
                int channel = (int) indices.nextWhole(channels - 1L);
                if (lastRow[channel] == row) {
                    throw SpectrumFormatException.at(
                            file,
                            "indices[" + from + "]",
                            "is " + channel + " for the second time in row " + row
                                    + "; call matrix.sum_duplicates() before save_npz");
                }
                lastRow[channel] = row;
                builder.add(channel, (int) data.nextWhole(Integer.MAX_VALUE));
            }
            builder.endPixel();
            budget.check(builder);
            progress.advance(1);
        }
        ends.end();
        indices.end();
        data.end();
        return builder.build();
    }
}
