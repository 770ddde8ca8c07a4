package org.esmpy.bench.html;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.img;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.esmpy.bench.study.SettingsFiles;
import org.esmpy.solver.analysis.Outcome;

/** One fit: what it is of, what it warns of, its phases and how it was made. */
final class FitSection {
    private static final int HASH_SHOWN = 12;

    private FitSection() {}

    /**
     * @param folder with {@code result.json}
     * @param name   what to call it; empty for the name of its input
     */
    static DomContent of(Path folder, String name) throws IOException {
        JsonNode result = SettingsFiles.readTree(folder.resolve("result.json"));
        List<String> warnings = new ArrayList<>();
        result.path("warnings").forEach(warning -> warnings.add(warning.asText()));
        List<DomContent> parts = new ArrayList<>();
        parts.add(h2(name.isEmpty() ? result.at("/input/path").asText() : name));
        parts.add(p(facts(result)).withClass("facts"));
        if (!warnings.isEmpty()) {
            parts.add(ul(each(warnings, warning -> li(warning))).withClass("warnings"));
        }
        Path composition = folder.resolve("composition.csv");
        if (Files.exists(composition)) {
            parts.add(CompositionView.of(composition));
        }
        List<DomContent> maps = new ArrayList<>();
        for (Path map : maps(folder.resolve("maps"))) {
            maps.add(picture(map, ""));
        }
        parts.add(div().with(maps).withClass("maps"));
        Path spectra = folder.resolve("spectra.png");
        if (Files.exists(spectra)) {
            parts.add(picture(spectra, "wide"));
        }
        parts.add(more("Settings", result.path("settings")));
        if (!result.path("pipeline").isNull()) {
            parts.add(more("Choices of the low-dose pipeline", result.path("pipeline")));
        }
        return div().with(parts);
    }

    private static String facts(JsonNode result) {
        String hash = result.at("/input/sha256").asText();
        return String.format(
                Locale.ROOT,
                "%s%s. Solver %s, seed %d, esmpy %s. Objective %.2f nats; %s%.1f s; stopped: %s.",
                result.at("/input/path").asText(),
                hash.isEmpty() ? "" : " (SHA-256 " + hash.substring(0, Math.min(HASH_SHOWN, hash.length())) + "…)",
                result.at("/settings/solver/id").asText(),
                result.path("seed").asLong(),
                result.path("esmpyVersion").asText(),
                result.path("objectiveNats").asDouble(),
                bound(result),
                result.path("seconds").asDouble(),
                Outcome.inWords(result.path("stopReason").asText()));
    }

    /** How far the maps are from the best ones; nothing if that is not known. */
    private static String bound(JsonNode result) {
        JsonNode nats = result.at("/certificate/hBoundNats");
        if (!nats.isNumber()) {
            return "";
        }
        String what = result.path("pipeline").isObject()
                ? "maps that are neither smoothed nor sparse would gain"
                : "suboptimality of the maps";
        return String.format(Locale.ROOT, "%s at most %.3g nats; ", what, nats.asDouble());
    }

    private static List<Path> maps(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted(Comparator.comparingInt(
                                    (Path file) -> file.getFileName().toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static DomContent picture(Path file, String styleClass) throws IOException {
        String data = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        return img().withSrc("data:image/png;base64," + data)
                .withAlt(file.getFileName().toString().replace(".png", ""))
                .withClass(styleClass);
    }

    private static DomContent more(String what, JsonNode content) {
        return details(summary(what), pre(content.toPrettyString()));
    }
}
