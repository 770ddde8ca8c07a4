package org.esmpy.bench.study.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.model.ImageShape;

/**
 * Draws maps in rows and columns: a row for the truth and for each solver, a column for each phase, in blocks side by
 * side, such as one for each dose. All share one scale of colours from 0 to 1, which is drawn below.
 */
final class MapGrid implements Figure {
    /** Approximate side of a magnified map, pixels: viewers of vector files blur small pictures that they magnify. */
    private static final int FINEST = 384;

    private static final int GAP = 4;
    private static final int BLOCK_GAP = 18;
    private static final int LABELS_WIDTH = 96;
    private static final int LINE = 15;
    private static final int MARGIN = 8;
    private static final int NOTE_LETTER = 6;
    private static final int BAR_WIDTH = 120;
    private static final int BAR_STEPS = 60;
    private static final int BAR_HEIGHT = 8;
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 11);

    private final ImageShape shape;
    private final int side;
    private final List<String> rows;
    private final List<Block> blocks;
    private final String note;
    private final AbundanceMapPicture colors = new AbundanceMapPicture();

    /**
     * @param shape  shape of every map
     * @param side   longer side of a map
     * @param rows   names of the rows
     * @param blocks blocks from left to right
     * @param note   meaning of the colours
     */
    MapGrid(ImageShape shape, int side, List<String> rows, List<Block> blocks, String note) {
        this.shape = shape;
        this.side = side;
        this.rows = rows;
        this.blocks = blocks;
        this.note = note;
    }

    /**
     * A block of maps with a title.
     *
     * @param title   title above the block
     * @param columns names of the columns
     * @param maps    by the name of the row, a map for each column, P, row after row; rows may be missing
     */
    record Block(String title, List<String> columns, Map<String, List<double[]>> maps) {}

    @Override
    public int width() {
        int width = LABELS_WIDTH + 2 * MARGIN;
        for (Block block : blocks) {
            width += width(block) + BLOCK_GAP;
        }
        return Math.max(width - BLOCK_GAP, LABELS_WIDTH + 2 * MARGIN + note.length() * NOTE_LETTER);
    }

    @Override
    public int height() {
        return 2 * MARGIN + 2 * LINE + rows.size() * (mapHeight() + GAP) + 2 * LINE;
    }

    private int width(Block block) {
        return block.columns.size() * (mapWidth() + GAP) - GAP;
    }

    private int mapWidth() {
        return Math.max(1, shape.width() * side / longSide());
    }

    private int mapHeight() {
        return Math.max(1, shape.height() * side / longSide());
    }

    private int longSide() {
        return Math.max(shape.height(), shape.width());
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(BOLD);
        int top = MARGIN + 2 * LINE;
        for (int i = 0; i < rows.size(); i++) {
            graphics.drawString(rows.get(i), MARGIN, top + i * (mapHeight() + GAP) + mapHeight() / 2 + LINE / 3);
        }
        int x = MARGIN + LABELS_WIDTH;
        for (Block block : blocks) {
            paint(graphics, block, x);
            x += width(block) + BLOCK_GAP;
        }
        paintScale(graphics, top + rows.size() * (mapHeight() + GAP));
    }

    private void paint(Graphics2D graphics, Block block, int left) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(BOLD);
        graphics.drawString(block.title, left, MARGIN + LINE - 4);
        graphics.setFont(PLAIN);
        for (int k = 0; k < block.columns.size(); k++) {
            graphics.drawString(
                    shortened(graphics, block.columns.get(k)), left + k * (mapWidth() + GAP), MARGIN + 2 * LINE - 4);
        }
        for (int i = 0; i < rows.size(); i++) {
            List<double[]> maps = block.maps.getOrDefault(rows.get(i), List.of());
            int y = MARGIN + 2 * LINE + i * (mapHeight() + GAP);
            for (int k = 0; k < maps.size(); k++) {
                int x = left + k * (mapWidth() + GAP);
                graphics.drawImage(magnified(maps.get(k)), x, y, mapWidth(), mapHeight(), null);
            }
        }
    }

    private BufferedImage magnified(double[] values) {
        BufferedImage map = colors.map(values, shape, 1);
        int scale = Math.max(1, FINEST / longSide());
        BufferedImage large =
                new BufferedImage(scale * shape.width(), scale * shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < large.getHeight(); y++) {
            for (int x = 0; x < large.getWidth(); x++) {
                large.setRGB(x, y, map.getRGB(x / scale, y / scale));
            }
        }
        return large;
    }

    private String shortened(Graphics2D graphics, String text) {
        String fitting = text;
        while (fitting.length() > 1 && graphics.getFontMetrics().stringWidth(fitting) > mapWidth()) {
            fitting = fitting.substring(0, fitting.length() - 1);
        }
        return fitting;
    }

    private void paintScale(Graphics2D graphics, int top) {
        double[] steps = new double[BAR_STEPS];
        for (int i = 0; i < BAR_STEPS; i++) {
            steps[i] = i / (BAR_STEPS - 1.0);
        }
        int y = top + LINE - BAR_HEIGHT;
        BufferedImage bar = colors.map(steps, new ImageShape(1, BAR_STEPS), 1);
        graphics.drawImage(bar, MARGIN + LABELS_WIDTH, y, BAR_WIDTH, BAR_HEIGHT, null);
        graphics.setColor(Color.BLACK);
        graphics.setFont(PLAIN);
        graphics.drawString("0", MARGIN + LABELS_WIDTH - 10, y + BAR_HEIGHT);
        graphics.drawString("1", MARGIN + LABELS_WIDTH + BAR_WIDTH + 4, y + BAR_HEIGHT);
        graphics.drawString(note, MARGIN + LABELS_WIDTH, y + BAR_HEIGHT + LINE);
    }
}
