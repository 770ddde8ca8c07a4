package org.esmpy.bench.study;

import java.util.List;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.score.RunsTable;

/**
 * A run of a study that ended with a result.
 *
 * @param run    which
 * @param fitted what was found; its image carries the truth
 * @param rows   how good it is: one per phase of the truth
 */
public record FinishedRun(StudyRun run, Fitted fitted, List<RunsTable.Row> rows) {}
