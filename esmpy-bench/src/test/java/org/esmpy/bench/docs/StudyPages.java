package org.esmpy.bench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.RunFigures;
import org.esmpy.bench.study.SolverPairs;
import org.esmpy.bench.study.StudyFiles;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.StudySummary;
import org.esmpy.bench.study.figure.StudyFigures;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.solver.catalog.SolverCatalog;

/** Fills the tables of {@code docs/study.md} from {@code docs/study/runs.csv}, and takes that and figures from a study. */
public final class StudyPages {
    private static final String SCENES = "table of scenes";
    private static final String PAIRS = "pairs of solvers";
    private static final String LOSSES = "where esmpy loses";
    private static final String ESMPY = "esmpy";

    private StudyPages() {}

    /** @param arguments the folder {@code docs/study}, then that of the study */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path study = Path.of(arguments[1]);
        Files.copy(study.resolve("runs.csv"), folder.resolve("runs.csv"), StandardCopyOption.REPLACE_EXISTING);
        for (String figure : List.of("boxes.png", "profiles.png", "coverage.png")) {
            Files.copy(
                    study.resolve(StudyFigures.FOLDER).resolve(figure),
                    folder.resolve(figure),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Path page = folder.resolveSibling("study.md");
        Files.writeString(page, LowDoseTables.fill(Files.readString(page), tables(folder)));
    }

    /** The tables of the page by the names of their places. */
    static Map<String, String> tables(Path folder) throws IOException {
        List<RunsTable.Row> rows = RunsTable.read(folder.resolve("runs.csv"));
        List<StudySummary.Line> lines = StudySummary.of(rows);
        return Map.of(
                SCENES, soFar(rows, folder) + scenes(lines), PAIRS, pairs(SolverPairs.of(rows)), LOSSES, losses(lines));
    }

    /** How far the study is, if it has not come to its end. */
    private static String soFar(List<RunsTable.Row> rows, Path folder) throws IOException {
        int all = new StudyFiles(SolverCatalog.defaults(), FormatCatalog.defaults())
                .read(folder.resolve("scenes.yaml"))
                .runs()
                .size();
        int done = new RunFigures(rows).runs().size();
        return done == all ? "" : "These are the first " + done + " of its " + all + " runs.\n\n";
    }

    /** For each dose a table: angle (mean and worst seed) and map error (mean) of every scene and solver. */
    private static String scenes(List<StudySummary.Line> lines) {
        List<String> solvers =
                lines.stream().map(StudySummary.Line::solver).distinct().toList();
        StringBuilder tables = new StringBuilder();
        lines.stream().map(StudySummary.Line::dose).distinct().forEach(dose -> {
            tables.append(StudyRun.doseText(dose)).append(" counts per pixel:\n\n| scene | seeds |");
            solvers.forEach(solver -> tables.append(" `").append(solver).append("` |"));
            tables.append("\n|---|---|").append("---|".repeat(solvers.size())).append("\n");
            scenes(lines, line -> line.dose() == dose)
                    .forEach((scene, ofSolvers) -> tables.append(row(scene, ofSolvers, solvers)));
            tables.append("\n");
        });
        return tables.toString();
    }

    private static Map<String, Map<String, StudySummary.Line>> scenes(
            List<StudySummary.Line> lines, Predicate<StudySummary.Line> chosen) {
        return lines.stream()
                .filter(chosen)
                .collect(Collectors.groupingBy(
                        StudySummary.Line::phantom,
                        LinkedHashMap::new,
                        Collectors.toMap(
                                StudySummary.Line::solver,
                                line -> line,
                                (first, second) -> first,
                                LinkedHashMap::new)));
    }

    private static String row(String scene, Map<String, StudySummary.Line> ofSolvers, List<String> solvers) {
        int seeds = ofSolvers.values().stream()
                .mapToInt(StudySummary.Line::seeds)
                .min()
                .orElse(0);
        StringBuilder row = new StringBuilder("| `" + scene + "` | " + seeds + " |");
        for (String solver : solvers) {
            row.append(Optional.ofNullable(ofSolvers.get(solver))
                            .filter(line -> line.seeds() > 0)
                            .map(StudyPages::cell)
                            .orElse(" – "))
                    .append("|");
        }
        return row.append("\n").toString();
    }

    private static String cell(StudySummary.Line line) {
        return String.format(
                Locale.ROOT,
                " %.2f, %.2f, %.3f ",
                line.angleDeg().mean(),
                line.angleDeg().worst(),
                line.mapMae().mean());
    }

    /** What can be said of esmpy and every other solver on all maps of a dose. */
    private static String pairs(List<SolverPairs.Line> lines) {
        StringBuilder table =
                new StringBuilder("| counts per pixel | figure | verdict | mean difference | 95 % | wins |\n"
                        + "|---|---|---|---|---|---|\n");
        lines.stream()
                .filter(line ->
                        line.phantom().equals(SolverPairs.ALL) && !line.dose().equals(SolverPairs.ALL))
                .filter(line -> line.a().equals(ESMPY) || line.b().equals(ESMPY))
                .filter(line -> !line.metric().startsWith("composition"))
                .forEach(line -> table.append(String.format(
                        Locale.ROOT,
                        "| %s | `%s` | %s | `%s` − `%s` = %.3g | %s | %d : %d |%n",
                        StudyRun.doseText(Double.parseDouble(line.dose())),
                        line.metric(),
                        line.words(),
                        line.a(),
                        line.b(),
                        line.mean(),
                        Double.isNaN(line.low())
                                ? "–"
                                : String.format(Locale.ROOT, "%.3g to %.3g", line.low(), line.high()),
                        line.winsA(),
                        line.winsB())));
        return table.toString();
    }

    /** Every scene, dose and solver that is told no truth with a smaller mean than esmpy. */
    private static String losses(List<StudySummary.Line> lines) {
        StringBuilder list = new StringBuilder();
        lines.stream()
                .map(StudySummary.Line::dose)
                .distinct()
                .forEach(dose -> scenes(lines, line -> line.dose() == dose)
                        .forEach((scene, ofSolvers) -> Optional.ofNullable(ofSolvers.get(ESMPY))
                                .ifPresent(own -> ofSolvers.values().stream()
                                        .filter(other -> !other.solver().startsWith("oracle"))
                                        .forEach(other -> list.append(loss(own, other))))));
        return list.length() == 0 ? "In no scene at no dose.\n" : list.toString();
    }

    private static String loss(StudySummary.Line own, StudySummary.Line other) {
        StringBuilder figures = new StringBuilder();
        if (other.angleDeg().mean() < own.angleDeg().mean()) {
            figures.append(String.format(
                    Locale.ROOT,
                    " angle %.2f° against %.2f°",
                    own.angleDeg().mean(),
                    other.angleDeg().mean()));
        }
        if (other.mapMae().mean() < own.mapMae().mean()) {
            figures.append(String.format(
                    Locale.ROOT,
                    "%s map MAE %.3f against %.3f",
                    figures.length() > 0 ? "," : "",
                    own.mapMae().mean(),
                    other.mapMae().mean()));
        }
        return figures.length() == 0
                ? ""
                : String.format(
                        "- `%s` at %s, against `%s`:%s%n",
                        own.phantom(), StudyRun.doseText(own.dose()), other.solver(), figures);
    }
}
