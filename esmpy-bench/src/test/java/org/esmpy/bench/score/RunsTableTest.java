package org.esmpy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTableTest {
    private static final RunEnd END = RunEnd.scored(OptionalDouble.of(1));

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        PhaseScore score = new PhaseScore(
                "phase",
                0,
                1,
                0.1,
                0.01,
                0.9,
                OptionalDouble.of(2),
                Map.of(
                        StatedInterval.COUNTING, new IntervalCount(3, 1),
                        StatedInterval.MODEL, new IntervalCount(4, 2),
                        StatedInterval.VALLEY, new IntervalCount(5, 4)));
        List<RunsTable.Row> rows = List.of(
                RunsTable.Row.of("map", 5, 1, "a", END, Optional.empty(), "phase", Optional.of(score)),
                RunsTable.Row.of("map", 5, 1, "b", END, Optional.empty(), "phase_1", Optional.empty()));
        Path file = folder.resolve("runs.csv");
        RunsTable.write(rows, file);
        assertThat(RunsTable.read(file)).isEqualTo(rows);
        assertThat(rows.get(1).intervals()).isEmpty();
        assertThat(file)
                .content()
                .contains("shares_counting,covered_counting,shares_model,covered_model\n", ",3,1,4,2\n");
    }

    @Test
    void readsTablesThatCountValleysOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("runs.csv"), """
                phantom,dose,seed,solver,phase,angle_deg,map_mae,map_mse,composition_mae_at_pct,objective,iterations,seconds,stop_reason,shares,covered
                map,5,1,a,phase,1,0.1,0.01,2,1,,0.5,PIPELINE,4,3
                """);
        RunsTable.Row row = RunsTable.read(file).get(0);
        assertThat(row.intervals()).containsOnly(entry(StatedInterval.VALLEY, new IntervalCount(4, 3)));
        assertThat(row.intervals(StatedInterval.MODEL)).isEqualTo(IntervalCount.NONE);
    }
}
