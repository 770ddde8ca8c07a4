package org.esmpy.bench.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.settings.MaskSettings;
import org.esmpy.bench.settings.PriorImages;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.model.Basis;
import org.esmpy.solver.Problem;

/**
 * Reads W and H, or bounds of the same shape, from files in the form that a fit writes.
 *
 * @param problem problem of the fit that uses them
 * @param basis   its G; empty for plain NMF
 */
record FactorFiles(Problem problem, Optional<Basis> basis) {
    /**
     * H, K×P.
     *
     * @throws IllegalArgumentException if the file is missing or has another shape
     */
    DMatrixRMaj readH(String file) {
        NpyArray array = MaskSettings.read(Path.of(file));
        int[] expected = {
            problem.phases(), problem.shape().height(), problem.shape().width()
        };
        if (!Arrays.equals(array.shape(), expected)) {
            throw new IllegalArgumentException(file + ": H of this fit has the shape " + Arrays.toString(expected)
                    + " (phases, height, width), but the file has " + Arrays.toString(array.shape()));
        }
        return DMatrixRMaj.wrap(problem.phases(), problem.counts().pixels(), array.values());
    }

    /**
     * W, C×K, rows by the names of G's columns; for plain NMF in their order.
     *
     * @param empty value of an empty cell; empty if no cell may be empty
     * @throws IllegalArgumentException if the file is missing, has other rows or phases, or a cell is no number
     */
    DMatrixRMaj readW(String file, OptionalDouble empty) {
        List<String> lines = lines(file);
        int rows = basis.map(Basis::size).orElse(problem.counts().channels());
        Map<String, double[]> byName = new HashMap<>();
        DMatrixRMaj w = new DMatrixRMaj(rows, problem.phases());
        if (lines.size() != rows + 1) {
            throw new IllegalArgumentException(file + ": W of this fit has " + rows
                    + " rows below the header, but the file has " + Math.max(0, lines.size() - 1));
        }
        for (int row = 0; row < rows; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            double[] values = values(file + ", line " + (row + 2), cells, empty);
            byName.put(cells[0], values);
            System.arraycopy(values, 0, w.data, row * values.length, values.length);
        }
        basis.ifPresent(b -> sort(file, b, byName, w));
        return w;
    }

    private static void sort(String file, Basis basis, Map<String, double[]> byName, DMatrixRMaj w) {
        for (int c = 0; c < basis.size(); c++) {
            String name = basis.columns().get(c).name();
            double[] values = byName.get(name);
            if (values == null) {
                throw new IllegalArgumentException(file + ": no row '" + name + "'; the columns of G in this fit are "
                        + basis.columns().stream().map(column -> column.name()).toList());
            }
            System.arraycopy(values, 0, w.data, c * values.length, values.length);
        }
    }

    private double[] values(String place, String[] cells, OptionalDouble empty) {
        int phases = problem.phases();
        if (cells.length != phases + 1) {
            throw new IllegalArgumentException(
                    place + ": a name and " + phases + " weights are needed, got " + cells.length + " cells");
        }
        double[] values = new double[phases];
        for (int k = 0; k < phases; k++) {
            String cell = cells[k + 1].strip();
            try {
                values[k] = cell.isEmpty() && empty.isPresent() ? empty.getAsDouble() : Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(place + ": '" + cell + "' is not a weight", e);
            }
        }
        return values;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(PriorImages.existing(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not text; W is a CSV file as a fit leaves it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
