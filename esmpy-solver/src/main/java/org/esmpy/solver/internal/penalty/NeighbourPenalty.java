package org.esmpy.solver.internal.penalty;

import java.util.Arrays;
import java.util.BitSet;
import org.esmpy.model.ImageShape;
import org.esmpy.model.internal.Fma;

/**
 * Computes the penalties between the abundances of neighbouring pixels: the Laplacian with its four neighbours, and the
 * total variation with eight ({@link EdgeWeights}). Abundances are compared as shares of the sum of their pixel. Masked
 * pixels have no neighbours.
 */
final class NeighbourPenalty {
    /** Bound on the curvature of the Laplacian where all pixels move at once: twice for each of four neighbours. */
    private static final double LAPLACIAN_BOUND = 8;

    /** Colours of pixels of which no two neighbours of one colour touch: chessboard for four neighbours. */
    private static final int COLOURS_OF_FOUR = 2;

    /** The same for eight neighbours. */
    private static final int COLOURS_OF_EIGHT = 4;

    private final ImageShape shape;
    private final int phases;
    private final double smoothness;
    private final EdgeWeights edges;
    private final double[] sums;
    private final boolean isEven;
    private final BitSet masked;
    private final boolean isMaskedSomewhere;

    /**
     * @param smoothness λ of the Laplacian, nats
     * @param edges      the total variation
     * @param sums       what the abundances of each pixel sum to; empty if all sums are 1 or none is required
     * @param masked     pixels without abundances; shared
     */
    NeighbourPenalty(ImageShape shape, int phases, double smoothness, EdgeWeights edges, double[] sums, BitSet masked) {
        this.shape = shape;
        this.phases = phases;
        this.smoothness = smoothness;
        this.edges = edges;
        this.sums = sums;
        this.isEven = Arrays.stream(sums).allMatch(sum -> sum == 1);
        this.masked = masked;
        this.isMaskedSomewhere = !masked.isEmpty();
    }

    /** Whether no neighbours are coupled. */
    boolean isZero() {
        return !(smoothness > 0) && edges.isZero();
    }

    /** Classes of pixels that do not touch, see {@link #colour}. */
    int colours() {
        return edges.isZero() ? COLOURS_OF_FOUR : COLOURS_OF_EIGHT;
    }

    /** Class of a pixel: pixels of one class are no neighbours. */
    int colour(int pixel) {
        int column = pixel % shape.width();
        int row = pixel / shape.width();
        return edges.isZero() ? (row + column) % 2 : row % 2 * 2 + column % 2;
    }

    /** Curvature of the bound under which all pixels may move at once. */
    double jointCurvature(double[] ht, int pixel) {
        double scale = scale(pixel);
        double curvature = LAPLACIAN_BOUND * smoothness * scale * scale;
        return curvature + (edges.isZero() ? 0 : 2 * weights(ht, pixel));
    }

    /**
     * Adds the gradient with respect to the abundances of a pixel to {@code out}, length K.
     *
     * @return curvature of the pixel's quadratic while its neighbours stay
     */
    double addGradient(double[] ht, int pixel, double[] out) {
        int column = pixel % shape.width();
        int row = pixel / shape.width();
        int lastRow = Math.min(shape.height() - 1, row + 1);
        int lastColumn = Math.min(shape.width() - 1, column + 1);
        int at = pixel * phases;
        double scale = scale(pixel);
        double curvature = 0;
        for (int y = Math.max(0, row - 1); y <= lastRow; y++) {
            for (int x = Math.max(0, column - 1); x <= lastColumn; x++) {
                int other = y * shape.width() + x;
                boolean diagonal = y != row && x != column;
                if (isNeighbour(pixel, other, diagonal)) {
                    double ratio = scale(other);
                    double square = square(ht, at, scale, other * phases, ratio);
                    double weight = scale * ((diagonal ? 0 : smoothness) + edgeWeight(pixel, other, square, diagonal));
                    curvature += scale * weight;
                    for (int k = 0; k < phases; k++) {
                        out[k] += weight * (scale * ht[at + k] - ratio * ht[other * phases + k]);
                    }
                }
            }
        }
        return curvature;
    }

    /** Marks a pixel and the pixels that it is coupled to. */
    void mark(int pixel, byte[] marks) {
        marks[pixel] = 1;
        if (!isZero()) {
            forNeighbours(pixel, (other, diagonal) -> marks[other] = 1);
        }
    }

    /** Adds the penalties between a pixel and the neighbours behind it to a value, nats. */
    double addNats(double[] ht, int pixel, double value) {
        double[] sum = {value};
        forNeighbours(pixel, (other, diagonal) -> {
            if (other > pixel) {
                double square = square(ht, pixel, other);
                sum[0] += (diagonal ? 0 : smoothness / 2 * square)
                        + edges.coupling(pixel, other) * edges.nats(Math.sqrt(square), diagonal);
            }
        });
        return sum[0];
    }

    private boolean isNeighbour(int pixel, int other, boolean diagonal) {
        return other != pixel && !(diagonal && edges.isZero()) && !(isMaskedSomewhere && masked.get(other));
    }

    /** What abundances of a pixel are multiplied by to be shares of its sum. */
    double scale(int pixel) {
        return isEven ? 1 : sums[pixel] > 0 ? 1 / sums[pixel] : 0;
    }

    private double weights(double[] ht, int pixel) {
        double[] sum = new double[1];
        forNeighbours(
                pixel, (other, diagonal) -> sum[0] += edgeWeight(pixel, other, square(ht, pixel, other), diagonal));
        double scale = scale(pixel);
        return scale * scale * sum[0];
    }

    private double edgeWeight(int pixel, int other, double square, boolean diagonal) {
        return edges.isZero() ? 0 : edges.coupling(pixel, other) * edges.weight(Math.sqrt(square), diagonal);
    }

    private double square(double[] ht, int pixel, int other) {
        return square(ht, pixel * phases, scale(pixel), other * phases, scale(other));
    }

    private double square(double[] ht, int at, double scale, int other, double ratio) {
        double square = 0;
        for (int k = 0; k < phases; k++) {
            double difference = scale * ht[at + k] - ratio * ht[other + k];
            square = Fma.of(difference, difference, square);
        }
        return square;
    }

    /** Visits the neighbours of a pixel that are not masked; those on the diagonals only for the total variation. */
    private void forNeighbours(int pixel, Neighbour visitor) {
        if (masked.get(pixel)) {
            return;
        }
        int column = pixel % shape.width();
        int row = pixel / shape.width();
        int lastRow = Math.min(shape.height() - 1, row + 1);
        int lastColumn = Math.min(shape.width() - 1, column + 1);
        for (int y = Math.max(0, row - 1); y <= lastRow; y++) {
            for (int x = Math.max(0, column - 1); x <= lastColumn; x++) {
                int other = y * shape.width() + x;
                boolean diagonal = y != row && x != column;
                if (isNeighbour(pixel, other, diagonal)) {
                    visitor.accept(other, diagonal);
                }
            }
        }
    }

    /** What is done at a neighbour. */
    @FunctionalInterface
    private interface Neighbour {
        void accept(int pixel, boolean diagonal);
    }
}
