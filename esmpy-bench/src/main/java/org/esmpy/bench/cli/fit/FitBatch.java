package org.esmpy.bench.cli.fit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.esmpy.bench.cli.options.InputFiles;
import org.esmpy.bench.cli.options.OverwriteOption;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.cluster.Cluster;
import org.esmpy.bench.cluster.ClusterRuns;
import org.esmpy.bench.cluster.LostWorkException;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.result.GrowingResult;
import org.esmpy.bench.result.ResultFolder;
import org.esmpy.bench.settings.FitSettings;
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
    private static final String DONE = "done";
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
    /** By file, in the order of the files; empty for one that has not ended. */
    private final Map<Path, List<Object>> rows = new LinkedHashMap<>();

    FitBatch(Path out, OverwriteOption overwrite, PrintWriter console, PrintWriter err) {
        this.out = out;
        this.overwrite = overwrite;
        this.console = console;
        this.err = err;
    }

    /** Fits one file into a folder. */
    @FunctionalInterface
    interface OneFit {
        Fitted run(Path file, Path folder, FitSettings settings) throws IOException;
    }

    /** Does what comes before the files, in the folder of the batch; its settings are those of the files. */
    @FunctionalInterface
    interface Before {
        FitSettings run(Path folder) throws IOException;
    }

    /**
     * Fits all of them, one after the other.
     *
     * @param stopped whether to leave out the remaining files
     * @return exit status: 0 if no file failed
     * @throws IllegalArgumentException if the folder is not that of a batch, or holds a table that may not be replaced
     */
    int run(List<Path> files, Before before, OneFit fit, BooleanSupplier stopped) throws IOException {
        try (GrowingResult folder = open(files)) {
            FitSettings settings = before.run(out);
            for (Map.Entry<Path, String> named : InputFiles.names(files).entrySet()) {
                if (stopped.getAsBoolean()) {
                    break;
                }
                Path file = named.getKey();
                console.println(Printable.of(file.toString()) + ":");
                try {
                    keep(
                            file,
                            named.getValue(),
                            figures(fit.run(file, out.resolve(named.getValue()), settings)),
                            folder);
                } catch (IOException | RuntimeException e) {
                    keepFailed(file, OneLineErrors.sentence(e), folder);
                }
            }
        }
        return status(files.size());
    }

    /**
     * Has a cluster fit all of them.
     *
     * @param show shows the folder of a result
     * @return exit status: 0 if none failed
     * @throws IllegalArgumentException if the folder is not that of a batch, or holds a table that may not be replaced
     */
    int run(List<Path> files, Before before, Cluster cluster, Consumer<Path> show) throws IOException {
        Map<Path, String> names = InputFiles.names(files);
        Map<Path, ResultFolder> claimed = new LinkedHashMap<>();
        try (GrowingResult folder = open(files)) {
            for (Path file : files) {
                try {
                    claimed.put(file, overwrite.folder(out.resolve(names.get(file)), file));
                } catch (IOException | RuntimeException e) {
                    keepFailed(file, OneLineErrors.sentence(e), folder);
                }
            }
            FitSettings settings = before.run(out);
            new ClusterRuns<Path, FitWork.Done>(cluster, file -> FitWork.of(file, settings))
                    .run(List.copyOf(claimed.keySet()), OptionalInt.empty(), new ClusterRuns.Ended<>() {
                        @Override
                        public void done(Path file, FitWork.Done done) throws IOException {
                            console.print(Printable.of(file.toString()) + ":\n" + done.out());
                            err.print(done.err());
                            try (ResultFolder result = claimed.get(file)) {
                                if (done.files().isPresent()) {
                                    done.files().get().write(result.path(), any -> true);
                                    result.publish();
                                    show.accept(out.resolve(names.get(file)));
                                    keep(file, names.get(file), done.figures(), folder);
                                } else {
                                    keepFailed(file, done.failure(), folder);
                                }
                            } catch (IOException | RuntimeException e) {
                                keepFailed(file, OneLineErrors.sentence(e), folder);
                            }
                        }

                        @Override
                        public void lost(Path file, LostWorkException reason) throws IOException {
                            keepFailed(file, OneLineErrors.sentence(reason), folder);
                        }
                    });
        } finally {
            claimed.values().forEach(ResultFolder::close);
        }
        return status(files.size());
    }

    private GrowingResult open(List<Path> files) throws IOException {
        files.forEach(file -> rows.put(file, List.of()));
        overwrite.check(out.resolve(TABLE));
        GrowingResult folder = GrowingResult.open(out, COMMAND, files);
        if (folder.isChanged(TABLE)) {
            folder.close();
            throw new IllegalArgumentException(out.resolve(TABLE)
                    + " was changed after esmpy wrote it; move it elsewhere, or choose another folder");
        }
        return folder;
    }

    private void keep(Path file, String name, List<?> figures, GrowingResult folder) throws IOException {
        List<Object> row = new ArrayList<>(List.of(file, name, DONE));
        row.addAll(figures);
        row.add("");
        put(file, row, folder);
    }

    private void keepFailed(Path file, String sentence, GrowingResult folder) throws IOException {
        err.println("esmpy: " + sentence);
        err.flush();
        put(file, List.of(file, "", "failed", "", "", "", "", "", "", "", "", sentence), folder);
    }

    private void put(Path file, List<Object> row, GrowingResult folder) throws IOException {
        rows.put(file, row);
        CsvTable.write(
                folder.path().resolve(TABLE),
                HEADER,
                rows.values().stream().filter(ended -> !ended.isEmpty()).toList());
        folder.publish();
    }

    private int status(int files) {
        long done = rows.values().stream()
                .filter(row -> !row.isEmpty() && row.get(2).equals(DONE))
                .count();
        long ended = rows.values().stream().filter(row -> !row.isEmpty()).count();
        console.println(done + " of " + files + " files were fitted; see "
                + Printable.of(out.resolve(TABLE).toString()));
        console.flush();
        return done == ended ? 0 : FAILED;
    }

    /** What the table has of a fit, from {@code height} to {@code warnings}. */
    static List<Object> figures(Fitted fitted) {
        return List.of(
                fitted.image().shape().height(),
                fitted.image().shape().width(),
                fitted.image().counts().total(),
                fitted.phases(),
                fitted.outcome().objectiveNats(),
                fitted.outcome().seconds(),
                fitted.outcome().stopReason(),
                fitted.warnings().size());
    }
}
