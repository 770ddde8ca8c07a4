package org.esmpy.bench.cli.study;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.esmpy.bench.study.SolverPairs;
import org.esmpy.bench.study.StudySummary;

/** Prints the summary of a study. */
final class StudyPrint {
    private final PrintWriter out;

    StudyPrint(PrintWriter out) {
        this.out = out;
    }

    /** A line per phantom, dose and solver. */
    void summary(List<StudySummary.Line> lines) {
        out.printf("%-18s %7s  %-12s %5s %6s %37s %34s%n", "", "", "", "", "", "angle/deg", "map MAE");
        out.printf(
                "%-18s %7s  %-12s %5s %6s %10s %8s %8s %8s %9s %8s %7s %7s %6s %8s %9s%n",
                "phantom",
                "dose",
                "solver",
                "seeds",
                "failed",
                "mean",
                "SD",
                "median",
                "worst",
                "mean",
                "SD",
                "median",
                "worst",
                "found",
                "coverage",
                "seconds");
        for (StudySummary.Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %7s  %-12s %5d %6d %10s %8s %8s %8s %9s %8s %7s %7s %6s %8s %9s%n",
                    line.phantom(),
                    BigDecimal.valueOf(line.dose()).stripTrailingZeros().toPlainString(),
                    line.solver(),
                    line.seeds(),
                    line.failed(),
                    known("%.2f", line.angleDeg().mean()),
                    known("%.2f", line.angleDeg().sd()),
                    known("%.2f", line.angleDeg().median()),
                    known("%.2f", line.angleDeg().worst()),
                    known("%.4f", line.mapMae().mean()),
                    known("%.4f", line.mapMae().sd()),
                    known("%.4f", line.mapMae().median()),
                    known("%.4f", line.mapMae().worst()),
                    percent(line.found()),
                    percent(line.coverage()),
                    known("%.2f", line.secondsMedian()));
        }
    }

    /** A line per pair of solvers and metric. */
    void pairs(List<SolverPairs.Line> lines) {
        for (SolverPairs.Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s, %s - %s = %.3g (95 %%: %s to %s), wins %d : %d of %d%n",
                    line.metric(),
                    line.words(),
                    line.a(),
                    line.b(),
                    line.mean(),
                    known("%.3g", line.low()),
                    known("%.3g", line.high()),
                    line.winsA(),
                    line.winsB(),
                    line.runs());
        }
    }

    /** The folder of the results. */
    void place(Path folder) {
        out.println("Results are in " + folder);
        out.flush();
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * share.getAsDouble()) : "-";
    }

    private static String known(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
