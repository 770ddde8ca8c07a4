package org.esmpy.bench.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the sources of a fit as BibTeX entries: esmpy itself, and each publication once. */
final class Bibtex {
    private static final String DOI = "https://doi.org/";

    private Bibtex() {}

    /**
     * @param esmpyVersion version that made the fit
     * @param cited        sources in the order of the entries; those without a citation are left out
     */
    static String of(String esmpyVersion, List<CitedSource> cited) {
        StringBuilder text = new StringBuilder(entry(
                "software",
                "esmpy",
                List.of(field("title", "esmpy"), "author = {{the esmpy developers}}", field("version", esmpyVersion))));
        Set<Publication> written = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (CitedSource source : cited) {
            for (Publication publication : publications(source)) {
                if (written.add(publication)) {
                    text.append(entry("misc", key(source, keys), fields(publication, source.version())));
                }
            }
        }
        return text.toString();
    }

    /** The id of the source; where that is taken, with its quantity or a number. */
    private static String key(CitedSource source, Set<String> taken) {
        String key = source.id();
        String withQuantity = key + "-" + source.quantity().replace(' ', '-');
        for (int number = 2; !taken.add(key); number++) {
            key = taken.contains(withQuantity) ? withQuantity + "-" + number : withQuantity;
        }
        return key;
    }

    /** The publications of a source: their citations are separated by semicolons, their links by spaces. */
    private static List<Publication> publications(CitedSource source) {
        String[] citations = source.citation().split("; ");
        String[] links = source.link().split(" ");
        List<Publication> publications = new ArrayList<>();
        if (citations.length == links.length) {
            for (int i = 0; i < links.length; i++) {
                publications.add(new Publication(citations[i], links[i]));
            }
        } else {
            publications.add(new Publication(source.citation(), source.link()));
        }
        publications.removeIf(publication -> publication.citation.isEmpty());
        return publications;
    }

    private static List<String> fields(Publication publication, String version) {
        List<String> fields = new ArrayList<>(List.of(field("note", publication.citation)));
        if (!version.isEmpty()) {
            fields.add(field("version", version));
        }
        if (publication.link.startsWith(DOI) && !publication.link.contains(" ")) {
            fields.add(field("doi", publication.link.substring(DOI.length())));
        } else if (!publication.link.isEmpty()) {
            fields.add(field("url", publication.link));
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

    /** @param link its address, or empty */
    private record Publication(String citation, String link) {}
}
