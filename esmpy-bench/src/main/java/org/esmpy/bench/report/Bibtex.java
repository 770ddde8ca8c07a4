package org.esmpy.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a fit cites as BibTeX, for a paper to take over: esmpy itself, and each publication once. */
final class Bibtex {
    private Bibtex() {}

    /**
     * @param esmpyVersion that made the fit
     * @param cited        in the order of the entries; those without a citation are left out
     */
    static String of(String esmpyVersion, List<CitedSource> cited) {
        StringBuilder text = new StringBuilder(entry(
                "software",
                "esmpy",
                List.of(field("title", "esmpy"), "author = {{the esmpy developers}}", field("version", esmpyVersion))));
        Map<String, String> keys = new LinkedHashMap<>();
        for (CitedSource source : cited) {
            String cites = source.citation() + source.link() + source.version();
            if (!source.citation().isEmpty() && !keys.containsKey(cites)) {
                String key = keys.containsValue(source.id())
                        ? source.id() + "-" + source.quantity().replace(' ', '-')
                        : source.id();
                keys.put(cites, key);
                text.append(entry("misc", key, fields(source)));
            }
        }
        return text.toString();
    }

    private static List<String> fields(CitedSource source) {
        List<String> fields = new ArrayList<>(List.of(field("note", source.citation())));
        if (!source.version().isEmpty()) {
            fields.add(field("version", source.version()));
        }
        if (!source.link().isEmpty()) {
            fields.add(field("url", source.link()));
        }
        return fields;
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
