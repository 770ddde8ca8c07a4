package org.esmpy.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * Draws the abundance of one phase: map, title, colour bar and, for a calibrated image, a scale bar. Where Java cannot
 * draw text, only the map and its colours are drawn.
 */
public final class AbundanceMapPicture {
    private static final int LONG_SIDE_PX = 560;
    private static final int MARGIN_PX = 16;
    private static final int TITLE_PX = 34;
    private static final int BAR_WIDTH_PX = 18;
    private static final int BAR_SPACE_PX = 84;
    private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    private static final Font LABEL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private final ColorScale colors = ColorScale.viridis();
    private final boolean lettering = Lettering.isPossible();

    /**
     * @param title     heading
     * @param values    abundances, P, row after row
     * @param shape     arrangement of the pixels
     * @param pixelSize calibrated pixel size, if known
     * @param top       abundance of the brightest colour; 1 makes maps of one fit comparable
     */
    public BufferedImage draw(
            String title, double[] values, ImageShape shape, Optional<PixelSize> pixelSize, double top) {
        int scale = Math.max(1, LONG_SIDE_PX / Math.max(shape.height(), shape.width()));
        int mapWidth = shape.width() * scale;
        int mapHeight = shape.height() * scale;
        BufferedImage picture = new BufferedImage(
                mapWidth + 2 * MARGIN_PX + BAR_SPACE_PX,
                mapHeight + 2 * MARGIN_PX + TITLE_PX,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        if (lettering) {
            graphics.setColor(Color.BLACK);
            graphics.setFont(TITLE_FONT);
            graphics.drawString(title, MARGIN_PX, MARGIN_PX + TITLE_PX / 2);
        }
        graphics.translate(MARGIN_PX, MARGIN_PX + TITLE_PX);
        graphics.drawImage(map(values, shape, top), 0, 0, mapWidth, mapHeight, null);
        drawColorBar(graphics, mapWidth + MARGIN_PX, mapHeight, top);
        pixelSize
                .filter(size -> lettering)
                .ifPresent(size -> drawScaleBar(graphics, ScaleBar.of(size, shape.width()), scale, mapHeight));
        graphics.dispose();
        return picture;
    }

    /**
     * The map alone, a pixel for each of the image.
     *
     * @param values abundances, P, row after row
     * @param top    abundance of the brightest colour
     */
    public BufferedImage map(double[] values, ImageShape shape, double top) {
        BufferedImage map = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                map.setRGB(column, row, colors.rgb(values[shape.pixel(row, column)] / top));
            }
        }
        return map;
    }

    private void drawColorBar(Graphics2D graphics, int x, int height, double top) {
        for (int y = 0; y < height; y++) {
            graphics.setColor(new Color(colors.rgb(1 - y / (height - 1.0))));
            graphics.fillRect(x, y, BAR_WIDTH_PX, 1);
        }
        if (lettering) {
            drawTicks(graphics, x, height, top);
        }
    }

    private static void drawTicks(Graphics2D graphics, int x, int height, double top) {
        graphics.setFont(LABEL_FONT);
        graphics.setColor(Color.BLACK);
        int ticks = 4;
        for (int i = 0; i <= ticks; i++) {
            int y = (int) Math.round((height - 1.0) * (ticks - i) / ticks);
            graphics.drawLine(x + BAR_WIDTH_PX, y, x + BAR_WIDTH_PX + 4, y);
            graphics.drawString(TickNumbers.of(top * i / ticks), x + BAR_WIDTH_PX + 8, Math.max(10, y + 5));
        }
    }

    private static void drawScaleBar(Graphics2D graphics, ScaleBar bar, int scale, int mapHeight) {
        int length = (int) Math.round(bar.pixels() * scale);
        int x = 14;
        int y = mapHeight - 18;
        graphics.setFont(LABEL_FONT);
        int labelWidth = graphics.getFontMetrics().stringWidth(bar.label());
        int boxWidth = Math.max(length, labelWidth) + 16;
        graphics.setColor(new Color(0, 0, 0, 150));
        graphics.fillRoundRect(x - 8, y - 24, boxWidth, 36, 8, 8);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.drawLine(x, y + 2, x + length, y + 2);
        graphics.drawString(bar.label(), x, y - 8);
    }
}
