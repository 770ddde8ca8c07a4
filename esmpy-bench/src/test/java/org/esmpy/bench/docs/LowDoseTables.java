package org.esmpy.bench.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.study.StudySummary;
import org.esmpy.bench.table.CsvTable;

/** The tables of {@code docs/low-dose.md}, from the files beside it, by the name of their place on the page. */
final class LowDoseTables {
    private LowDoseTables() {}

    static Map<String, String> of(Path folder) throws IOException {
        return Map.of(
                "runs", runs(RunsTable.read(folder.resolve("runs.csv"))),
                "coverage", coverage(RunsTable.read(folder.resolve("runs.csv"))),
                "scenes", scenes(RunsTable.read(folder.resolve("scenes.csv"))),
                "rank", ranks(CsvTable.read(folder.resolve("rank.csv")).rows()));
    }

    /** A page with the tables between their marks. */
    static String fill(String page, Map<String, String> tables) {
        String filled = page;
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String begin = "<!-- " + table.getKey() + " -->\n";
            int from = filled.indexOf(begin) + begin.length();
            int to = filled.indexOf("<!-- end of " + table.getKey() + " -->");
            filled = filled.substring(0, from) + table.getValue() + filled.substring(to);
        }
        return filled;
    }

    private static String runs(List<RunsTable.Row> rows) {
        StringBuilder table = new StringBuilder(
                "| counts per pixel | solver | mean angle (deg): mean, median, worst | map MAE: mean, median, worst |\n"
                        + "|---|---|---|---|\n");
        for (StudySummary.Line line : StudySummary.of(rows)) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %.0f | `%s` | %.2f, %.2f, %.2f | %.4f, %.4f, %.4f |%n",
                    line.dose(),
                    line.solver(),
                    line.angleDeg().mean(),
                    line.angleDeg().median(),
                    line.angleDeg().worst(),
                    line.mapMae().mean(),
                    line.mapMae().median(),
                    line.mapMae().worst()));
        }
        return table.toString();
    }

    /** Angle (median and worst seed) and map error (median) of every scene, dose and solver. */
    private static String scenes(List<RunsTable.Row> rows) {
        Map<String, List<StudySummary.Line>> scenes = StudySummary.of(rows).stream()
                .collect(Collectors.groupingBy(StudySummary.Line::phantom, LinkedHashMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder("| scene |");
        StringBuilder rule = new StringBuilder("|---|");
        for (StudySummary.Line line : scenes.values().iterator().next()) {
            table.append(String.format(Locale.ROOT, " `%s`, %.0f |", line.solver(), line.dose()));
            rule.append("---|");
        }
        table.append("\n").append(rule).append("\n");
        scenes.forEach((scene, lines) -> {
            table.append("| `").append(scene).append("` |");
            lines.forEach(line -> table.append(String.format(
                    Locale.ROOT,
                    " %.2f, %.2f, %.3f |",
                    line.angleDeg().median(),
                    line.angleDeg().worst(),
                    line.mapMae().median())));
            table.append("\n");
        });
        return table.toString();
    }

    /** How many of the stated ranges hold the truth, by dose and solver that states any. */
    private static String coverage(List<RunsTable.Row> rows) {
        StringBuilder table = new StringBuilder(
                "| counts per pixel | solver | truth within valley ± 2 standard errors |\n|---|---|---|\n");
        Map<List<Object>, List<RunsTable.Row>> groups = rows.stream()
                .filter(row -> row.intervals(StatedInterval.VALLEY).shares() > 0)
                .collect(Collectors.groupingBy(
                        row -> List.of(row.dose(), row.solver()), LinkedHashMap::new, Collectors.toList()));
        groups.values().forEach(group -> {
            IntervalCount count = IntervalCount.sum(group.stream().map(row -> row.intervals(StatedInterval.VALLEY)));
            table.append(String.format(
                    Locale.ROOT,
                    "| %.0f | `%s` | %d of %d |%n",
                    group.get(0).dose(),
                    group.get(0).solver(),
                    count.covered(),
                    count.shares()));
        });
        return table.toString();
    }

    /** The numbers of phases that were found, a line for each scene and a column for each dose. */
    private static String ranks(List<CsvTable.Row> rows) {
        List<Double> doses = rows.stream()
                .map(row -> number(row, "dose"))
                .distinct()
                .sorted()
                .toList();
        StringBuilder table = new StringBuilder("| scene | phases |");
        doses.forEach(dose -> table.append(String.format(Locale.ROOT, " found at %.0f |", dose)));
        table.append("\n|---|---|").append("---|".repeat(doses.size())).append('\n');
        Map<String, List<CsvTable.Row>> scenes = rows.stream()
                .collect(Collectors.groupingBy(row -> row.get("phantom"), LinkedHashMap::new, Collectors.toList()));
        scenes.forEach((scene, runs) -> {
            table.append("| `" + scene + "` | " + runs.get(0).get("true_phases") + " |");
            for (double dose : doses) {
                table.append(runs.stream()
                        .filter(row -> number(row, "dose") == dose)
                        .map(row -> row.get("phases"))
                        .collect(Collectors.joining(", ", " ", " |")));
            }
            table.append('\n');
        });
        return table.toString();
    }

    private static double number(CsvTable.Row row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
