package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.fit.Alternative;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * Writes the folder {@code alternatives}: a row of {@code answers.csv} for each answer that the counts do not exclude besides
 * the chosen one, and a numbered folder with its {@code W.csv}, {@code H.npy} and {@code composition.csv}.
 */
final class AlternativeFiles {
    private static final String FOLDER = "alternatives";
    private static final double PERCENT = 100;

    private final Fitted fitted;
    private final Path folder;

    private AlternativeFiles(Fitted fitted, Path folder) {
        this.fitted = fitted;
        this.folder = folder;
    }

    /** Writes the folder; nothing if there is no alternative. */
    static void write(Fitted fitted, Path results) throws IOException {
        if (fitted.alternatives().isEmpty()) {
            return;
        }
        Path folder = Files.createDirectory(results.resolve(FOLDER));
        List<List<Object>> rows = new ArrayList<>();
        for (Alternative alternative : fitted.alternatives()) {
            String number = Integer.toString(rows.size() + 1);
            new AlternativeFiles(fitted, Files.createDirectory(folder.resolve(number))).write(alternative);
            rows.add(List.of(
                    number,
                    alternative.answer().kind().name(),
                    alternative.answer().lengthNats(),
                    alternative.answer().farthestDeg()));
        }
        CsvTable.write(
                folder.resolve("answers.csv"), List.of("folder", "found_by", "longer_nats", "farthest_deg"), rows);
    }

    private void write(Alternative alternative) throws IOException {
        FitFiles files = new FitFiles(fitted, folder);
        files.writeW(alternative.factors().w());
        files.writeMaps("H.npy", alternative.factors().h());
        List<String> header = new ArrayList<>(List.of("element"));
        fitted.phaseNames().forEach(phase -> header.add(phase + "_at_pct"));
        CsvTable.write(folder.resolve("composition.csv"), header, compositions(alternative.compositions()));
    }

    private static List<List<Object>> compositions(List<Optional<Composition>> phases) {
        List<Element> elements = phases.stream()
                .flatMap(Optional::stream)
                .flatMap(phase -> phase.elements().stream())
                .distinct()
                .sorted()
                .toList();
        return elements.stream().map(element -> row(element, phases)).toList();
    }

    private static List<Object> row(Element element, List<Optional<Composition>> phases) {
        List<Object> row = new ArrayList<>(List.of(element.symbol()));
        for (Optional<Composition> phase : phases) {
            row.add(phase.map(known -> PERCENT * known.atomicFraction(element)).orElse(0.0));
        }
        return row;
    }
}
