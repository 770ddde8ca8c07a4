package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.physics.LineEmission;

/**
 * Writes the spectra that a fit is made of: {@code G.npy}, the columns of G for each phase, and {@code lines.csv}, the
 * X-ray lines in them.
 */
final class BasisFiles {
    private static final List<String> HEADER =
            List.of("column", "kind", "element", "line", "siegbahn", "shell", "energy_keV", "relative");

    /** Least strength of a line in the table, relative to the strongest line of its column. */
    private static final double WEAKEST = 1e-3;

    private BasisFiles() {}

    /** Writes both files, if the fit has a G. */
    static void write(Fitted fitted, Path folder) throws IOException {
        if (fitted.outcome().basis().isEmpty()) {
            return;
        }
        Basis basis = fitted.basis();
        int own = Math.max(1, basis.phases().size());
        int size = basis.channels() * basis.size();
        double[] values = new double[own * size];
        for (int k = 0; k < own; k++) {
            System.arraycopy(basis.ofPhase(k).g().getData(), 0, values, k * size, size);
        }
        NpyFiles.write(folder.resolve("G.npy"), values, own, basis.channels(), basis.size());
        List<List<Object>> rows = new ArrayList<>();
        basis.columns().forEach(column -> rows.addAll(rows(column)));
        CsvTable.write(folder.resolve("lines.csv"), HEADER, rows);
    }

    private static List<List<Object>> rows(BasisColumn column) {
        if (column instanceof BasisColumn.Characteristic characteristic) {
            return rows(column.name(), "element", characteristic.lines());
        }
        if (column instanceof BasisColumn.Excluded excluded) {
            return rows(column.name(), "excluded", excluded.lines());
        }
        String kind = column instanceof BasisColumn.PileUp ? "pile-up" : "continuum";
        return List.of(List.of(column.name(), kind, "", "", "", "", "", ""));
    }

    private static List<List<Object>> rows(String column, String kind, List<LineEmission> lines) {
        double strongest =
                lines.stream().mapToDouble(LineEmission::crossSectionCm2).max().orElse(1);
        return lines.stream()
                .filter(emission -> emission.crossSectionCm2() >= WEAKEST * strongest)
                .map(emission -> List.<Object>of(
                        column,
                        kind,
                        emission.line().element().symbol(),
                        emission.line().iupac(),
                        emission.line().siegbahn(),
                        emission.line().vacancy().toString(),
                        emission.line().energyKeV(),
                        emission.crossSectionCm2() / strongest))
                .toList();
    }
}
