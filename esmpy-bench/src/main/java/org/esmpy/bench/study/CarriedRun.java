package org.esmpy.bench.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.cluster.CarriedFiles;
import org.esmpy.bench.result.Machine;
import org.esmpy.bench.score.RunEnd;
import org.esmpy.bench.score.RunsTable;

/** What a study keeps of a run, on the way from the computer that did it. */
public final class CarriedRun implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String TABLE = "runs.csv";

    private final CarriedFiles files;
    private final double seconds;
    private final Machine machine;

    private CarriedRun(CarriedFiles files, double seconds) {
        this.files = files;
        this.seconds = seconds;
        this.machine = Machine.current();
    }

    /**
     * A run that ended with a result.
     *
     * @param factors whether W, H and the spectra are kept, too
     * @param seconds how long all of it took, s
     */
    public static CarriedRun of(FinishedRun finished, boolean factors, double seconds) throws IOException {
        CarriedFiles files = CarriedFiles.of(folder -> {
            new RunFiles(folder).write(finished, factors, folder);
            RunsTable.write(finished.rows(), folder.resolve(TABLE));
        });
        return new CarriedRun(files, seconds);
    }

    /** A run that failed. */
    public static CarriedRun failed(StudyRun run, String reason, double seconds) throws IOException {
        RunsTable.Row row = RunsTable.Row.failed(
                run.phantom(), run.dose(), run.seed(), run.solver(), RunEnd.failed(reason, seconds));
        return new CarriedRun(CarriedFiles.of(folder -> RunsTable.write(List.of(row), folder.resolve(TABLE))), seconds);
    }

    /** How long all of it took, s. */
    public double seconds() {
        return seconds;
    }

    /** The computer that did it. */
    public Machine machine() {
        return machine;
    }

    /**
     * Writes the files.
     *
     * @param results folder of the study, where the true maps may be already
     * @param into    folder that the files are prepared in
     * @return the rows of the run
     */
    List<RunsTable.Row> write(Path results, Path into) throws IOException {
        files.write(into, file -> !RunFiles.isOfTruth(file) || !Files.exists(results.resolve(file)));
        List<RunsTable.Row> rows = RunsTable.read(into.resolve(TABLE));
        Files.delete(into.resolve(TABLE));
        return rows;
    }
}
