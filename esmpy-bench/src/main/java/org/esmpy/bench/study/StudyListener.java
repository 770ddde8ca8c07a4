package org.esmpy.bench.study;

import java.io.IOException;
import org.esmpy.solver.analysis.RunListener;

/** Watches a study. */
public interface StudyListener {
    /** A run begins; the answer watches it. */
    RunListener begin(StudyRun run);

    /** A run has ended with a result. */
    void end(FinishedRun finished) throws IOException;

    /**
     * A solver refused a map, or failed; by default the study ends with that.
     *
     * @param seconds until then, s
     */
    default void failed(StudyRun run, RuntimeException reason, double seconds) throws IOException {
        throw reason;
    }
}
