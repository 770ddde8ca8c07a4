package org.esmpy.bench.docs;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.metric.PhaseScore;
import org.esmpy.bench.metric.TruthComparison;
import org.esmpy.bench.study.FitRunner;
import org.esmpy.bench.study.FitSettings;
import org.esmpy.bench.study.Fitted;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.PhantomCatalog;
import org.esmpy.sim.Variation;
import org.esmpy.solver.analysis.RunListener;

/** Draws what plain NMF and esmpy find in scenes at 18 and 200 counts per pixel, for {@code docs/scenes.md}. */
public final class SceneFits {
    static final int[] DOSES = {18, 200};
    private static final long SEED = 1;
    private static final double DENSITY_G_PER_CM3 = 4.5;

    private SceneFits() {}

    /** @param arguments the folder {@code docs/scenes}, then ids of scenes */
    public static void main(String[] arguments) throws IOException {
        Injector injector = Wiring.injector();
        PhantomCatalog phantoms = injector.getInstance(PhantomCatalog.class);
        FitRunner fits = injector.getInstance(FitRunner.class);
        for (String id : Arrays.asList(arguments).subList(1, arguments.length)) {
            for (int dose : DOSES) {
                SpectrumImage image = phantoms.phantom(id)
                        .vary(Variation.ofSeed(SEED))
                        .create(PhysicsTables.defaults())
                        .simulate(dose, SEED);
                GroundTruth truth = GroundTruth.of(image).orElseThrow();
                Map<String, DMatrixRMaj> rows = new LinkedHashMap<>();
                rows.put("truth", truth.abundances());
                for (String solver : List.of("nmf", "esmpy")) {
                    rows.put(solver, matched(image, fits.run(image, settings(image, solver), RunListener.none())));
                }
                ImageIO.write(
                        ScenePicture.draw(image.shape(), truth.phaseNames(), rows),
                        "png",
                        Path.of(arguments[0]).resolve(id + "-" + dose + ".png").toFile());
            }
        }
    }

    /** Told what a user knows: the number of phases, the thickness and the mean density. */
    private static FitSettings settings(SpectrumImage image, String solver) {
        Map<String, String> notes = image.metadata().notes();
        double densityGPerCm3 = Arrays.stream(
                        notes.getOrDefault("simulation/densities-g-per-cm3", "" + DENSITY_G_PER_CM3)
                                .split(","))
                .mapToDouble(Double::parseDouble)
                .average()
                .orElseThrow();
        return FitSettings.defaults()
                .edit()
                .set("solver.id", solver)
                .set("phases", GroundTruth.of(image).orElseThrow().phases())
                .set("specimen.thicknessNm", Double.valueOf(notes.getOrDefault("simulation/thickness-nm", "100")))
                .set("specimen.densityGPerCm3", densityGPerCm3)
                .set("seed", SEED)
                .settings();
    }

    /** Abundances in the order of the true phases. */
    private static DMatrixRMaj matched(SpectrumImage image, Fitted fitted) {
        int[] match = TruthComparison.scores(
                        TruthComparison.truth(image, fitted).orElseThrow(), fitted)
                .stream()
                .mapToInt(PhaseScore::fitted)
                .toArray();
        DMatrixRMaj h = fitted.factors().h();
        DMatrixRMaj ordered = h.createLike();
        for (int k = 0; k < match.length; k++) {
            CommonOps_DDRM.insert(CommonOps_DDRM.extractRow(h, match[k], null), ordered, k, 0);
        }
        return ordered;
    }
}
