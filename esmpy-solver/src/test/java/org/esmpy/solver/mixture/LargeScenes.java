package org.esmpy.solver.mixture;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;

/** Maps of more pixels than phases are looked for on: grains of two phases, and particles of a third that is rare. */
public final class LargeScenes {
    public static final int PHASES = 3;

    /** The phase of the particles. */
    public static final int RARE = 2;

    /** Radius of a particle, and how far apart they are: 0.3 % of the pixels are theirs. */
    private static final double RADIUS_PX = 5;

    private static final int APART_PX = 160;

    private LargeScenes() {}

    /** W, counts per pixel. */
    public static DMatrixRMaj weights(double dose) {
        DMatrixRMaj w = new DMatrixRMaj(
                new double[][] {{0.5, 0.3, 0.1}, {0.4, 0.1, 0.2}, {0, 0.5, 0}, {0, 0, 0.6}, {0.1, 0.1, 0.1}});
        for (int i = 0; i < w.getNumElements(); i++) {
            w.data[i] *= dose;
        }
        return w;
    }

    /** The phase of a pixel. */
    public static int phase(ImageShape shape, int pixel) {
        int y = pixel / shape.width();
        int x = pixel % shape.width();
        double r = Math.hypot(y % APART_PX - APART_PX / 2.0, x % APART_PX - APART_PX / 3.0);
        return r < RADIUS_PX ? RARE : (y / 24 + 2 * (x / 24)) % 3 == 0 ? 1 : 0;
    }

    public static Mixture truth(ImageShape shape, double dose) {
        DMatrixRMaj a = new DMatrixRMaj(shape.pixels(), PHASES);
        for (int p = 0; p < shape.pixels(); p++) {
            a.set(p, phase(shape, p), 1);
        }
        return new Mixture(weights(dose), a);
    }

    /** Counts, and exposures that tell pixels apart, see {@link #origin}. */
    public static ExposedProblem of(ImageShape shape, double dose, long seed) {
        double[] exposures = new double[shape.pixels()];
        Arrays.setAll(exposures, p -> 1 + p * 1e-9);
        return new ExposedProblem(
                ExposedCounts.of(
                        Scenes.counts(Scenes.g(), truth(shape, dose), new SplittableRandom(seed)), shape, exposures),
                Scenes.g(),
                PHASES);
    }

    /** The pixel that an exposure belongs to. */
    public static int origin(double exposure) {
        return (int) Math.round((exposure - 1) * 1e9);
    }
}
