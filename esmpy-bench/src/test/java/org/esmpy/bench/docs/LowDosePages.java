package org.esmpy.bench.docs;

import com.google.inject.Injector;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.RankRunner;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.bench.plot.RankPicture;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.study.Demo;
import org.esmpy.bench.study.FinishedRun;
import org.esmpy.bench.study.Study;
import org.esmpy.bench.study.StudyListener;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.StudyRunner;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.solver.analysis.RunListener;

/** Draws the pictures of {@code docs/low-dose.md}, and fills its tables from the files beside them. */
public final class LowDosePages {
    private static final double DOSE = 18;
    private static final long SEED = 0;
    private static final int MOST_PHASES = 5;

    private LowDosePages() {}

    /** @param arguments the folder {@code docs/low-dose} */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path page = folder.resolveSibling("low-dose.md");
        Files.writeString(page, LowDoseTables.fill(Files.readString(page), LowDoseTables.of(folder)));
        Injector injector = Wiring.injector();
        SpectrumImage image = PhantomCatalog.defaults()
                .phantom("brg-fp-capv")
                .create(PhysicsTables.defaults())
                .simulate(DOSE, SEED);
        Map<String, Fitted> fits = fits(injector.getInstance(StudyRunner.class));
        GroundTruth truth = GroundTruth.of(fits.get("esmpy").image()).orElseThrow();
        ImageIO.write(
                maps(truth, fits, image), "png", folder.resolve("maps.png").toFile());
        ImageIO.write(
                CompositionPicture.draw(truth, fits.get("esmpy")),
                "png",
                folder.resolve("valleys.png").toFile());
        FitSettings settings = fits.get("esmpy").settings();
        RankRunner.Ranked ranked =
                injector.getInstance(RankRunner.class).run(image, settings, MOST_PHASES, RunListener.none());
        ImageIO.write(
                new RankPicture().draw(ranked.result()),
                "png",
                folder.resolve("rank.png").toFile());
    }

    private static Map<String, Fitted> fits(StudyRunner studies) throws IOException {
        Study demo = Demo.study(SEED);
        Map<String, Fitted> fits = new LinkedHashMap<>();
        studies.run(
                new Study(demo.phantoms(), List.of(DOSE), demo.seeds(), demo.solvers()), Set.of(), new StudyListener() {
                    @Override
                    public RunListener begin(StudyRun run) {
                        return RunListener.none();
                    }

                    @Override
                    public void end(FinishedRun finished) {
                        fits.put(finished.run().solver(), finished.fitted());
                    }
                });
        return fits;
    }

    /** A row of maps for the truth and for each fit. */
    private static BufferedImage maps(GroundTruth truth, Map<String, Fitted> fits, SpectrumImage image) {
        List<List<BufferedImage>> rows = new ArrayList<>();
        rows.add(row("truth", truth, truth.abundances(), new int[] {0, 1, 2}, image));
        fits.forEach((solver, fitted) -> {
            int[] match = TruthComparison.scores(truth, fitted).stream()
                    .mapToInt(PhaseScore::fitted)
                    .toArray();
            rows.add(row(solver, truth, fitted.factors().h(), match, image));
        });
        BufferedImage first = rows.get(0).get(0);
        BufferedImage all = new BufferedImage(
                first.getWidth() * truth.phases(), first.getHeight() * rows.size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < truth.phases(); k++) {
                graphics.drawImage(rows.get(i).get(k), k * first.getWidth(), i * first.getHeight(), null);
            }
        }
        graphics.dispose();
        return all;
    }

    private static List<BufferedImage> row(
            String name, GroundTruth truth, DMatrixRMaj h, int[] match, SpectrumImage image) {
        List<BufferedImage> row = new ArrayList<>();
        int pixels = h.getNumCols();
        for (int k = 0; k < match.length; k++) {
            double[] values = Arrays.copyOfRange(h.data, match[k] * pixels, (match[k] + 1) * pixels);
            row.add(new AbundanceMapPicture()
                    .draw(name + ": " + truth.phaseNames().get(k), values, image.shape(), image.pixelSize(), 1));
        }
        return row;
    }
}
