package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.bench.words.Numbers;

/** The paragraph that a paper can take over, and what it cites, made of the settings and figures of a fit. */
final class Methods {
    private final JsonNode result;
    private final FitFolder fit;
    private final Optional<CsvTable.Content> composition;
    private final List<CitedSource> cited;

    Methods(FitFolder fit) throws IOException {
        this.fit = fit;
        this.composition = fit.table("composition.csv");
        this.result = fit.result();
        this.cited = CitedSource.of(result);
    }

    /** The paragraph. */
    String paragraph() {
        return String.join(" ", data(), physics(), solver(), errors(), version());
    }

    private String data() {
        StringBuilder text = new StringBuilder("The spectrum image " + fit.input());
        fit.image().ifPresent(image -> {
            text.append(String.format(
                    Locale.ROOT,
                    " (%d × %d pixels, %d channels of %.3g eV from %.2f to %.2f keV, %,d counts",
                    image.shape().height(),
                    image.shape().width(),
                    image.energy().channels(),
                    1e3 * image.energy().widthKeV(),
                    image.energy().lowestKeV(),
                    image.energy().highestKeV(),
                    image.counts().total()));
            image.acquisition()
                    .beamKeV()
                    .ifPresent(beam -> text.append(", " + Numbers.significant(beam, 3) + " keV beam"));
            text.append(")");
        });
        text.append(" was decomposed into ")
                .append(phases())
                .append(" by Poisson maximum likelihood: counts X ~ Poisson(G·W·H), where G holds computed X-ray"
                        + " spectra of ")
                .append(join(result.at("/settings/elements")))
                .append(" and of bremsstrahlung, W the composition of each phase and H its abundance in each pixel.");
        if (result.at("/settings/solver/simplex").asText().equals("H")) {
            text.append(" The abundances of each pixel sum to one.");
        }
        return text.toString();
    }

    private String phases() {
        String number = result.at("/settings/phases").asText("?");
        return number + (number.equals("1") ? " phase" : " phases");
    }

    private String physics() {
        String parts = cited.stream().map(CitedSource::inWords).collect(Collectors.joining("; "));
        String film = result.at("/settings/specimen/thicknessNm").isNumber()
                ? String.format(
                        Locale.ROOT,
                        " Absorption was computed for a film of %s nm and %s g/cm³.",
                        result.at("/settings/specimen/thicknessNm").asText(),
                        result.at("/settings/specimen/densityGPerCm3").asText())
                : "";
        return (parts.isEmpty() ? "" : "Physics: " + parts + ".") + film;
    }

    private String solver() {
        String how = result.path("pipeline").isObject()
                ? "the low-dose pipeline (several starts on binned maps, maps smoothed as held-out counts support)"
                : "the solver " + result.at("/settings/solver/id").asText();
        JsonNode bound = result.at("/certificate/hBoundNats");
        return "The factors were found by " + how + ", seed "
                + result.path("seed").asText()
                + (bound.isNumber() && !result.path("pipeline").isObject()
                        ? "; the maps are certified to be within " + Numbers.significant(bound.asDouble(), 2)
                                + " nats of the best ones"
                        : "")
                + chi2() + ".";
    }

    private String chi2() {
        JsonNode chi2 = result.at("/misfit/chi2PerChannel");
        return chi2.isNumber()
                ? "; χ² per channel of the summed spectrum is " + Numbers.significant(chi2.asDouble(), 3)
                : "";
    }

    /** Only those that the compositions state. */
    private String errors() {
        int maps = result.at("/errors/bootstrapMaps").asInt();
        List<String> parts = new ArrayList<>();
        if (maps > 0) {
            parts.add("Counting errors are standard deviations over " + maps + " bootstrap maps.");
        } else if (states("_at_pct_se")) {
            parts.add("Counting errors are standard errors from the curvature of the likelihood.");
        }
        if (states("_at_pct_model_se")) {
            parts.add("Model errors propagate the uncertainty of cross-sections, thickness and detector.");
        }
        return parts.isEmpty() ? "Errors of the compositions are not known." : String.join(" ", parts);
    }

    private boolean states(String ending) {
        return composition.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.cells().entrySet().stream())
                .anyMatch(cell -> cell.getKey().endsWith(ending) && Double.isFinite(FitFolder.number(cell.getValue())));
    }

    private String version() {
        return "Computed with esmpy " + result.path("esmpyVersion").asText() + ".";
    }

    private static String join(JsonNode symbols) {
        List<String> names = new ArrayList<>();
        symbols.forEach(symbol -> names.add(symbol.asText()));
        return names.isEmpty() ? "the elements" : String.join(", ", names);
    }

    /** What the paragraph cites, each publication once. */
    String bibtex() {
        StringBuilder text = new StringBuilder(entry(
                "software",
                "esmpy",
                List.of(
                        field("title", "esmpy"),
                        "author = {{the esmpy developers}}",
                        field("version", result.path("esmpyVersion").asText()))));
        Map<String, String> keys = new LinkedHashMap<>();
        for (CitedSource source : cited) {
            String cites = source.citation() + source.link() + source.version();
            if (!source.citation().isEmpty() && !keys.containsKey(cites)) {
                String key = keys.containsValue(source.id())
                        ? source.id() + "-" + source.quantity().replace(' ', '-')
                        : source.id();
                keys.put(cites, key);
                List<String> fields =
                        new ArrayList<>(List.of(field("note", source.citation()), field("version", source.version())));
                if (!source.link().isEmpty()) {
                    fields.add(field("url", source.link()));
                }
                text.append(entry("misc", key, fields));
            }
        }
        return text.toString();
    }

    private static String entry(String kind, String key, List<String> fields) {
        return "@" + kind + "{" + key + ",\n  " + String.join(",\n  ", fields) + "\n}\n";
    }

    private static String field(String name, String text) {
        return name + " = {" + braced(text) + "}";
    }

    private static String braced(String text) {
        return text.replace("\\", "")
                .replace("{", "")
                .replace("}", "")
                .replace("&", "\\&")
                .replace("%", "\\%");
    }
}
