package org.esmpy.bench.study;

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
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/** Takes W, H or both from files as a fit leaves them, and what they lack from another initializer. */
final class FileInitializer implements Initializer {
    private final StartSettings files;
    private final Initializer other;

    FileInitializer(StartSettings files, Initializer other) {
        this.files = files;
        this.other = other;
    }

    @Override
    public String id() {
        return other.id();
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        Optional<DMatrixRMaj> w = files.w().map(file -> readW(Path.of(file), problem, basis));
        Optional<DMatrixRMaj> h = files.h().map(file -> readH(Path.of(file), problem));
        if (w.isPresent() && h.isPresent()) {
            return new Factors(w.get(), h.get());
        }
        Factors made = other.initialize(problem, basis, random);
        return new Factors(w.orElse(made.w()), h.orElse(made.h()));
    }

    private static DMatrixRMaj readH(Path file, Problem problem) {
        NpyArray array = MaskSettings.read(file);
        int[] expected = {
            problem.phases(), problem.shape().height(), problem.shape().width()
        };
        if (!Arrays.equals(array.shape(), expected)) {
            throw new IllegalArgumentException(file + ": H of this fit has the shape " + Arrays.toString(expected)
                    + " (phases, height, width), but the file has " + Arrays.toString(array.shape()));
        }
        return DMatrixRMaj.wrap(problem.phases(), problem.counts().pixels(), array.values());
    }

    /** Rows by the names of G's columns; for plain NMF in their order. */
    private static DMatrixRMaj readW(Path file, Problem problem, Optional<Basis> basis) {
        List<String> lines = lines(file);
        int rows = basis.map(Basis::size).orElse(problem.counts().channels());
        Map<String, double[]> byName = new HashMap<>();
        DMatrixRMaj w = new DMatrixRMaj(rows, problem.phases());
        if (lines.size() != rows + 1) {
            throw new IllegalArgumentException(file + ": W of this fit has " + rows
                    + " rows below the header, but the file has " + Math.max(0, lines.size() - 1));
        }
        for (int row = 0; row < rows; row++) {
            String[] cells = lines.get(row + 1).split(",");
            double[] values = values(file, row + 2, cells, problem.phases());
            byName.put(cells[0], values);
            System.arraycopy(values, 0, w.data, row * values.length, values.length);
        }
        basis.ifPresent(b -> sort(file, b, byName, w));
        return w;
    }

    private static void sort(Path file, Basis basis, Map<String, double[]> byName, DMatrixRMaj w) {
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

    private static double[] values(Path file, int line, String[] cells, int phases) {
        if (cells.length != phases + 1) {
            throw new IllegalArgumentException(file + ", line " + line + ": a name and " + phases
                    + " weights are needed, got " + cells.length + " cells");
        }
        double[] values = new double[phases];
        for (int k = 0; k < phases; k++) {
            try {
                values[k] = Double.parseDouble(cells[k + 1]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        file + ", line " + line + ": '" + cells[k + 1] + "' is no weight", e);
            }
        }
        return values;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(PriorImages.existing(file.toString()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is no text; W is a CSV file as a fit leaves it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
