package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.catalog.PhysicsCatalog;

/**
 * A publication or table that provided a quantity of the physics of a fit, for the paragraph and BibTeX of the report.
 *
 * @param quantity the quantity, in words
 * @param id       its id
 * @param citation publication, in one line; empty if it is not known
 * @param link     address; empty if there is none
 * @param version  version of the table or formula
 */
record CitedSource(String quantity, String id, String citation, String link, String version) {
    /**
     * Quantities in the order of the paragraph, by their names in {@code result.json}, in the settings and in words.
     */
    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("emission-lines", "emissionLines", "emission lines"),
            new Quantity("ionization", "ionization", "ionisation cross-sections"),
            new Quantity("relaxation", "relaxation", "relaxation"),
            new Quantity("mass-attenuation", "massAttenuation", "mass attenuation"),
            new Quantity("continuum", "continuum", "bremsstrahlung"),
            new Quantity("detector-efficiency", "detectorEfficiency", "detector efficiency"),
            new Quantity("detector-response", "detectorResponse", "line shape"));

    private record Quantity(String name, String setting, String words) {}

    /**
     * The sources that {@code result.json} lists; of results of earlier versions, the installed sources with its ids.
     */
    static List<CitedSource> of(JsonNode result) {
        return result.path("sources").isArray() ? written(result.path("sources")) : installed(result);
    }

    private static List<CitedSource> written(JsonNode sources) {
        List<CitedSource> all = new ArrayList<>();
        for (Quantity quantity : QUANTITIES) {
            for (JsonNode source : sources) {
                if (source.path("quantity").asText().equals(quantity.name)) {
                    all.add(new CitedSource(
                            quantity.words,
                            source.path("id").asText(),
                            source.path("citation").asText(),
                            source.path("link").asText(),
                            source.path("version").asText()));
                }
            }
        }
        return all;
    }

    private static List<CitedSource> installed(JsonNode result) {
        Map<String, List<? extends PhysicsSource>> known =
                PhysicsCatalog.installed().sources();
        List<CitedSource> all = new ArrayList<>();
        for (Quantity quantity : QUANTITIES) {
            String id = result.at("/settings/physics/" + quantity.setting).asText("");
            Optional<? extends PhysicsSource> source = known.get(quantity.name).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst();
            if (source.isPresent()) {
                all.add(new CitedSource(
                        quantity.words,
                        id,
                        source.get().provenance().citation(),
                        source.get().provenance().link(),
                        source.get().provenance().version()));
            } else if (!id.isEmpty() && !id.equals("null")) {
                all.add(new CitedSource(quantity.words, id, "", "", ""));
            }
        }
        return all;
    }

    /** The phrase of the paragraph. */
    String inWords() {
        String what = citation.isEmpty() ? id.equals("auto") ? "chosen from the counts" : "'" + id + "'" : citation;
        return quantity + ": " + what;
    }
}
