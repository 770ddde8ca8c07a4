package org.esmpy.bench.study;

import java.util.List;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.model.SpectrumImage;

/**
 * A run of a study that ended with a result.
 *
 * @param run    which
 * @param image  the map that was fitted, with its truth
 * @param fitted what was found
 * @param rows   how good it is: one per phase of the truth
 */
public record FinishedRun(StudyRun run, SpectrumImage image, Fitted fitted, List<RunsTable.Row> rows) {}
