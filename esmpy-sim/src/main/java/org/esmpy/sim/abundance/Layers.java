package org.esmpy.sim.abundance;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.internal.random.GeometryRandom;

/**
 * Abundances of a stack of layers seen from the side, the first layer at the top. All interfaces follow the same wave
 * along the columns; the roughness of each interface is independent of the others. A pixel that an interface crosses is
 * divided between the layers by area.
 *
 * @param phases      number of phases, K
 * @param layers      from top to bottom; the last one fills the rest
 * @param wavePx      amplitude of the wave, pixels; at least 0
 * @param roughnessPx root mean square of the roughness of an interface, pixels; at least 0
 * @param seed        of wave and roughness
 */
public record Layers(int phases, List<StackLayer> layers, double wavePx, double roughnessPx, long seed)
        implements AbundanceGenerator {
    /** Correlation length of the roughness, columns. */
    private static final double ROUGHNESS_LENGTH_PX = 3;

    /** Shortest period of the wave, in widths of the image, and how much longer it may be. */
    private static final double LEAST_PERIOD = 0.5;

    private static final double PERIOD_RANGE = 0.7;

    public Layers {
        layers = List.copyOf(layers);
        for (StackLayer layer : layers) {
            if (layer.phase() >= phases) {
                throw new IllegalArgumentException(
                        "a layer is of phase " + layer.phase() + ", but there are " + phases + " phases (from 0)");
            }
        }
        if (layers.isEmpty() || !(wavePx >= 0) || !(roughnessPx >= 0)) {
            throw new IllegalArgumentException(
                    "a stack needs a layer, and a wave and roughness of at least 0 pixels, got " + layers.size()
                            + " layers, " + wavePx + " and " + roughnessPx + " pixels");
        }
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        double sum = layers.subList(0, layers.size() - 1).stream()
                .mapToDouble(StackLayer::thicknessPx)
                .sum();
        double last = layers.get(layers.size() - 1).thicknessPx();
        double whole = sum + (Double.isInfinite(last) ? 0 : last);
        if (!(whole <= shape.height())) {
            throw new IllegalArgumentException(
                    "layers of " + whole + " pixels together do not fit into an image of " + shape.height() + " rows");
        }
        RandomGenerator random = GeometryRandom.of(seed, "layers");
        double[] wave = wave(shape.width(), random);
        DMatrixRMaj h = new DMatrixRMaj(phases, shape.pixels());
        double[] top = new double[shape.width()];
        double nominal = 0;
        for (int i = 0; i < layers.size(); i++) {
            nominal += layers.get(i).thicknessPx();
            boolean rest = i == layers.size() - 1;
            double[] rough = CorrelatedNoise.line(shape.width(), ROUGHNESS_LENGTH_PX, random);
            for (int column = 0; column < top.length; column++) {
                double bottom = rest
                        ? shape.height()
                        : Math.max(top[column], nominal + wave[column] + roughnessPx * rough[column]);
                fill(h, shape, layers.get(i).phase(), column, top[column], Math.min(bottom, shape.height()));
                top[column] = Math.max(top[column], Math.min(bottom, shape.height()));
            }
        }
        return h;
    }

    private double[] wave(int width, RandomGenerator random) {
        double period = width * (LEAST_PERIOD + PERIOD_RANGE * random.nextDouble());
        double phase = 2 * Math.PI * random.nextDouble();
        double[] wave = new double[width];
        for (int column = 0; column < width; column++) {
            wave[column] = wavePx * Math.sin(2 * Math.PI * column / period + phase);
        }
        return wave;
    }

    private static void fill(DMatrixRMaj h, ImageShape shape, int phase, int column, double top, double bottom) {
        for (int row = (int) top; row < bottom; row++) {
            double share = Math.min(bottom, row + 1.0) - Math.max(top, row);
            h.add(phase, shape.pixel(row, column), share);
        }
    }
}
