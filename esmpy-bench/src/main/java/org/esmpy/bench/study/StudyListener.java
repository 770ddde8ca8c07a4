package org.esmpy.bench.study;

import java.io.IOException;
import org.esmpy.solver.analysis.RunListener;

/** Receives the results of a study as its runs end. */
public interface StudyListener {
    /** A run begins; the returned listener receives its progress. */
    RunListener begin(StudyRun run);

    /** A run has ended with a result. */
    void end(FinishedRun finished) throws IOException;

    /**
     * A solver refused a map or failed; by default the exception ends the study.
     *
     * @param seconds duration, s
     */
    default void failed(StudyRun run, RuntimeException reason, double seconds) throws IOException {
        throw reason;
    }
}
