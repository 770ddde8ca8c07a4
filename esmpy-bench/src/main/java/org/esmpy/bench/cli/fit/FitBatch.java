package org.esmpy.bench.cli.fit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.esmpy.bench.cli.options.InputFiles;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.result.GrowingResult;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.Printable;

/**
 * Fits many files with the same settings, each into a folder of its own, and keeps a table of them. A file that fails
 * gets a row with the reason, and the next file is fitted.
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

    /**
     * Name of the command in the list of a batch's folder, other than {@code fit}, so that a single fit does not
     * replace a batch.
     */
    private static final String COMMAND = "fit of many files";

    private final Path out;
    private final OverwriteOption overwrite;
    private final PrintWriter console;
    private final PrintWriter err;
    private final List<List<Object>> rows = new ArrayList<>();

    FitBatch(Path out, OverwriteOption overwrite, PrintWriter console, PrintWriter err) {
        this.out = out;
        this.overwrite = overwrite;
        this.console = console;
        this.err = err;
    }

    /** Fits one file into a folder. */
    @FunctionalInterface
    interface OneFit {
        Fitted run(Path file, Path folder) throws IOException;
    }

    /**
     * Fits all files.
     *
     * @param stopped whether to leave out the remaining files
     * @return exit status: 0 if no file failed
     * @throws IllegalArgumentException if the folder is not that of a batch, or holds a table that may not be replaced
     */
    int run(List<Path> files, OneFit fit, BooleanSupplier stopped) throws IOException {
        overwrite.check(out.resolve(TABLE));
        int failures = 0;
        try (GrowingResult folder = GrowingResult.open(out, COMMAND, files)) {
            if (folder.isChanged(TABLE)) {
                throw new IllegalArgumentException(out.resolve(TABLE)
                        + " was changed after esmpy wrote it; move it elsewhere, or choose" + " another folder");
            }
            for (Map.Entry<Path, String> named : InputFiles.names(files).entrySet()) {
                failures += succeeds(named.getKey(), named.getValue(), fit) ? 0 : 1;
                CsvTable.write(folder.path().resolve(TABLE), HEADER, rows);
                folder.publish();
                if (stopped.getAsBoolean()) {
                    break;
                }
            }
        }
        console.println(rows.size() - failures + " of " + files.size() + " files were fitted; see "
                + Printable.of(out.resolve(TABLE).toString()));
        console.flush();
        return failures == 0 ? 0 : FAILED;
    }

    private boolean succeeds(Path file, String name, OneFit fit) {
        console.println(Printable.of(file.toString()) + ":");
        try {
            rows.add(done(file, name, fit.run(file, out.resolve(name))));
            return true;
        } catch (IOException | RuntimeException e) {
            String sentence = OneLineErrors.sentence(e);
            err.println("esmpy: " + sentence);
            rows.add(failed(file, sentence));
            return false;
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
