package org.esmpy.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.esmpy.bench.report.CsvTable;
import org.esmpy.bench.study.Fitted;

/**
 * Fits many files with the same settings, each into a folder of its own, and keeps a table of them. A file that fails is
 * one row more, and the next one's turn.
 */
final class FitBatch {
    static final String TABLE = "batch.csv";

    private static final List<String> HEADER = List.of(
            "file",
            "folder",
            "status",
            "height",
            "width",
            "counts",
            "phases",
            "objective_nats",
            "seconds",
            "stop_reason",
            "warnings",
            "error");
    private static final int FAILED = 1;

    private final Path out;
    private final PrintWriter console;
    private final PrintWriter err;
    private final List<List<Object>> rows = new ArrayList<>();

    FitBatch(Path out, PrintWriter console, PrintWriter err) {
        this.out = out;
        this.console = console;
        this.err = err;
    }

    /** Fits one file into a folder. */
    @FunctionalInterface
    interface OneFit {
        Fitted run(Path file, Path folder) throws IOException;
    }

    /**
     * Fits all of them.
     *
     * @param stopped whether the rest is to be left alone
     * @return exit status: 0 if none failed
     * @throws IllegalArgumentException if the folder holds something else than such a table
     */
    int run(List<Path> files, OneFit fit, BooleanSupplier stopped) throws IOException {
        claim();
        int failures = 0;
        for (Map.Entry<Path, String> named : InputFiles.names(files).entrySet()) {
            Path file = named.getKey();
            console.println(file + ":");
            try {
                rows.add(done(file, named.getValue(), fit.run(file, out.resolve(named.getValue()))));
            } catch (IOException | RuntimeException e) {
                failures++;
                String sentence = OneLineErrors.sentence(e);
                err.println("esmpy: " + sentence);
                rows.add(failed(file, sentence));
            }
            CsvTable.write(out.resolve(TABLE), HEADER, rows);
            if (stopped.getAsBoolean()) {
                break;
            }
        }
        console.println(
                rows.size() - failures + " of " + files.size() + " files were fitted; see " + out.resolve(TABLE));
        console.flush();
        return failures == 0 ? 0 : FAILED;
    }

    private void claim() throws IOException {
        Files.createDirectories(out);
        if (Files.exists(out.resolve(TABLE))) {
            return;
        }
        try (Stream<Path> found = Files.list(out)) {
            if (found.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        out + " holds files that are no batch of esmpy; choose another folder or empty it");
            }
        }
    }

    private static List<Object> done(Path file, String folder, Fitted fitted) {
        return List.of(
                file,
                folder,
                "done",
                fitted.image().shape().height(),
                fitted.image().shape().width(),
                fitted.image().counts().total(),
                fitted.phases(),
                fitted.outcome().objectiveNats(),
                fitted.outcome().seconds(),
                fitted.outcome().stopReason(),
                fitted.warnings().size(),
                "");
    }

    private static List<Object> failed(Path file, String sentence) {
        return List.of(file, "", "failed", "", "", "", "", "", "", "", "", sentence);
    }
}
