package org.esmpy.bench.study.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.esmpy.bench.score.RunsTable;
import org.esmpy.bench.study.MapStrip;
import org.esmpy.bench.study.RunFigures;
import org.esmpy.bench.study.RunFiles;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.model.ImageShape;

/**
 * Draws the maps of a scene: rows for the truth and every solver, a block for each dose, with the first seed whose maps
 * were kept.
 */
final class StudyMaps {
    private static final int SIDE = 96;

    private final RunFigures figures;
    private final RunFiles files;

    StudyMaps(RunFigures figures, RunFiles files) {
        this.figures = figures;
        this.files = files;
    }

    /** The maps of a scene; empty if none were kept. */
    Optional<Figure> of(String phantom) throws IOException {
        MapRows rows = new MapRows();
        Optional<ImageShape> shape = Optional.empty();
        for (double dose : figures.doses()) {
            List<StudyRun> runs = runs(phantom, dose);
            if (runs.isEmpty()) {
                continue;
            }
            StudyRun first = runs.get(0);
            List<String> phases =
                    figures.rows(first).stream().map(RunsTable.Row::phase).toList();
            rows.begin(first.doseText() + " counts per pixel, seed " + first.seed(), phases);
            for (StudyRun run : runs) {
                RunFiles.Maps kept = files.maps(run).orElseThrow();
                MapStrip found = MapStrip.read(kept.found(), phases.size());
                MapStrip truth = MapStrip.read(kept.truth(), phases.size());
                rows.add(run.solver(), kept.shares(), values(truth, phases.size()), values(found, phases.size()));
                shape = Optional.of(found.shape());
            }
        }
        return shape.map(found -> rows.grid(found, SIDE));
    }

    /** The runs on the first map of a scene and dose with kept maps. */
    private List<StudyRun> runs(String phantom, double dose) throws IOException {
        List<StudyRun> found = new ArrayList<>();
        for (StudyRun run : figures.runs()) {
            boolean here = run.phantom().equals(phantom) && run.dose() == dose;
            if (here
                    && (found.isEmpty() || found.get(0).seed() == run.seed())
                    && files.maps(run).isPresent()) {
                found.add(run);
            }
        }
        return found;
    }

    private static List<double[]> values(MapStrip maps, int phases) {
        return IntStream.range(0, phases).mapToObj(maps::values).toList();
    }
}
