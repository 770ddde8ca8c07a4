package org.esmpy.bench.comparison;

import java.io.IOException;
import java.util.List;
import org.esmpy.bench.report.RunsTable;
import org.esmpy.bench.study.Fitted;
import org.esmpy.solver.analysis.RunListener;

/** Watches a study. */
public interface StudyListener {
    /** A run begins; the answer watches it. */
    RunListener begin(StudyRun run);

    /**
     * A run has ended.
     *
     * @param rows one per phase of the truth
     */
    void end(StudyRun run, Fitted fitted, List<RunsTable.Row> rows) throws IOException;

    /**
     * A solver refused a map, or failed; by default the study ends with that.
     *
     * @param seconds until then, s
     */
    default void failed(StudyRun run, RuntimeException reason, double seconds) throws IOException {
        throw reason;
    }
}
