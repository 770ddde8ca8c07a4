package org.esmpy.bench.docs;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import javax.imageio.ImageIO;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomCatalog;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;

/** Draws the true maps of every built-in phantom, and fills the gallery of {@code docs/scenes.md}. */
public final class ScenePages {
    private static final long SEED = 1;
    private static final double DOSE = 1;
    private static final int MAP_SIDE_PX = 192;
    private static final int GAP_PX = 6;
    private static final int TITLE_PX = 18;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private static final String BEGIN = "<!-- made by ScenePages -->\n";
    private static final String END = "<!-- end of what ScenePages made -->\n";

    private ScenePages() {}

    /** @param arguments the folder {@code docs/scenes} */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        StringBuilder gallery = new StringBuilder();
        for (PhantomFactory factory : PhantomCatalog.defaults().phantoms()) {
            Phantom phantom = factory.vary(Variation.ofSeed(SEED)).create(PhysicsTables.defaults());
            SpectrumImage image = phantom.simulate(DOSE, SEED);
            GroundTruth truth = GroundTruth.of(image).orElseThrow();
            ImageIO.write(
                    picture(truth, image),
                    "png",
                    folder.resolve(factory.id() + ".png").toFile());
            gallery.append(entry(factory, truth, image));
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

    private static double columnSum(GroundTruth truth, int phase) {
        double sum = 0;
        for (int l = 0; l < truth.spectra().getNumRows(); l++) {
            sum += truth.spectra().get(l, phase);
        }
        return sum;
    }

    /** The maps of all phases in a row, their names above. */
    private static BufferedImage picture(GroundTruth truth, SpectrumImage image) {
        double scale = MAP_SIDE_PX
                / (double) Math.max(image.shape().height(), image.shape().width());
        int width = (int) Math.round(image.shape().width() * scale);
        int height = (int) Math.round(image.shape().height() * scale);
        int pixels = image.shape().pixels();
        BufferedImage all = new BufferedImage(
                (width + GAP_PX) * truth.phases() - GAP_PX, height + TITLE_PX, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(FONT);
        for (int k = 0; k < truth.phases(); k++) {
            double[] values = Arrays.copyOfRange(truth.abundances().data, k * pixels, (k + 1) * pixels);
            int x = k * (width + GAP_PX);
            graphics.drawString(truth.phaseNames().get(k), x + 1, TITLE_PX - 5);
            graphics.drawImage(
                    new AbundanceMapPicture().map(values, image.shape(), 1), x, TITLE_PX, width, height, null);
        }
        graphics.dispose();
        return all;
    }
}
