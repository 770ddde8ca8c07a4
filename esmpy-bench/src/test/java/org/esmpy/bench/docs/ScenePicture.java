package org.esmpy.bench.docs;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.model.ImageShape;

/** Small maps of all phases of a scene: a row for the truth, and one for each fit. */
final class ScenePicture {
    private static final int MAP_SIDE_PX = 192;
    private static final int GAP_PX = 6;
    private static final int TITLE_PX = 18;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private ScenePicture() {}

    /**
     * @param phases names of the phases
     * @param rows   abundances, K×P in the order of the phases, by what they are
     */
    static BufferedImage draw(ImageShape shape, List<String> phases, Map<String, DMatrixRMaj> rows) {
        double scale = MAP_SIDE_PX / (double) Math.max(shape.height(), shape.width());
        int width = (int) Math.round(shape.width() * scale);
        int height = (int) Math.round(shape.height() * scale);
        BufferedImage all = new BufferedImage(
                (width + GAP_PX) * phases.size() - GAP_PX,
                (height + TITLE_PX) * rows.size(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(FONT);
        int y = 0;
        for (Map.Entry<String, DMatrixRMaj> row : rows.entrySet()) {
            String before = rows.size() == 1 ? "" : row.getKey() + ": ";
            for (int k = 0; k < phases.size(); k++) {
                int x = k * (width + GAP_PX);
                int pixels = shape.pixels();
                double[] values = Arrays.copyOfRange(row.getValue().data, k * pixels, (k + 1) * pixels);
                graphics.drawString(before + phases.get(k), x + 1, y + TITLE_PX - 5);
                graphics.drawImage(
                        new AbundanceMapPicture().map(values, shape, 1), x, y + TITLE_PX, width, height, null);
            }
            y += height + TITLE_PX;
        }
        graphics.dispose();
        return all;
    }
}
