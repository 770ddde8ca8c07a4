package org.esmpy.bench.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.esmpy.bench.result.GrowingResult;
import org.esmpy.bench.result.Machine;
import org.esmpy.bench.result.Sha256;
import org.esmpy.bench.score.RunEnd;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.SettingsFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the results of a study after every run: {@code runs.csv}, files of each run, and the settings of each solver
 * in {@code solvers.json}. A study that was stopped, or got more doses, seeds or solvers, continues from there.
 */
public final class StudyFolder {
    private static final String RUNS = "runs.csv";
    private static final String MACHINES = "machines.csv";
    private static final String SOLVERS = "solvers.json";

    /** Key of the physics in {@code solvers.json}, beside the names of solvers; no solver can have it as its name. */
    private static final String PHYSICS = "(physics of the phantoms)";

    /** Key of the checksums of scene files, beside the names of solvers. */
    private static final String SCENES = "(scene files)";

    /** Key of the checksums of maps, beside the names of solvers. */
    private static final String MAPS = "(map files)";

    /** Key of the seed of the fits of maps, beside the names of solvers. */
    private static final String MAP_SEED = "(seed of the fits of maps)";

    private static final Logger LOG = LoggerFactory.getLogger(StudyFolder.class);

    private final GrowingResult results;
    private final Study study;
    private final Map<StudyRun, List<RunsTable.Row>> found = new LinkedHashMap<>();

    private StudyFolder(GrowingResult results, Study study) {
        this.results = results;
        this.study = study;
    }

    /**
     * Opens the folder of a study, which continues if it has been started before.
     *
     * @param results its folder
     * @throws IllegalArgumentException if the folder holds runs of a solver with other settings
     */
    public static StudyFolder open(GrowingResult results, Study study) throws IOException {
        StudyFolder opened = new StudyFolder(results, study);
        opened.rememberSolvers();
        opened.readRuns();
        results.publish();
        return opened;
    }

