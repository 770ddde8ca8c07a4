package org.esmpy.bench.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * Writes names of peaks above the curves of a picture. A name that would overlap another moves up until there is room,
 * and is left out where there is none. A thin line leads from a name to its peak.
 */
final class PeakNames {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final int GAP_PX = 3;
    private static final Color BEHIND = new Color(255, 255, 255, 215);

    private final Graphics2D graphics;
    private final Rectangle plot;
    private final List<Rectangle> taken = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    /**
     * @param picture picture that is written into
     * @param plot    part of the picture for names
     * @param taken   part without names, such as a legend
     */
    PeakNames(BufferedImage picture, Rectangle plot, Rectangle taken) {
        this.graphics = picture.createGraphics();
        this.plot = plot;
        this.taken.add(taken);
        graphics.setFont(FONT);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /** A name, where it is, and the top of its peak. */
    private record Placed(String name, Rectangle box, int x, int y) {}

    /**
     * Finds a place for a name, which {@link #close} writes.
     *
     * @param x   position of the peak, px
     * @param y   top of the peak, px
     * @param top gives the top of all curves between two positions, px
     */
    void place(String name, int x, int y, IntBinaryOperator top) {
        FontMetrics metrics = graphics.getFontMetrics();
        int width = metrics.stringWidth(name);
        int height = metrics.getAscent() + metrics.getDescent();
        int left = Math.max(plot.x, Math.min(x - width / 2, plot.x + plot.width - width));
        int free = Math.min(y, top.applyAsInt(left, left + width));
        for (int bottom = free - GAP_PX; bottom - height >= plot.y; bottom -= height / 2) {
            Rectangle here = new Rectangle(left - GAP_PX, bottom - height, width + 2 * GAP_PX, height);
            if (taken.stream().noneMatch(here::intersects)) {
                taken.add(here);
                placed.add(new Placed(name, here, x, y));
                return;
            }
        }
    }

    /** Writes the names, over all lines, so that no line goes through a name. */
    void close() {
        graphics.setColor(Color.LIGHT_GRAY);
        placed.forEach(one -> graphics.drawLine(one.x, one.box.y + one.box.height, one.x, one.y));
        int descent = graphics.getFontMetrics().getDescent();
        for (Placed one : placed) {
            graphics.setColor(BEHIND);
            graphics.fill(one.box);
            graphics.setColor(Color.BLACK);
            graphics.drawString(one.name, one.box.x + GAP_PX, one.box.y + one.box.height - descent);
        }
        graphics.dispose();
    }
}
