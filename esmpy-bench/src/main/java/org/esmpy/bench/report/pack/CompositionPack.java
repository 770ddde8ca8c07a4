package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.report.units.UnitTable;
import org.esmpy.bench.report.units.UnitTable.Cell;
import org.esmpy.bench.report.units.UnitTables;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;

/** Packs the compositions of a fit in all units, and the correlations of their errors, for the page. */
final class CompositionPack {
    private CompositionPack() {}

    static void into(Pack pack, FitFolder fit) throws IOException {
        Optional<UnitTables> tables = UnitTables.of(fit);
        if (tables.isEmpty()) {
            return;
        }
        ObjectNode composition = pack.header().putObject("composition");
        composition.put("unit", fit.showsOxides() ? "oxide" : "at");
        for (UnitTable table : tables.get().all()) {
            ObjectNode unit = composition
                    .withArray("units")
                    .addObject()
                    .put("id", table.id())
                    .put("label", table.label())
                    .put("heading", table.heading())
                    .put("note", table.note());
            ArrayNode rows = unit.putArray("rows");
            for (UnitTable.Row row : table.rows()) {
                ArrayNode cells = rows.addObject().put("name", row.name()).putArray("values");
                row.cells().forEach(cell -> put(cells.addObject(), cell));
            }
        }
        fit.table("correlations.csv").ifPresent(table -> correlations(composition.putArray("correlations"), table));
    }

    private static void put(ObjectNode node, Cell cell) {
        put(node, "value", cell.value());
        put(node, "counting", cell.counting());
        put(node, "model", cell.model());
        put(node, "low", cell.low());
        put(node, "high", cell.high());
        put(node, "valleyLow", cell.valleyLow());
        put(node, "valleyHigh", cell.valleyHigh());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", value)));
        }
    }

    private static void correlations(ArrayNode all, CsvTable.Content table) {
        for (CsvTable.Row row : table.rows()) {
            ObjectNode pair = all.addObject()
                    .put("phase", (int) FitFolder.number(row.get("phase")))
                    .put("element", row.get("element"))
                    .put("other", row.get("other"));
            for (String kind : List.of("counting", "model")) {
                put(pair, kind, FitFolder.number(row.get(kind)));
            }
        }
    }
}
