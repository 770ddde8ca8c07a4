package org.esmpy.bench.study.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.esmpy.bench.TwoOxides;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.study.FinishedRun;
import org.esmpy.bench.study.Study;
import org.esmpy.bench.study.StudyListener;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.StudyRunner;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecompositionFigureTest {
    /** Sums of doubles that are written with all their digits. */
    private static final double ROUNDING = 1e-9;

    @TempDir
    private Path folder;

    @Test
    void showsTruthAndEverySolverWithSpectraThatSumToOne() throws IOException {
        DecompositionFigure.write(runs(), folder);

        CsvTable.Content table = CsvTable.read(folder.resolve("decomposition.csv"));
        assertThat(table.header())
                .containsExactly("energy_keV", "truth MgO", "nmf MgO", "mu MgO", "truth FeO", "nmf FeO", "mu FeO");
        assertThat(table.header().subList(1, 7))
                .allSatisfy(column -> assertThat(table.rows().stream()
                                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                                .sum())
                        .isCloseTo(1, within(ROUNDING)));
        BufferedImage picture = ImageIO.read(folder.resolve("decomposition.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(2 * 2 * 256);
        assertThat(folder.resolve("decomposition.svg"))
                .content()
                .contains(">truth *<", ">MgO<", "data:image/png;base64");
    }

    private List<FinishedRun> runs() throws IOException {
        Path scene = TwoOxides.write(folder);
        Map<String, Study.Entrant> solvers = new LinkedHashMap<>();
        for (String solver : List.of("nmf", "mu")) {
            FitSettings settings = FitSettings.defaults()
                    .edit()
                    .solver(before -> before.withId(solver))
                    .stop(before -> before.withMaxIterations(3))
                    .settings();
            solvers.put(solver, new Study.Entrant(settings, true));
        }
        List<FinishedRun> runs = new ArrayList<>();
        Study study = new Study(List.of(scene.toString()), List.of(20.0), List.of(1L), solvers);
        Wiring.injector().getInstance(StudyRunner.class).run(study, Set.of(), new StudyListener() {
            @Override
            public RunListener begin(StudyRun run) {
                return RunListener.none();
            }

            @Override
            public void end(FinishedRun finished) {
                runs.add(finished);
            }
        });
        return runs;
    }
}