    /** Whether a folder holds the results of a study. */
    public static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(SOLVERS));
    }

    /** The id of each solver of a study, by the name that it has there. */
    public static Map<String, String> solverIds(Path folder) throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        SettingsFiles.readTree(folder.resolve(SOLVERS))
                .properties()
                .forEach(solver -> ids.put(
                        solver.getKey(),
                        solver.getValue().at("/settings/solver/id").asText()));
        return ids;
    }

    /** Runs that ended with a result or failed. */
    public Set<StudyRun> done() {
        return Set.copyOf(found.keySet());
    }

    /** Runs of the study that are still to be done, in its order. */
    public List<StudyRun> left() {
        return study.runs().stream().filter(run -> !found.containsKey(run)).toList();
    }

    /** Stores the result of a run and its files. */
    public void put(FinishedRun finished) throws IOException {
        new RunFiles(results.folder()).write(finished, study.keepFactors(), results.path());
        put(finished.run(), finished.rows());
    }

    /**
     * Keeps what another computer found in a run, and the files that go with it.
     *
     * @return the rows of the run
     */
    public List<RunsTable.Row> put(StudyRun run, CarriedRun carried) throws IOException {
        List<RunsTable.Row> rows = carried.write(results.folder(), results.path());
        put(run, rows);
        return rows;
    }

    /**
     * Keeps which machine works.
     *
     * @param parallel how many runs at a time
     */
    public void worksOn(Machine machine, int parallel) throws IOException {
        machine.write(
                results.folder().resolve(MACHINES), parallel, results.path().resolve(MACHINES));
        results.publish();
    }

    /** Stores the reason of a failure. */
    public void putFailed(StudyRun run, RunEnd end) throws IOException {
        put(run, List.of(RunsTable.Row.failed(run.phantom(), run.dose(), run.seed(), run.solver(), end)));
    }

    private void put(StudyRun run, List<RunsTable.Row> rows) throws IOException {
        found.put(run, rows);
        RunsTable.write(rows(), results.path().resolve(RUNS));
        results.publish();
    }

    /** Forgets failed runs, so that they are repeated. */
    public void forgetFailed() {
        study.runs().stream().filter(this::isFailed).forEach(found::remove);
    }

    /** How many runs of the study failed. */
    public int failed() {
        return (int) study.runs().stream().filter(this::isFailed).count();
    }

    private boolean isFailed(StudyRun run) {
        return found.getOrDefault(run, List.of()).stream().anyMatch(RunsTable.Row::isFailed);
    }

    /** All rows: those of this study in the order of its runs, then those of earlier plans. */
    public List<RunsTable.Row> rows() {
        Map<StudyRun, List<RunsTable.Row>> rest = new LinkedHashMap<>(found);
        List<RunsTable.Row> rows = new ArrayList<>();
        study.runs().forEach(run -> rows.addAll(rest.getOrDefault(run, List.of())));
        study.runs().forEach(rest::remove);
        rest.values().forEach(rows::addAll);
        return rows;
    }

    private void add(RunsTable.Row row) {
        found.computeIfAbsent(run(row), run -> new ArrayList<>()).add(row);
    }

    private static StudyRun run(RunsTable.Row row) {
        return new StudyRun(row.phantom(), row.dose(), row.seed(), row.solver());
    }

    private void readRuns() throws IOException {
        Path runs = results.folder().resolve(RUNS);
        if (results.isChanged(RUNS)) {
            readChangedRuns(runs);
        } else if (Files.exists(runs)) {
            RunsTable.read(runs).forEach(this::add);
        }
    }

    /** Repeats the last run of a table that was edited or cut, since its rows may be incomplete. */
    private void readChangedRuns(Path runs) throws IOException {
        String text = Files.readString(runs);
        Path mended = results.path().resolve(RUNS);
        Files.writeString(mended, text.substring(0, text.lastIndexOf('\n') + 1));
        List<RunsTable.Row> rows = RunsTable.read(text.endsWith("\n") ? runs : mended);
        rows.forEach(this::add);
        String repeated = "";
        if (!rows.isEmpty()) {
            StudyRun last = run(rows.get(rows.size() - 1));
            found.remove(last);
            repeated = ", and repeating the last run, " + last;
        }
        Files.delete(mended);
        RunsTable.write(rows(), mended);
        LOG.warn("{} was changed after esmpy wrote it: keeping it as {}{}", runs, results.setAside(RUNS), repeated);
    }

    /** Stores the physics of the phantoms; refuses a folder with runs of another physics. */
    private void rememberPhysics(ObjectNode known, ObjectMapper mapper) throws IOException {
        JsonNode usual = mapper.readTree(mapper.writeValueAsString(PhysicsSettings.defaults()));
        JsonNode physics = mapper.readTree(mapper.writeValueAsString(study.physics()));
        JsonNode before = known.isEmpty() ? physics : known.path(PHYSICS);
        if (!physics.equals(before.isMissingNode() ? usual : before)) {
            throw new IllegalArgumentException(
                    results.folder() + " holds runs of phantoms of other physics; choose another folder");
        }
        if (!physics.equals(usual)) {
            known.set(PHYSICS, physics);
        }
    }

    /** Stores the checksums of scene files; refuses a folder with runs of an earlier version of a file. */
    private void rememberScenes(ObjectNode known) throws IOException {
        for (String phantom : study.phantoms()) {
            if (PhantomChoice.isFile(phantom)) {
                rememberFile(
                        known.withObjectProperty(SCENES),
                        phantom,
                        study.folder().resolve(phantom));
            }
        }
    }

    /** Runs of a map whose file was changed since, or of another seed of the fits, are others. */
    private void rememberMaps(ObjectNode known) throws IOException {
        if (study.maps().isEmpty()) {
            return;
        }
        long seed = study.seeds().get(0);
        JsonNode before = known.path(MAP_SEED);
        if (before.isNumber() && before.asLong() != seed) {
            throw new IllegalArgumentException(results.folder() + " holds fits of maps with the seed " + before.asLong()
                    + ", not " + seed + ", which is now the first of the seeds; keep it, or choose another folder");
        }
        known.put(MAP_SEED, seed);
        for (StudyMap map : study.maps()) {
            rememberFile(known.withObjectProperty(MAPS), map.name(), map.file());
        }
    }

    private void rememberFile(ObjectNode known, String name, Path file) throws IOException {
        String now = Sha256.of(file);
        JsonNode before = known.path(name);
        if (before.isTextual() && !before.asText().equals(now)) {
            throw new IllegalArgumentException(results.folder() + " holds runs of " + name
                    + " before its file was changed; choose another folder, or give the file another name");
        }
        known.put(name, now);
    }

    private void rememberSolvers() throws IOException {
        Path file = results.folder().resolve(SOLVERS);
        ObjectMapper mapper = SettingsFiles.json();
        ObjectNode known = Files.exists(file) && SettingsFiles.readTree(file) instanceof ObjectNode before
                ? before
                : mapper.createObjectNode();
        rememberPhysics(known, mapper);
        rememberScenes(known);
        rememberMaps(known);
        for (Map.Entry<String, Study.Entrant> solver : study.solvers().entrySet()) {
            String name = solver.getKey();
            JsonNode settings = mapper.readTree(mapper.writeValueAsString(solver.getValue()));
            JsonNode before = known.get(name);
            if (before != null && !before.equals(settings)) {
                throw new IllegalArgumentException(results.folder() + " holds runs of '" + name
                        + "' with other settings; choose another folder, or give the solver another name");
            }
            known.set(name, settings);
        }
        mapper.writeValue(results.path().resolve(SOLVERS).toFile(), known);
    }
}
