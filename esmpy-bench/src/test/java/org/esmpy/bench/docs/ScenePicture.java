package org.esmpy.bench.docs;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.model.ImageShape;

/** Small maps of all phases of a scene, beside each other. */
final class ScenePicture {
    private static final int MAP_SIDE_PX = 192;
    private static final int GAP_PX = 6;
    private static final int TITLE_PX = 18;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private ScenePicture() {}

    /**
     * @param phases     names of the phases
     * @param abundances K×P in the order of the phases
     */
    static BufferedImage draw(ImageShape shape, List<String> phases, DMatrixRMaj abundances) {
        double scale = MAP_SIDE_PX / (double) Math.max(shape.height(), shape.width());
        int width = (int) Math.round(shape.width() * scale);
        int height = (int) Math.round(shape.height() * scale);
        BufferedImage all = new BufferedImage(
                (width + GAP_PX) * phases.size() - GAP_PX, height + TITLE_PX, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(FONT);
        for (int k = 0; k < phases.size(); k++) {
            int x = k * (width + GAP_PX);
            int pixels = shape.pixels();
            double[] values = Arrays.copyOfRange(abundances.data, k * pixels, (k + 1) * pixels);
            graphics.drawString(phases.get(k), x + 1, TITLE_PX - 5);
            graphics.drawImage(new AbundanceMapPicture().map(values, shape, 1), x, TITLE_PX, width, height, null);
        }
        graphics.dispose();
        return all;
    }
}
