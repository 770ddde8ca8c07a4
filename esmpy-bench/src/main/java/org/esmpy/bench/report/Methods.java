package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.catalog.PhysicsCatalog;

/** The paragraph that a paper can take over, and what it cites, made of the settings and figures of a fit. */
final class Methods {
    private static final List<Map.Entry<String, String>> PHYSICS = List.of(
            Map.entry("emissionLines", "Emission lines"),
            Map.entry("ionization", "ionisation cross-sections"),
            Map.entry("relaxation", "relaxation"),
            Map.entry("massAttenuation", "mass attenuation"),
            Map.entry("continuum", "bremsstrahlung"),
            Map.entry("detectorEfficiency", "detector efficiency"),
            Map.entry("detectorResponse", "line shape"));

    private final JsonNode result;
    private final FitFolder fit;
    private final Map<String, Provenance> cited = new LinkedHashMap<>();

    Methods(FitFolder fit) {
        this.fit = fit;
        this.result = fit.result();
        Map<String, Provenance> known = new LinkedHashMap<>();
        for (List<? extends PhysicsSource> sources :
                PhysicsCatalog.defaults().sources().values()) {
            sources.forEach(source -> known.put(source.id(), source.provenance()));
        }
        for (Map.Entry<String, String> quantity : PHYSICS) {
            String id = result.at("/settings/physics/" + quantity.getKey()).asText("");
            if (known.containsKey(id)) {
                cited.put(id, known.get(id));
            }
        }
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
                .append(result.at("/settings/phases").asText("?"))
                .append(" phases by Poisson maximum likelihood: counts X ~ Poisson(G·W·H), where G holds computed X-ray"
                        + " spectra of ")
                .append(join(result.at("/settings/elements")))
                .append(" and of bremsstrahlung, W the composition of each phase and H its abundance in each pixel.");
        if (result.at("/settings/solver/simplex").asText().equals("H")) {
            text.append(" The abundances of each pixel sum to one.");
        }
        return text.toString();
    }

    private String physics() {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, String> quantity : PHYSICS) {
            JsonNode id = result.at("/settings/physics/" + quantity.getKey());
            if (id.isTextual()) {
                parts.add(quantity.getValue() + ": "
                        + Optional.ofNullable(cited.get(id.asText()))
                                .map(Provenance::citation)
                                .orElse(id.asText()));
            }
        }
        String film = result.at("/settings/specimen/thicknessNm").isNumber()
                ? String.format(
                        Locale.ROOT,
                        " Absorption was computed for a film of %s nm and %s g/cm³.",
                        result.at("/settings/specimen/thicknessNm").asText(),
                        result.at("/settings/specimen/densityGPerCm3").asText())
                : "";
        return (parts.isEmpty() ? "" : String.join("; ", parts) + ".") + film;
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

    private String errors() {
        int maps = result.at("/errors/bootstrapMaps").asInt();
        return "Counting errors are "
                + (maps > 0
                        ? "standard deviations over " + maps + " bootstrap maps"
                        : "standard errors from the curvature of the likelihood")
                + "; model errors propagate the uncertainty of cross-sections, thickness and detector.";
    }

    private String version() {
        return "Computed with esmpy " + result.path("esmpyVersion").asText() + ".";
    }

    private static String join(JsonNode symbols) {
        List<String> names = new ArrayList<>();
        symbols.forEach(symbol -> names.add(symbol.asText()));
        return names.isEmpty() ? "the elements" : String.join(", ", names);
    }

    /** What the paragraph cites. */
    String bibtex() {
        StringBuilder text = new StringBuilder(
                "@software{esmpy,\n  title = {esmpy},\n  author = {{the esmpy developers}},\n" + "  version = {"
                        + braced(result.path("esmpyVersion").asText()) + "},\n  url = {https://esmpy.org}\n}\n");
        cited.forEach((id, source) -> text.append("@misc{")
                .append(id)
                .append(",\n  note = {")
                .append(braced(source.citation()))
                .append("},\n  version = {")
                .append(braced(source.version()))
                .append(source.link().isEmpty() ? "}\n}\n" : "},\n  url = {" + braced(source.link()) + "}\n}\n"));
        return text.toString();
    }

    private static String braced(String text) {
        return text.replace("\\", "")
                .replace("{", "")
                .replace("}", "")
                .replace("&", "\\&")
                .replace("%", "\\%");
    }
}
