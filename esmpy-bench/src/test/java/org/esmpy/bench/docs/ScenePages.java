package org.esmpy.bench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import javax.imageio.ImageIO;
import org.esmpy.bench.study.figure.StudyFigures;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;

/**
 * Draws the true maps of every built-in phantom, takes those of fits from a study, and fills the gallery of
 * {@code docs/scenes.md}.
 */
public final class ScenePages {
    private static final long SEED = 1;
    private static final double DOSE = 1;

    /** End of the name of the picture of fits. */
    private static final String FITS = "-fits.png";

    private static final String BEGIN = "<!-- made by ScenePages -->\n";
    private static final String END = "<!-- end of what ScenePages made -->\n";

    private ScenePages() {}

    /** @param arguments the folder {@code docs/scenes}, then that of the study, if its figures are to be taken */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        StringBuilder gallery = new StringBuilder();
        for (PhantomFactory factory : PhantomCatalog.defaults().phantoms()) {
            Phantom phantom = factory.vary(Variation.ofSeed(SEED)).create(PhysicsTables.defaults());
            SpectrumImage image = phantom.simulate(DOSE, SEED);
            GroundTruth truth = GroundTruth.of(image).orElseThrow();
            ImageIO.write(
                    ScenePicture.draw(image.shape(), truth.phaseNames(), truth.abundances()),
                    "png",
                    folder.resolve(factory.id() + ".png").toFile());
            if (arguments.length > 1) {
                takeFits(Path.of(arguments[1]), folder, factory.id());
            }
            gallery.append(entry(factory, truth, image)).append(fits(folder, factory.id()));
        }
        Path page = folder.resolveSibling("scenes.md");
        Files.writeString(page, fill(Files.readString(page), gallery.toString()));
    }

    /** The page with another gallery. */
    static String fill(String page, String gallery) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + gallery + page.substring(page.indexOf(END));
    }

    private static String entry(PhantomFactory factory, GroundTruth truth, SpectrumImage image) {
        StringJoiner phases = new StringJoiner(", ");
        for (int k = 0; k < truth.phases(); k++) {
            phases.add(
                    String.format(Locale.ROOT, "%s (%.2f)", truth.phaseNames().get(k), columnSum(truth, k) / DOSE));
        }
        Map<String, String> notes = image.metadata().notes();
        String version = notes.containsKey("simulation/version") ? ", version " + notes.get("simulation/version") : "";
        return String.format(
                Locale.ROOT,
                "### `%s`%n%n%s%s. %d × %d pixels, %d channels%s.%nPhases, with their counts relative to the dose: %s.%n%n"
                        + "![True maps of %s](scenes/%s.png)%n%n",
                factory.id(),
                factory.description().substring(0, 1).toUpperCase(Locale.ROOT),
                factory.description().substring(1),
                image.shape().height(),
                image.shape().width(),
                image.energy().channels(),
                version,
                phases,
                factory.id(),
                factory.id());
    }

    private static void takeFits(Path study, Path folder, String id) throws IOException {
        Path figure = study.resolve(StudyFigures.FOLDER).resolve("maps-" + id + ".png");
        if (Files.exists(figure)) {
            Files.copy(figure, folder.resolve(id + FITS), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String fits(Path folder, String id) {
        return Files.exists(folder.resolve(id + FITS))
                ? String.format("![Truth and fits of %s](scenes/%s%s)%n%n", id, id, FITS)
                : "";
    }

    private static double columnSum(GroundTruth truth, int phase) {
        double sum = 0;
        for (int l = 0; l < truth.spectra().getNumRows(); l++) {
            sum += truth.spectra().get(l, phase);
        }
        return sum;
    }
}
