package org.esmpy.bench.study;

import java.util.List;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.score.RunsTable;

/**
 * A run of a study that ended with a result.
 *
 * @param run    the run
 * @param fitted its fit; the image holds the truth
 * @param rows   its scores, one row per true phase
 */
public record FinishedRun(StudyRun run, Fitted fitted, List<RunsTable.Row> rows) {}
