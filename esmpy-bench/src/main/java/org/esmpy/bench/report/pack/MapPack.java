package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.esmpy.model.ImageShape;

/**
 * Packs sets of maps of one shape into a given number of bytes: in 65536 levels if these fit, else in 256, else in 256
 * of the means over squares of 2, 4, 8… pixels. The header of a set holds {@code bin}, the side of a square in pixels,
 * and for each map {@code top}, the value of the highest level; the lowest is 0.
 */
final class MapPack {
    private static final int FINE = 65535;
    private static final int COARSE = 255;

    private final Pack pack;
    private final ImageShape shape;

    MapPack(Pack pack, ImageShape shape) {
        this.pack = pack;
        this.shape = shape;
    }

    /**
     * @param maps   values of at least 0, map after map, each row after row; values that are not finite become 0
     * @param budget bytes before compression
     * @return header entry of the set
     */
    ObjectNode add(double[][] maps, long budget) {
        long values = (long) maps.length * shape.pixels();
        boolean shorts = 2 * values <= budget;
        int bin = 1;
        while (!shorts && values / ((long) bin * bin) > budget) {
            bin *= 2;
        }
        ImageShape binned = shape.bin(bin);
        ObjectNode set = JsonNodeFactory.instance
                .objectNode()
                .put("bin", bin)
                .put("height", binned.height())
                .put("width", binned.width());
        var arrays = set.putArray("maps");
        for (double[] map : maps) {
            double[] means = bin == 1 ? map : means(map, bin, binned);
            double top = Arrays.stream(means).filter(Double::isFinite).max().orElse(0);
            int levels = shorts ? FINE : COARSE;
            int[] steps = Arrays.stream(means)
                    .mapToInt(value -> top > 0 && value > 0 ? (int) Math.round(Math.min(value / top, 1) * levels) : 0)
                    .toArray();
            ObjectNode array = shorts ? pack.shorts(steps) : pack.bytes(steps);
            arrays.add(array.put("top", top).put("levels", levels));
        }
        return set;
    }

    private double[] means(double[] map, int bin, ImageShape binned) {
        double[] sums = new double[binned.pixels()];
        int[] pixels = new int[binned.pixels()];
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                int at = binned.pixel(row / bin, column / bin);
                double value = map[shape.pixel(row, column)];
                sums[at] += Double.isFinite(value) ? value : 0;
                pixels[at]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= pixels[i];
        }
        return sums;
    }
}
