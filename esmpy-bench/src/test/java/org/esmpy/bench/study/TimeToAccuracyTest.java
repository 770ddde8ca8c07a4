package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.esmpy.bench.score.FitQuality;
import org.esmpy.bench.score.RunsTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeToAccuracyTest {
    /** The mean spectrum everywhere leaves 1000 nats on every map. */
    private static final double OF_MEAN = 1000;

    private static final OptionalDouble FROM_PHYSICS = OptionalDouble.of(1);

    @TempDir
    private Path folder;

    private final List<Row> rows = new ArrayList<>();

    @Test
    void isWhenTheObjectiveCameNearTheBestOfTheMap() throws IOException {
        run("fast", FROM_PHYSICS, 600, "1,0.5,700,\n2,1.5,600,\n");
        run("slow", FROM_PHYSICS, 500, "1,1,900,\n2,2,539,\n3,3,500.00001,\n4,9,500,\n");
        List<TimeToAccuracy> curves = curves();
        assertThat(curves).extracting(TimeToAccuracy::accuracy).containsExactlyElementsOf(TimeToAccuracy.ACCURACIES);
        // Within 0.1 · (1000 − 500) of 500.
        assertThat(curves.get(0).seconds().get("slow")).containsExactly(2);
        assertThat(curves.get(0).seconds().get("fast")).isEmpty();
        assertThat(curves.get(3).seconds().get("slow")).containsExactly(3);
        assertThat(curves).allSatisfy(curve -> assertThat(curve.maps()).isEqualTo(1));
    }

    @Test
    void pipelinesHaveOnlyAnEnd() throws IOException {
        run("pipeline", FROM_PHYSICS, 501, "1,1,,\n2,4,501,\n");
        run("direct", FROM_PHYSICS, 500, "1,2,500,\n");
        assertThat(curves().get(1).seconds().get("pipeline")).containsExactly(4);
    }

    @Test
    void comparesNobodyWhoMinimisesSomethingElse() throws IOException {
        run("penalised", FROM_PHYSICS, 500, "1,1,620,\n");
        run("free", OptionalDouble.empty(), 300, "1,1,300,\n");
        run("alone", FROM_PHYSICS, 500, "1,1,500,\n");
        assertThat(curves()).isEmpty();
    }

    private List<TimeToAccuracy> curves() throws IOException {
        RunFigures figures = new RunFigures(rows);
        return TimeToAccuracy.all(figures, new RunFiles(folder), figures.solvers());
    }

    private void run(String solver, OptionalDouble chi2, double divergence, String trace) throws IOException {
        rows.add(Rows.of(solver, new FitQuality(divergence, 1 - divergence / OF_MEAN, chi2)));
        Path place =
                Files.createDirectories(folder.resolve("runs/p/dose-18/seed-1").resolve(solver));
        Files.writeString(place.resolve("trace.csv"), "iteration,seconds,objective,kkt\n" + trace);
    }
}
