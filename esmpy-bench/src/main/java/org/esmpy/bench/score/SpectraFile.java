package org.esmpy.bench.score;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * Reads spectra of phases from a CSV file of any program: a row per channel, a column per phase, with or without a
 * header and a first column of names or energies. Cells are separated by commas, semicolons or, without both, by
 * blanks; lines that begin with # are comments. The sums and residuals in {@code spectra.csv} of esmpy are left out.
 */
final class SpectraFile {
    private static final Set<String> LABEL_HEADERS = Set.of("", "column", "channel", "index");
    private static final Set<String> NO_PHASES = Set.of("data_sum", "model_sum", "residual_sigma");
    private static final Pattern ENERGY = Pattern.compile("([-+.\\deE]+) keV");

    private final Path file;
    private final List<String> labels;
    private final double[] energies;
    private final DMatrixRMaj values;

    /**
     * @param file     the file
     * @param labels   names of the rows; empty without such a column
     * @param energies energies of the rows, keV; empty if the file has none; shared
     * @param values   spectra, L×K; shared
     */
    SpectraFile(Path file, List<String> labels, double[] energies, DMatrixRMaj values) {
        this.file = file;
        this.labels = List.copyOf(labels);
        this.energies = energies;
        this.values = values;
    }

    /**
     * @throws IllegalArgumentException if it is no table of numbers; names file and line
     */
    static SpectraFile read(Path file) throws IOException {
        List<String> lines = lines(file);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + " is empty; expected a row per channel and a column per phase");
        }
        String divider = lines.get(0).contains(",") ? "," : lines.get(0).contains(";") ? ";" : "\\s+";
        List<String[]> rows = lines.stream()
                .map(line -> Stream.of(line.strip().split(divider, -1))
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
        String[] first = rows.get(0);
        boolean headed = IntStream.range(Math.min(1, first.length - 1), first.length)
                .anyMatch(i -> number(first[i]).isEmpty());
        Optional<String[]> header = headed ? Optional.of(first) : Optional.empty();
        List<String[]> body = rows.subList(headed ? 1 : 0, rows.size());
        boolean energies = header.map(names -> names[0].toLowerCase(Locale.ROOT).startsWith("energy"))
                .orElse(false);
        boolean labelled = energies
                || header.map(names -> LABEL_HEADERS.contains(names[0].toLowerCase(Locale.ROOT)))
                        .orElse(false)
                || body.stream()
                        .anyMatch(row -> row.length > 1 && number(row[0]).isEmpty());
        int[] columns = IntStream.range(labelled ? 1 : 0, first.length)
                .filter(i -> header.map(names -> !NO_PHASES.contains(names[i])).orElse(true))
                .toArray();
        DMatrixRMaj values = values(file, body, first.length, columns);
        List<String> labels = labelled ? body.stream().map(row -> row[0]).toList() : List.of();
        return new SpectraFile(file, labels, energies(labels, energies), values);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + " is not text; W is a CSV file, or an array of NumPy whose name ends with .npy", e);
        }
    }

    private static DMatrixRMaj values(Path file, List<String[]> rows, int cells, int[] columns) {
        if (rows.isEmpty() || columns.length == 0) {
            throw new IllegalArgumentException(
                    file + " holds no numbers; expected a row per channel, a column per phase");
        }
        DMatrixRMaj values = new DMatrixRMaj(rows.size(), columns.length);
        for (int l = 0; l < rows.size(); l++) {
            String[] row = rows.get(l);
            if (row.length != cells) {
                throw new IllegalArgumentException(
                        file + ", row " + (l + 1) + ": " + row.length + " cells, but the first line has " + cells);
            }
            for (int k = 0; k < columns.length; k++) {
                String cell = row[columns[k]];
                int channel = l;
                values.set(
                        l,
                        k,
                        number(cell)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        file + ", row " + (channel + 1) + ": '" + cell + "' is not a number")));
            }
        }
        return values;
    }

    private static double[] energies(List<String> labels, boolean said) {
        List<Optional<Double>> found = new ArrayList<>();
        for (String label : labels) {
            Matcher energy = ENERGY.matcher(label);
            found.add(energy.matches() ? number(energy.group(1)) : said ? number(label) : Optional.empty());
        }
        return found.stream().allMatch(Optional::isPresent)
                ? found.stream().mapToDouble(Optional::orElseThrow).toArray()
                : new double[0];
    }

    private static Optional<Double> number(String cell) {
        try {
            return Optional.of(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The first names of rows, for a message; empty if they are energies or numbers. */
    Optional<String> names() {
        return labels.isEmpty()
                        || energies.length > 0
                        || labels.stream().allMatch(label -> number(label).isPresent())
                ? Optional.empty()
                : Optional.of(String.join(", ", labels.subList(0, Math.min(3, labels.size())))
                        + (labels.size() > 3 ? ", …" : ""));
    }

    /** Spectra, L×K; shared. */
    DMatrixRMaj values() {
        return values;
    }

    /** Energies of the rows, keV; empty if the file has none; shared. */
    double[] energies() {
        return energies;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
