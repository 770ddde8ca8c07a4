package org.esmpy.solver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** Matrices that scripts in {@code src/test/oracle} wrote, by name. */
public final class Oracle {
    private final Map<String, DMatrixRMaj> matrices = new HashMap<>();

    /** Reads a resource of this package. */
    public Oracle(String resource) {
        try (InputStream stream = Oracle.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DMatrixRMaj get(String name) {
        DMatrixRMaj matrix = matrices.get(name);
        if (matrix == null) {
            throw new IllegalArgumentException("no matrix '" + name + "'; available: " + matrices.keySet());
        }
        return matrix.copy();
    }

    private void add(String line) {
        String[] cells = line.split(",");
        DMatrixRMaj matrix = new DMatrixRMaj(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = Double.parseDouble(cells[i + 3]);
        }
        matrices.put(cells[0], matrix);
    }
}
