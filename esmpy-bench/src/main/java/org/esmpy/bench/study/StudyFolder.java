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
 * What a study has found so far: {@code runs.csv}, complete after every run, files of each run, and the settings of each
 * solver in {@code solvers.json}. A study that was stopped, or has got more doses, seeds or solvers, goes on from there.
 */
public final class StudyFolder {
    private static final String RUNS = "runs.csv";
    private static final String MACHINES = "machines.csv";
    private static final String SOLVERS = "solvers.json";

    /** Key of the physics in {@code solvers.json}, beside the names of solvers; no solver can have it as its name. */
    private static final String PHYSICS = "(physics of the phantoms)";

    /** Key of the checksums of scene files, beside the names of solvers. */
    private static final String SCENES = "(scene files)";

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

    /** Whether a folder holds a study. */
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

    /** Runs that ended, with results or not. */
    public Set<StudyRun> done() {
        return Set.copyOf(found.keySet());
    }

    /** Runs of the study that are still to be done, in its order. */
    public List<StudyRun> left() {
        return study.runs().stream().filter(run -> !found.containsKey(run)).toList();
    }

    /** Keeps the result of a run, and the files that go with it. */
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

    /** Keeps the reason why a run failed. */
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

    /** Everything found: the runs of the study in its order, then those of studies before. */
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

    /** Runs of phantoms of other physics are others. */
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

    /** Runs of a scene whose file was changed since are others. */
    private void rememberScenes(ObjectNode known) throws IOException {
        for (String phantom : study.phantoms()) {
            if (!PhantomChoice.isFile(phantom)) {
                continue;
            }
            String now = Sha256.of(Path.of(phantom));
            JsonNode before = known.path(SCENES).path(phantom);
            if (before.isTextual() && !before.asText().equals(now)) {
                throw new IllegalArgumentException(results.folder() + " holds runs of " + phantom
                        + " before its file was changed; choose another folder, or give the scene another name");
            }
            known.withObjectProperty(SCENES).put(phantom, now);
        }
    }

    private void rememberSolvers() throws IOException {
        Path file = results.folder().resolve(SOLVERS);
        ObjectMapper mapper = SettingsFiles.json();
        ObjectNode known = Files.exists(file) && SettingsFiles.readTree(file) instanceof ObjectNode before
                ? before
                : mapper.createObjectNode();
        rememberPhysics(known, mapper);
        rememberScenes(known);
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
