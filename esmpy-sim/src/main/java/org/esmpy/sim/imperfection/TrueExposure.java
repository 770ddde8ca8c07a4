package org.esmpy.sim.imperfection;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.internal.random.GeometryRandom;

/**
 * Computes what each pixel of an imperfect map really received: the dwell time of the beam, and the phases under drift.
 */
public final class TrueExposure {
    /** Counts of a hot pixel over those of its neighbours. */
    private static final double HOT = 20;

    /** Frames over which the drift is spread. */
    private static final int FRAMES = 16;

    private static final double PERCENT = 100;

    private final Imperfections imperfections;
    private final ImageShape shape;
    private final long seed;

    /**
     * @param seed of the direction of the drift and the places of hot and dead pixels
     */
    public TrueExposure(Imperfections imperfections, ImageShape shape, long seed) {
        this.imperfections = imperfections;
        this.shape = shape;
        this.seed = seed;
    }

    /** Dwell time of each pixel in units of that of a normal one: 0 for dead ones, 20 for hot ones; length P. */
    public double[] dwell() {
        double[] dwell = new double[shape.pixels()];
        Arrays.fill(dwell, 1);
        RandomGenerator random = GeometryRandom.of(seed, "dwell");
        double hot = size(Imperfection.HOT_PIXELS) / PERCENT;
        double dead = size(Imperfection.DEAD_PIXELS) / PERCENT;
        for (int p = 0; p < dwell.length && hot + dead > 0; p++) {
            double draw = random.nextDouble();
            dwell[p] = draw < dead ? 0 : draw < dead + hot ? HOT : 1;
        }
        return dwell;
    }

    /** Way of the specimen from the first to the last frame: rows and columns, pixels. */
    public double[] driftPx() {
        double way = size(Imperfection.DRIFT);
        double direction = 2 * Math.PI * GeometryRandom.of(seed, "drift").nextDouble();
        return new double[] {way * Math.sin(direction), way * Math.cos(direction)};
    }

    /**
     * The mean amount of each phase in a pixel while the specimen moves at constant speed along a straight line. In the
     * middle of the motion the specimen is at the place of the truth. Beyond the image the specimen continues as at the
     * edge.
     *
     * @param amounts K×P without drift
     * @return K×P; the same matrix if there is no drift
     */
    public DMatrixRMaj drifted(DMatrixRMaj amounts) {
        if (size(Imperfection.DRIFT) == 0) {
            return amounts;
        }
        double[] way = driftPx();
        DMatrixRMaj seen = amounts.createLike();
        for (int frame = 0; frame < FRAMES; frame++) {
            double moved = frame / (FRAMES - 1.0) - 0.5;
            addFrame(seen, amounts, moved * way[0], moved * way[1]);
        }
        return seen;
    }

    private void addFrame(DMatrixRMaj seen, DMatrixRMaj amounts, double rows, double columns) {
        for (int p = 0; p < shape.pixels(); p++) {
            double row = Math.max(0, Math.min(shape.height() - 1.0, p / shape.width() + rows));
            double column = Math.max(0, Math.min(shape.width() - 1.0, p % shape.width() + columns));
            int top = (int) row;
            int left = (int) column;
            int bottom = Math.min(top + 1, shape.height() - 1);
            int right = Math.min(left + 1, shape.width() - 1);
            double down = row - top;
            double across = column - left;
            for (int k = 0; k < amounts.getNumRows(); k++) {
                double upper = (1 - across) * amounts.get(k, shape.pixel(top, left))
                        + across * amounts.get(k, shape.pixel(top, right));
                double lower = (1 - across) * amounts.get(k, shape.pixel(bottom, left))
                        + across * amounts.get(k, shape.pixel(bottom, right));
                seen.add(k, p, ((1 - down) * upper + down * lower) / FRAMES);
            }
        }
    }

    private double size(Imperfection kind) {
        return imperfections.size(kind).orElse(0);
    }
}
