package org.esmpy.bench.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.esmpy.bench.fit.Baselines;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.settings.SettingsNames;
import org.esmpy.bench.settings.SettingsTree;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.jspecify.annotations.Nullable;

/**
 * Reads studies. A file has {@code phantoms}, {@code doses} and {@code seeds} (a list, or {@code 1-10}), the {@code physics}
 * that the phantoms are computed with, if it is not the usual one, {@code maps} with the truth in them, the
 * {@code settings} that all solvers share, and {@code solvers}: a list of ids, or settings by a name of one's own, where
 * a name that is no solver id says its {@code solver: {id: …}}. {@code keep: factors} keeps W, H and spectra of every run.
 */
public final class StudyFiles {
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    /** Settings that a study has no use for. */
    private static final Pattern OF_WHOLE_MAPS = Pattern.compile("map\\.|reading\\.|seed$");

    private static final String FACTORS = "factors";
    private static final int MOST_SEEDS = 100_000;

    private final SolverCatalog solvers;
    private final FormatCatalog formats;

    @Inject
    public StudyFiles(SolverCatalog solvers, FormatCatalog formats) {
        this.solvers = solvers;
        this.formats = formats;
    }

    /**
     * @param file YAML or JSON; relative paths of scenes and maps start in its folder
     * @throws IllegalArgumentException if it is no study, or a map cannot be used; names file and key
     */
    public Study read(Path file) throws IOException {
        JsonNode root = SettingsFiles.readTree(file);
        if (!root.isObject()) {
            throw new IllegalArgumentException(
                    file + ": is not a study; expected the keys phantoms (or maps), doses, seeds and solvers");
        }
        ObjectMapper mapper = SettingsFiles.json();
        Path folder = file.resolveSibling("");
        try {
            Document document = mapper.treeToValue(root, Document.class);
            Map<String, Study.Entrant> entrants = entrants(document);
            return new Study(
                    folder,
                    list("phantoms", document.phantoms),
                    maps(document, folder),
                    list("doses", document.doses),
                    seeds(document.seeds, mapper),
                    physics(document),
                    entrants,
                    keepsFactors(document.keep));
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    file + ": a study has no '" + e.getPropertyName() + "'; expected " + e.getKnownPropertyIds(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private List<StudyMap> maps(Document document, Path folder) throws IOException {
        List<StudyMap> maps = new ArrayList<>();
        for (String name : list("maps", document.maps)) {
            maps.add(StudyMap.of(formats, name, folder.resolve(name)));
        }
        return maps;
    }

    private static PhysicsSettings physics(Document document) {
        SettingsTree tree = SettingsTree.of(FitSettings.defaults());
        if (document.physics != null) {
            tree.merge(SettingsFiles.json().createObjectNode().set("physics", document.physics));
        }
        return tree.settings().physics();
    }

    private static boolean keepsFactors(@Nullable String keep) {
        if (keep != null && !keep.equals(FACTORS)) {
            throw new IllegalArgumentException("keep is '" + keep + "'; the only value is 'factors', which"
                    + " keeps W, H and spectra of each run beside its maps and trace");
        }
        return keep != null;
    }

    private static <T> List<T> list(String key, @Nullable List<T> given) {
        if (given != null && given.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "one of the " + key + " is empty (null); leave it out or give it a value");
        }
        return given == null ? List.of() : given;
    }

    private static List<Long> seeds(@Nullable JsonNode seeds, ObjectMapper mapper) throws JsonProcessingException {
        if (seeds == null || seeds.isNull()) {
            return List.of();
        }
        if (seeds.isArray()) {
            return list("seeds", Arrays.asList(mapper.treeToValue(seeds, Long[].class)));
        }
        Matcher range = RANGE.matcher(seeds.asText());
        if (!range.matches()) {
            return List.of(mapper.treeToValue(seeds, Long.class));
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (last < first || last - first >= MOST_SEEDS) {
            throw new IllegalArgumentException("seeds " + seeds.asText() + " are not a range of 1 to " + MOST_SEEDS);
        }
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private Map<String, Study.Entrant> entrants(Document document) {
        Map<String, Study.Entrant> entrants = new LinkedHashMap<>();
        if (document.solvers == null) {
            return entrants;
        }
        if (document.solvers.isArray()) {
            document.solvers.forEach(id -> entrants.put(id.asText(), entrant(id.asText(), document, Optional.empty())));
        } else {
            document.solvers
                    .properties()
                    .forEach(own ->
                            entrants.put(own.getKey(), entrant(own.getKey(), document, Optional.of(own.getValue()))));
        }
        return entrants;
    }

    private Study.Entrant entrant(String name, Document document, Optional<JsonNode> own) {
        SettingsTree tree = SettingsTree.of(FitSettings.defaults());
        Optional<JsonNode> common = Optional.ofNullable(document.settings);
        try {
            common.ifPresent(tree::merge);
            own.filter(settings -> !settings.isNull()).ifPresent(tree::merge);
            FitSettings given = tree.settings();
            if (own.map(settings -> settings.at("/solver/id").isMissingNode()).orElse(true)) {
                String id = Baselines.knownId(solvers, name);
                given = given.edit().solver(before -> before.withId(id)).settings();
            }
            SettingsNames.changed(given).stream()
                    .filter(setting -> OF_WHOLE_MAPS.matcher(setting).lookingAt())
                    .findFirst()
                    .ifPresent(setting -> {
                        throw new IllegalArgumentException(
                                "a study fits whole maps with its own seeds and does not take '" + setting
                                        + "'; leave it out");
                    });
            boolean truePhases = !common.map(settings -> settings.has("phases")).orElse(false)
                    && !own.map(settings -> settings.has("phases")).orElse(false);
            return new Study.Entrant(given, truePhases);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("solver '" + name + "': " + e.getMessage(), e);
        }
    }

    /**
     * The content of the file.
     *
     * @param phantoms ids, or paths of scenes
     * @param maps     paths
     * @param doses    counts per pixel
     * @param seeds    numbers, or a range
     * @param physics  physics of the phantoms, as in settings
     * @param settings settings of all solvers
     * @param solvers  ids, or settings by name
     * @param keep     {@code factors}, or nothing
     */
    private record Document(
            @Nullable List<String> phantoms,
            @Nullable List<String> maps,
            @Nullable List<Double> doses,
            @Nullable JsonNode seeds,
            @Nullable JsonNode physics,
            @Nullable JsonNode settings,
            @Nullable JsonNode solvers,
            @Nullable String keep) {}
}
