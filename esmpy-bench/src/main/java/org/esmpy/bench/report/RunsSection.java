package org.esmpy.bench.report;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;

import j2html.tags.DomContent;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.SolverPairs;
import org.esmpy.bench.study.StudySummary;
import org.esmpy.solver.analysis.Outcome;

/** Writes the tables of a comparison or study: solvers, their differences, and every run. */
final class RunsSection {
    private static final List<String> HEADER = List.of(
            "map", "dose", "seed", "solver", "phase", "angle, deg", "map MAE", "objective, nats", "seconds", "stopped");

    private static final List<String> SUMMARY_HEADER = List.of(
            "map",
            "dose",
            "solver",
            "seeds",
            "failed",
            "angle, deg: mean / median / worst (SD)",
            "map MAE: mean / median / worst (SD)",
            "found",
            "coverage",
            "seconds, median");

    private static final List<String> PAIRS_HEADER =
            List.of("map", "dose", "figure", "", "mean difference", "95 % interval", "wins");

    private RunsSection() {}

    static DomContent of(Path runs) throws IOException {
        List<RunsTable.Row> rows = RunsTable.read(runs);
        List<List<String>> cells = rows.stream().map(RunsSection::cells).toList();
        if (rows.stream()
                        .map(row -> List.of(row.phantom(), row.seed()))
                        .distinct()
                        .count()
                < 2) {
            return div(h2("Comparison"), Tables.of("Runs", HEADER, cells));
        }
        List<List<String>> lines =
                StudySummary.of(rows).stream().map(RunsSection::cells).toList();
        return div(
                h2("Comparison"),
                p("Angles between the spectra found and the true ones and errors of the maps, each the mean over the"
                        + " phases of a run."),
                Tables.of("Solvers", SUMMARY_HEADER, lines),
                Tables.of(
                        "Differences of solvers",
                        PAIRS_HEADER,
                        SolverPairs.of(rows).stream().map(RunsSection::cells).toList()),
                details(summary("Every run"), Tables.of("Runs", HEADER, cells)));
    }

    private static List<String> cells(StudySummary.Line line) {
        return List.of(
                line.phantom(),
                dose(line.dose()),
                line.solver(),
                Integer.toString(line.seeds()),
                Integer.toString(line.failed()),
                spread("%.2f", line.angleDeg()),
                spread("%.4f", line.mapMae()),
                known("%.2f", line.found()),
                known("%.2f", line.coverage()),
                Double.isNaN(line.secondsMedian()) ? "" : String.format(Locale.ROOT, "%.2f", line.secondsMedian()));
    }

    private static String spread(String format, StudySummary.Spread spread) {
        if (Double.isNaN(spread.mean())) {
            return "";
        }
        String sd = Double.isNaN(spread.sd()) ? "" : String.format(Locale.ROOT, " (" + format + ")", spread.sd());
        String three = format + " / " + format + " / " + format;
        return String.format(Locale.ROOT, three, spread.mean(), spread.median(), spread.worst()) + sd;
    }

    private static List<String> cells(SolverPairs.Line line) {
        return List.of(
                line.phantom(),
                line.dose(),
                line.metric(),
                line.words(),
                String.format(Locale.ROOT, "%s - %s = %.3g", line.a(), line.b(), line.mean()),
                Double.isNaN(line.low()) ? "" : String.format(Locale.ROOT, "%.3g to %.3g", line.low(), line.high()),
                line.winsA() + " : " + line.winsB() + " of " + line.runs());
    }

    private static String dose(double dose) {
        return new BigDecimal(dose)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> cells(RunsTable.Row row) {
        return List.of(
                row.phantom(),
                dose(row.dose()),
                Long.toString(row.seed()),
                row.solver(),
                row.phase(),
                known("%.2f", row.angleDeg()),
                known("%.4f", row.mapMae()),
                known("%.2f", row.objective()),
                known("%.2f", row.seconds()),
                row.isFailed() ? "failed: " + row.reason() : Outcome.inWords(row.stopReason()));
    }

    private static String known(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }
}
