package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.EdgeWeights;
import org.esmpy.solver.internal.kernel.Fma;
import org.esmpy.solver.internal.kernel.SimplexQuadratic;

/**
 * Gauss–Seidel sweeps over pixels that are coupled to their 8 neighbours. Pixels whose rows and columns have the same
 * parities do not touch each other: each of the four colours is updated in parallel, and the result does not depend on
 * the number of threads. A pixel is visited again only after it or a neighbour has moved, a pure one never.
 */
final class NeighbourGrid {
    private static final int EXCHANGE_ROUNDS = 6;
    private static final double EXCHANGE_TOLERANCE = 1e-6;

    private final ImageShape shape;
    private final PureRegions pure;
    private final EdgeWeights edges;
    private final int k;
    private final Workers workers;
    private final PixelTasks rows;
    private final byte[] due;

    NeighbourGrid(ImageShape shape, PureRegions pure, SpatialPrior prior, int phases, Workers workers) {
        this.shape = shape;
        this.pure = pure;
        this.edges = new EdgeWeights(prior.lambda(), prior.delta());
        this.k = phases;
        this.workers = workers;
        this.rows = new PixelTasks((shape.height() + 1) / 2);
        this.due = new byte[shape.pixels()];
    }

    /** Energy of the edges, nats. */
    double edgeNats(double[] a) {
        double[] sums = new double[rows.size()];
        rows.run(workers, (task, from, to) -> {
            for (int y = 2 * from; y < Math.min(2 * to, shape.height()); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    sums[task] += pair(a, y, x, y, x + 1, false)
                            + pair(a, y, x, y + 1, x, false)
                            + pair(a, y, x, y + 1, x + 1, true)
                            + pair(a, y, x, y + 1, x - 1, true);
                }
            }
        });
        return Arrays.stream(sums).reduce(0, Double::sum);
    }

    /**
     * Sweeps until no pixel is due, at most {@code sweeps} times.
     *
     * @param model     the data's quadratic model
     * @param a         abundances, P×K; moved
     * @param tolerance a pixel that moves by more makes its neighbours due
     */
    void relax(PixelModel model, double[] a, int sweeps, double tolerance) {
        Arrays.fill(due, (byte) 1);
        boolean moving = true;
        for (int sweep = 0; sweep < sweeps && moving; sweep++) {
            moving = false;
            for (int i = 0; i < 4; i++) {
                int colour = sweep % 2 == 0 ? i : 3 - i;
                moving |= colour(model, a, colour / 2, colour % 2, tolerance);
            }
        }
    }

    private boolean colour(PixelModel model, double[] a, int row, int column, double tolerance) {
        boolean[] moved = new boolean[rows.size()];
        rows.run(workers, (task, from, to) -> {
            double[] b = new double[k];
            double[] q = new double[k * k];
            for (int y = 2 * from + row; y < Math.min(2 * to, shape.height()); y += 2) {
                for (int x = column; x < shape.width(); x += 2) {
                    int p = y * shape.width() + x;
                    if (due[p] != 0 && !pure.isPure(p)) {
                        due[p] = 0;
                        model.write(p, b, q);
                        couple(a, y, x, b, q);
                        if (SimplexQuadratic.minimise(b, q, a, p * k, k, EXCHANGE_ROUNDS, EXCHANGE_TOLERANCE)
                                > tolerance) {
                            wake(y, x);
                            moved[task] = true;
                        }
                    }
                }
            }
        });
        boolean any = false;
        for (boolean task : moved) {
            any |= task;
        }
        return any;
    }

    /** Adds the quadratic bound of the edges to the neighbours. */
    private void couple(double[] a, int y, int x, double[] b, double[] q) {
        double sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                if ((dy != 0 || dx != 0) && inside(y + dy, x + dx)) {
                    int other = ((y + dy) * shape.width() + x + dx) * k;
                    double r = distance(a, (y * shape.width() + x) * k, other);
                    double weight = edges.weight(r, dy != 0 && dx != 0);
                    sum += weight;
                    for (int i = 0; i < k; i++) {
                        b[i] -= weight * a[other + i];
                    }
                }
            }
        }
        for (int i = 0; i < k; i++) {
            q[i * k + i] += sum;
        }
    }

    private void wake(int y, int x) {
        for (int row = Math.max(0, y - 1); row <= Math.min(shape.height() - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(shape.width() - 1, x + 1); column++) {
                due[row * shape.width() + column] = 1;
            }
        }
    }

    private double pair(double[] a, int y, int x, int row, int column, boolean diagonal) {
        if (!inside(row, column)) {
            return 0;
        }
        return edges.nats(distance(a, (y * shape.width() + x) * k, (row * shape.width() + column) * k), diagonal);
    }

    private boolean inside(int row, int column) {
        return row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
    }

    private double distance(double[] a, int first, int second) {
        double square = 0;
        for (int i = 0; i < k; i++) {
            double difference = a[first + i] - a[second + i];
            square = Fma.of(difference, difference, square);
        }
        return Math.sqrt(square);
    }

    /** A quadratic model {@code b·a + ½·a·Q·a} of every pixel. */
    @FunctionalInterface
    interface PixelModel {
        /** Writes b (K) and Q (K×K) of a pixel. */
        void write(int pixel, double[] b, double[] q);
    }
}
