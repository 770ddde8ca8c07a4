package org.esmpy.bench.study.figure;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Writes a figure as {@code NAME.png}, at twice its size, and as {@code NAME.svg}. */
final class FigureFiles {
    private static final int PIXELS_PER_UNIT = 2;

    private static final Pattern CLIP = Pattern.compile("clip-?[0-9]+");

    private FigureFiles() {}

    static void write(Figure figure, Path folder, String name) throws IOException {
        BufferedImage picture = new BufferedImage(
                PIXELS_PER_UNIT * figure.width(), PIXELS_PER_UNIT * figure.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = picture.createGraphics();
        pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pixels.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
        paint(figure, pixels);
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        VectorGraphics2D vectors = new VectorGraphics2D();
        paint(figure, vectors);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Processors.get("svg")
                .getDocument(vectors.getCommands(), new PageSize(figure.width(), figure.height()))
                .writeTo(out);
        Files.writeString(folder.resolve(name + ".svg"), numbered(out.toString(StandardCharsets.UTF_8)));
    }

    /**
     * Replaces the names of clips, which are addresses in memory, by numbers, so that equal figures give equal files.
     */
    private static String numbered(String svg) {
        Map<String, String> names = new HashMap<>();
        return CLIP.matcher(svg)
                .replaceAll(clip -> names.computeIfAbsent(clip.group(), name -> "clip" + (names.size() + 1)));
    }

    private static void paint(Figure figure, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, figure.width(), figure.height());
        figure.paint(graphics);
        graphics.dispose();
    }
}
