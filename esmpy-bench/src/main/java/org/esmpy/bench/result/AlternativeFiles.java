package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.fit.Alternative;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.ImageShape;
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
        DMatrixRMaj w = alternative.factors().w();
        table(
                "W.csv",
                "column",
                "",
                IntStream.range(0, w.getNumRows())
                        .mapToObj(c -> row(fitted.basis().columns().get(c).name(), k -> w.get(c, k)))
                        .toList());
        ImageShape shape = fitted.image().shape();
        NpyFiles.write(
                folder.resolve("H.npy"),
                Arrays.copyOf(alternative.factors().h().getData(), fitted.phases() * shape.pixels()),
                fitted.phases(),
                shape.height(),
                shape.width());
        table("composition.csv", "element", "_at_pct", compositions(alternative.compositions()));
    }

    private List<List<Object>> compositions(List<Optional<Composition>> phases) {
        List<Element> elements = phases.stream()
                .flatMap(Optional::stream)
                .flatMap(phase -> phase.elements().stream())
                .distinct()
                .sorted()
                .toList();
        return elements.stream()
                .map(element -> row(
                        element.symbol(),
                        k -> phases.get(k)
                                .map(phase -> PERCENT * phase.atomicFraction(element))
                                .orElse(0.0)))
                .toList();
    }

    private void table(String file, String first, String suffix, List<List<Object>> rows) throws IOException {
        List<String> header = new ArrayList<>(List.of(first));
        fitted.phaseNames().forEach(phase -> header.add(phase + suffix));
        CsvTable.write(folder.resolve(file), header, rows);
    }

    private List<Object> row(String name, IntToDoubleFunction ofPhase) {
        List<Object> row = new ArrayList<>(List.of(name));
        for (int k = 0; k < fitted.phases(); k++) {
            row.add(ofPhase.applyAsDouble(k));
        }
        return row;
    }
}
