package org.esmpy.bench.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.result.FitFiles;
import org.esmpy.bench.score.ComparedMaps;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.GroundTruth;

/**
 * Writes and reads the files of a run of a study, in {@code runs/SCENE/dose-D/seed-S/SOLVER}: the maps in the scale in
 * which they were scored, the trace of the objective and, if asked for, the factors. The true maps are in the folder
 * {@code truth} beside it.
 */
public final class RunFiles {
    private static final String TRUTH = "truth";
    private static final String ABUNDANCES = "abundances.png";
    private static final String SHARES = "shares.png";
    private static final String TRACE = "trace.csv";
    private static final int DIGITS = 8;

    private final Path results;

    /** @param results folder of the study */
    public RunFiles(Path results) {
        this.results = results;
    }

    /**
     * Writes the files of a run.
     *
     * @param factors whether W, H and the spectra are written as well
     * @param into    folder in which the files are prepared
     */
    void write(FinishedRun finished, boolean factors, Path into) throws IOException {
        Fitted fitted = finished.fitted();
        Path folder = Files.createDirectories(
                into.resolve(place(finished.run(), finished.run().solver())));
        ComparedMaps maps = TruthComparison.maps(GroundTruth.of(fitted.image()).orElseThrow(), fitted);
        ImageShape shape = fitted.image().shape();
        String name = maps.shares() ? SHARES : ABUNDANCES;
        MapStrip.of(maps.found(), shape).write(folder.resolve(name));
        Path truth = place(finished.run()).resolve(TRUTH).resolve(name);
        if (!Files.exists(results.resolve(truth))) {
            Files.createDirectories(into.resolve(truth).getParent());
            MapStrip.of(maps.truth(), shape).write(into.resolve(truth));
        }
        if (!fitted.outcome().trace().isEmpty()) {
            FitFiles.writeTrace(fitted, folder);
        }
        if (factors) {
            FitFiles.writeFactors(fitted, folder);
        }
    }

    /** The maps of a run in the scale in which they were scored; empty if they were not kept. */
    public Optional<Maps> maps(StudyRun run) throws IOException {
        for (String name : List.of(ABUNDANCES, SHARES)) {
            Path found = results.resolve(place(run, run.solver())).resolve(name);
            Path truth = results.resolve(place(run)).resolve(TRUTH).resolve(name);
            if (Files.exists(found) && Files.exists(truth)) {
                return Optional.of(new Maps(truth, found, name.equals(SHARES)));
            }
        }
        return Optional.empty();
    }

    /** Whether a file within the results shows the truth, which the runs of all solvers share. */
    static boolean isOfTruth(Path file) {
        return file.getParent() != null && file.getParent().endsWith(TRUTH);
    }

    /** The objective over time; empty if there is no trace. */
    List<Point> trace(StudyRun run) throws IOException {
        Path file = results.resolve(place(run, run.solver())).resolve(TRACE);
        if (!Files.exists(file)) {
            return List.of();
        }
        return CsvTable.read(file).rows().stream()
                .map(row -> new Point(Double.parseDouble(row.get("seconds")), number(row.get("objective"))))
                .toList();
    }

    private static OptionalDouble number(String cell) {
        return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }

    private static Path place(StudyRun run) {
        return Path.of("runs", fileName(run.phantom()), "dose-" + run.doseText(), "seed-" + run.seed());
    }

    private static Path place(StudyRun run, String solver) {
        return place(run).resolve(fileName(solver));
    }

    /** A file name that all systems allow: other characters are replaced, and a hash keeps such names distinct. */
    public static String fileName(String name) {
        String harmless = name.replaceAll("[^A-Za-z0-9_.-]", "_");
        boolean free = harmless.equals(name)
                && !name.isEmpty()
                && !name.startsWith(".")
                && !name.endsWith(".")
                && !name.equals(TRUTH);
        String hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, DIGITS);
        String last = harmless.substring(Math.max(0, harmless.length() - 4 * DIGITS));
        return free ? name : last.replace('.', '_') + "-" + hash;
    }

    /**
     * Files of maps.
     *
     * @param truth  maps of the truth
     * @param found  maps of the run
     * @param shares whether they are shares of the counts of a pixel instead of abundances
     */
    public record Maps(Path truth, Path found, boolean shares) {}

    /**
     * A point of a trace.
     *
     * @param seconds   since the fit began
     * @param objective nats; empty within a pipeline
     */
    record Point(double seconds, OptionalDouble objective) {}
}
