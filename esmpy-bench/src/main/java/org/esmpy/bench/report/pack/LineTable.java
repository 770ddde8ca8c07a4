package org.esmpy.bench.report.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.report.pack.RegionPack.LineWindow;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;

/** The X-ray lines of a fit, read from {@code lines.csv}. */
record LineTable(List<Column> columns, List<Line> lines) {
    private static final double MN_KA_KEV = 5.895;

    /** Fano factor 0.12, 3.65 eV per electron-hole pair, 2.355 standard deviations per full width: eV² per keV. */
    private static final double EV2_PER_KEV = 2430;

    private static final double NARROWEST_EV = 40;
    private static final double EV_PER_KEV = 1e3;

    /** A column of G: its name and whether it is an {@code element}, {@code excluded}, {@code continuum} or {@code pile-up}. */
    record Column(String name, String kind) {}

    /**
     * A line.
     *
     * @param column   column of G with the line
     * @param element  symbol
     * @param name     Siegbahn's, or IUPAC's where it has none
     * @param shell    {@code K}, {@code L} or {@code M}
     * @param keV      energy, keV
     * @param relative strength, relative to the strongest of its column
     */
    record Line(String column, String element, String name, String shell, double keV, double relative) {}

    static LineTable of(CsvTable.Content table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            String column = row.get("column");
            columns.putIfAbsent(column, new Column(column, row.get("kind")));
            if (!row.get("energy_keV").isEmpty()) {
                String siegbahn = row.get("siegbahn");
                lines.add(new Line(
                        column,
                        row.get("element"),
                        siegbahn.isEmpty() ? row.get("line") : greek(siegbahn),
                        row.get("shell").substring(0, 1),
                        FitFolder.number(row.get("energy_keV")),
                        FitFolder.number(row.get("relative"))));
            }
        }
        return new LineTable(List.copyOf(columns.values()), lines);
    }

    private static String greek(String siegbahn) {
        return siegbahn.replace("a", "α").replace("b", "β").replace("g", "γ");
    }

    /**
     * For each element, a window of one full width at half maximum around its strongest line between two energies.
     *
     * @param fwhmMnKaEV resolution at Mn Kα, eV
     */
    List<LineWindow> windows(double fromKeV, double toKeV, double fwhmMnKaEV) {
        Map<String, Line> strongest = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.keV() > fromKeV && line.keV() < toKeV) {
                strongest.merge(line.element(), line, (a, b) -> a.relative() >= b.relative() ? a : b);
            }
        }
        return strongest.values().stream()
                .map(line -> {
                    double square = fwhmMnKaEV * fwhmMnKaEV + EV2_PER_KEV * (line.keV() - MN_KA_KEV);
                    double half = Math.sqrt(Math.max(square, NARROWEST_EV * NARROWEST_EV)) / 2 / EV_PER_KEV;
                    return new LineWindow(line.element(), line.name(), line.keV() - half, line.keV() + half);
                })
                .toList();
    }
}
