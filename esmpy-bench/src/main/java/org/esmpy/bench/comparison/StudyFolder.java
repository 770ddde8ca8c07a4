package org.esmpy.bench.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.esmpy.bench.report.RunsTable;
import org.esmpy.bench.study.SettingsFiles;

/**
 * What a study has found so far: {@code runs.csv}, complete after every run, and the settings of each solver in
 * {@code solvers.json}. A study that was stopped, or has got more doses, seeds or solvers, goes on from there.
 */
public final class StudyFolder {
    private static final String RUNS = "runs.csv";
    private static final String SOLVERS = "solvers.json";

    private final Path folder;
    private final Study study;
    private final Map<StudyRun, List<RunsTable.Row>> found = new LinkedHashMap<>();

    private StudyFolder(Path folder, Study study) {
        this.folder = folder;
        this.study = study;
    }

    /**
     * Opens or creates a folder.
     *
     * @throws IllegalArgumentException if the folder holds something else, or runs of a solver with other settings
     */
    public static StudyFolder open(Path folder, Study study) throws IOException {
        boolean begun = Files.exists(folder.resolve(SOLVERS));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file; choose a folder for the results");
        }
        if (!begun && Files.exists(folder) && !isEmpty(folder)) {
            throw new IllegalArgumentException(
                    folder + " holds files that are no esmpy study; choose another folder or empty it");
        }
        Files.createDirectories(folder);
        StudyFolder opened = new StudyFolder(folder, study);
        if (Files.exists(folder.resolve(RUNS))) {
            RunsTable.read(folder.resolve(RUNS)).forEach(opened::add);
        }
        opened.rememberSolvers();
        return opened;
    }

    /** Runs with results. */
    public Set<StudyRun> done() {
        return Set.copyOf(found.keySet());
    }

    /** Keeps the result of a run. */
    public void put(StudyRun run, List<RunsTable.Row> rows) throws IOException {
        found.put(run, rows);
        RunsTable.write(rows(), folder.resolve(RUNS));
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
        found.computeIfAbsent(
                        new StudyRun(row.phantom(), row.dose(), row.seed(), row.solver()), run -> new ArrayList<>())
                .add(row);
    }

    private void rememberSolvers() throws IOException {
        Path file = folder.resolve(SOLVERS);
        ObjectMapper mapper = SettingsFiles.json();
        ObjectNode known = Files.exists(file) && SettingsFiles.readTree(file) instanceof ObjectNode before
                ? before
                : mapper.createObjectNode();
        for (Map.Entry<String, Study.Entrant> solver : study.solvers().entrySet()) {
            String name = solver.getKey();
            JsonNode settings = mapper.readTree(mapper.writeValueAsString(solver.getValue()));
            JsonNode before = known.get(name);
            if (before != null && !before.equals(settings)) {
                throw new IllegalArgumentException(folder + " holds runs of '" + name
                        + "' with other settings; choose another folder, or give the solver another name");
            }
            known.set(name, settings);
        }
        Path staged = file.resolveSibling(SOLVERS + ".part");
        mapper.writeValue(staged.toFile(), known);
        Files.move(staged, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
