package org.esmpy.bench.study.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.bench.fit.Baselines;
import org.esmpy.bench.plot.Lettering;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.Coverage;
import org.esmpy.bench.study.PerformanceProfile;
import org.esmpy.bench.study.RunFigures;
import org.esmpy.bench.study.RunFiles;
import org.esmpy.bench.study.StudyFolder;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.TimeToAccuracy;
import org.esmpy.bench.table.CsvTable;

/**
 * Draws the figures of a study into its folder {@code figures}: box plots, performance profiles, times to accuracy, coverage
 * of ranges, and the maps of each scene, each as PNG and SVG, and the numbers of the charts as CSV.
 */
public final class StudyFigures {
    /** Folder of the figures. */
    public static final String FOLDER = "figures";

    private final RunFigures figures;
    private final RunFiles files;
    private final List<String> contestants;
    private final List<String> minimisers;
    private final Path into;
    private final List<Drawn> drawn = new ArrayList<>();

    private StudyFigures(Path study, Path into) throws IOException {
        this.figures = new RunFigures(RunsTable.read(study.resolve("runs.csv")));
        this.files = new RunFiles(study);
        Map<String, String> ids = StudyFolder.solverIds(study);
        this.contestants = figures.solvers().stream()
                .filter(solver -> !Baselines.knowsTruth(ids.getOrDefault(solver, solver)))
                .toList();
        this.minimisers = figures.solvers().stream()
                .filter(solver -> !Baselines.contains(ids.getOrDefault(solver, solver)))
                .toList();
        this.into = into;
    }

    /**
     * Draws all figures for which the study has results.
     *
     * @param study folder of the study
     * @param into  folder in which {@value #FOLDER} is made
     * @return the figures; none where Java cannot draw text
     */
    public static List<Drawn> write(Path study, Path into) throws IOException {
        if (!Lettering.isPossible()) {
            return List.of();
        }
        StudyFigures all = new StudyFigures(study, Files.createDirectories(into.resolve(FOLDER)));
        all.boxes();
        all.profiles();
        all.times();
        all.coverage();
        all.maps();
        return all.drawn;
    }

    private void boxes() throws IOException {
        if (contestants.isEmpty() || figures.runs().stream().noneMatch(run -> isFinished(run))) {
            return;
        }
        List<List<Object>> rows = new ArrayList<>();
        for (StudyRun run : figures.runs()) {
            List<Object> row = new ArrayList<>(List.of(run.phantom(), run.dose(), run.seed(), run.solver()));
            RunFigures.METRICS.forEach(metric -> {
                OptionalDouble value = figures.figure(run, metric);
                row.add(value.isPresent() ? value.getAsDouble() : "");
            });
            rows.add(row);
        }
        List<String> header = new ArrayList<>(List.of("phantom", "dose", "seed", "solver"));
        header.addAll(RunFigures.METRICS);
        CsvTable.write(into.resolve("boxes.csv"), header, rows);
        draw(
                StudyCharts.boxes(figures),
                "boxes",
                "Every run as a point, the mean over its phases; quartiles as a box, the median as a thick"
                        + " line. Values"
                        + " below the axis are drawn at its end: the oracle of W has an angle of 0.");
    }

    private boolean isFinished(StudyRun run) {
        return figures.figure(run, RunFigures.METRICS.get(0)).isPresent();
    }

    private void profiles() throws IOException {
        List<PerformanceProfile> profiles =
                contestants.isEmpty() ? List.of() : PerformanceProfile.all(figures, contestants);
        if (profiles.isEmpty()) {
            return;
        }
        List<List<Object>> rows = new ArrayList<>();
        for (PerformanceProfile profile : profiles) {
            stairs(List.of(profile.figure()), profile.ratios(), profile.maps(), rows);
        }
        CsvTable.write(into.resolve("profiles.csv"), List.of("figure", "solver", "ratio", "share_of_maps"), rows);
        draw(
                StudyCharts.profiles(profiles, figures.solvers()),
                "profiles",
                "Performance profiles: the share of the maps on which a solver is within a factor of the best of all;"
                        + " at 1, the share on which it is best. Maps on which it did not finish, or, for the"
                        + " time, did not find every phase, count against it. Oracles are left out.");
    }

    private void times() throws IOException {
        List<TimeToAccuracy> curves = TimeToAccuracy.all(figures, files, minimisers);
        if (curves.isEmpty()) {
            return;
        }
        List<List<Object>> rows = new ArrayList<>();
        for (TimeToAccuracy curve : curves) {
            stairs(List.of(curve.free() ? "free" : "physics", curve.accuracy()), curve.seconds(), curve.maps(), rows);
        }
        CsvTable.write(
                into.resolve("times.csv"), List.of("spectra", "accuracy", "solver", "seconds", "share_of_maps"), rows);
        draw(
                StudyCharts.times(curves, figures.solvers()),
                "times",
                "Time to accuracy: the share of the maps on which the objective of a solver had come this"
                        + " near to the best one of the map, relative to what the best one gains over the"
                        + " mean spectrum. A small objective does not mean a small angle.");
    }

    private void coverage() throws IOException {
        List<Coverage> lines = Coverage.all(figures);
        if (lines.isEmpty()) {
            return;
        }
        CsvTable.write(
                into.resolve("coverage.csv"),
                List.of("interval", "solver", "dose", "shares", "covered", "mean", "low_95", "high_95"),
                lines.stream()
                        .map(line -> List.<Object>of(
                                line.interval().name().toLowerCase(Locale.ROOT),
                                line.solver(),
                                line.dose(),
                                line.shares(),
                                line.covered(),
                                line.mean(),
                                Double.isNaN(line.low()) ? "" : line.low(),
                                Double.isNaN(line.high()) ? "" : line.high()))
                        .toList());
        draw(
                StudyCharts.coverage(lines, figures.solvers()),
                "coverage",
                "Stated intervals of elements above 1 at.% that hold the truth, by what they include: counting errors,"
                        + " those of the model too, and all compositions that fit equally well; the mean over the"
                        + " scenes with its 95 % interval, beside the nominal 95 % (grey).");
    }

    private void maps() throws IOException {
        StudyMaps maps = new StudyMaps(figures, files);
        for (String phantom : figures.phantoms()) {
            Optional<Figure> grid = maps.of(phantom);
            if (grid.isPresent()) {
                draw(grid.get(), "maps-" + RunFiles.fileName(phantom), "Maps of " + phantom + ".");
            }
        }
    }

    private static void stairs(List<Object> first, Map<String, double[]> values, int maps, List<List<Object>> rows) {
        values.forEach((solver, sorted) -> {
            for (int i = 0; i < sorted.length; i++) {
                List<Object> row = new ArrayList<>(first);
                row.addAll(Arrays.asList(solver, sorted[i], (i + 1.0) / maps));
                rows.add(row);
            }
        });
    }

    private void draw(Figure figure, String name, String caption) throws IOException {
        FigureFiles.write(figure, into, name);
        drawn.add(new Drawn(name, caption, into.resolve(name + ".png")));
    }

    /**
     * A figure that was drawn.
     *
     * @param name    name of its files
     * @param caption caption for the page
     * @param picture its PNG file
     */
    public record Drawn(String name, String caption, Path picture) {}
}
