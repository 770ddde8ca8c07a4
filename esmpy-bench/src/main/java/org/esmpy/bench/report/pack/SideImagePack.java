package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.esmpy.bench.plot.Lengths;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;

/** Packs images that a microscope took beside the spectra, such as HAADF, as maps of 256 greys for the page. */
final class SideImagePack {
    private static final int LONGEST_PX = 512;
    private static final int WHITE = 255;

    /** Relative difference of the aspect ratios above which an image does not show the scanned field. */
    private static final double SAME_SIDES = 0.03;

    /** Relative difference of the widths above which it does not; files round lengths, and calibrations change. */
    private static final double SAME_LENGTH = 0.1;

    private SideImagePack() {}

    /**
     * @param height of the maps, pixels
     * @param width  of the maps, pixels
     */
    static void into(Pack pack, FitFolder fit, int height, int width) throws IOException {
        ArrayNode images = pack.header().putArray("sideImages");
        for (JsonNode facts : fit.result().path("sideImages")) {
            Optional<BufferedImage> picture = read(fit, facts.path("file").asText(""));
            if (picture.isPresent()) {
                BufferedImage grey = grey(picture.get());
                double stretch = (double) grey.getWidth() / grey.getHeight() * height / width;
                boolean same = Math.abs(stretch - 1) < SAME_SIDES && mayBeAsWide(facts, fit, width);
                ObjectNode image = images.addObject()
                        .put("name", facts.path("name").asText())
                        .put("sameField", same)
                        .put("height", grey.getHeight())
                        .put("width", grey.getWidth())
                        .put("bin", same ? (double) width / grey.getWidth() : 1);
                image.set("values", pack.bytes(values(grey)));
                if (facts.path("pixelSize").isNumber()) {
                    double perPixel = facts.path("pixelSize").asDouble()
                            * facts.path("width").asDouble();
                    image.putObject("pixelSize")
                            .put("value", perPixel / grey.getWidth())
                            .put("unit", facts.path("pixelUnit").asText());
                }
            }
        }
    }

    /** Whether image and map are equally wide; true where the file does not give the sizes of their pixels. */
    private static boolean mayBeAsWide(JsonNode facts, FitFolder fit, int width) {
        OptionalDouble map = fit.image()
                .flatMap(SpectrumImage::pixelSize)
                .map(Lengths::nanometres)
                .orElse(OptionalDouble.empty());
        if (map.isEmpty() || !facts.path("pixelSize").isNumber()) {
            return true;
        }
        PixelSize size = new PixelSize(
                facts.path("pixelSize").asDouble(), facts.path("pixelUnit").asText());
        OptionalDouble image = Lengths.nanometres(size);
        double ratio = image.orElse(Double.NaN) * facts.path("width").asDouble() / (map.getAsDouble() * width);
        return Double.isNaN(ratio) || Math.abs(ratio - 1) < SAME_LENGTH;
    }

    /** A picture within the folder; empty if there is none. */
    private static Optional<BufferedImage> read(FitFolder fit, String name) throws IOException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path folder = fit.file("").toAbsolutePath().normalize();
        Path file = folder.resolve(name).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file)
                ? Optional.ofNullable(ImageIO.read(file.toFile()))
                : Optional.empty();
    }

    private static BufferedImage grey(BufferedImage picture) {
        double scale = Math.min(1, (double) LONGEST_PX / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(scale * picture.getWidth()));
        int height = Math.max(1, (int) Math.round(scale * picture.getHeight()));
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return grey;
    }

    private static int[] values(BufferedImage grey) {
        int[] values = new int[grey.getWidth() * grey.getHeight()];
        grey.getRaster().getSamples(0, 0, grey.getWidth(), grey.getHeight(), 0, values);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(WHITE, values[i]);
        }
        return values;
    }
}
