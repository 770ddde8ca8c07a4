package org.esmpy.sim.abundance;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.internal.random.GeometryRandom;

/**
 * Abundances of a polycrystal: each grain is the Voronoi cell of a random point and has one phase. Phases are assigned
 * to the grains in random order; each grain gets the phase that is farthest below its share of the area, so that the
 * areas come as close to the shares as the sizes of the grains allow.
 */
public final class Grains implements AbundanceGenerator {
    /** Sampling points per pixel, in each direction, at a blurred boundary. */
    private static final int SUBPIXELS = 4;

    private final double[] shares;
    private final int grains;
    private final boolean blurred;
    private final long seed;

    /**
     * @param shares  share of the area of each of the K phases; sum to one; copied
     * @param grains  number of grains; at least K
     * @param blurred whether phases share a boundary pixel by area; otherwise it holds one phase alone
     * @param seed    of the points and the order of the grains
     */
    public Grains(double[] shares, int grains, boolean blurred, long seed) {
        this.shares = Shares.check(shares);
        if (grains < shares.length) {
            throw new IllegalArgumentException(shares.length + " phases need at least as many grains, got " + grains);
        }
        this.grains = grains;
        this.blurred = blurred;
        this.seed = seed;
    }

    @Override
    public int phases() {
        return shares.length;
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        RandomGenerator random = GeometryRandom.of(seed, "grains");
        double[] rows = random.doubles(grains, 0, shape.height()).toArray();
        double[] columns = random.doubles(grains, 0, shape.width()).toArray();
        NearestPoint nearest = new NearestPoint(rows, columns, shape.height(), shape.width());
        int[] area = new int[grains];
        for (int p = 0; p < shape.pixels(); p++) {
            area[nearest.of(p / shape.width() + 0.5, p % shape.width() + 0.5)]++;
        }
        int[] phase = phases(area, random);
        int sub = blurred ? SUBPIXELS : 1;
        DMatrixRMaj h = new DMatrixRMaj(phases(), shape.pixels());
        for (int p = 0; p < shape.pixels(); p++) {
            for (int i = 0; i < sub * sub; i++) {
                double row = p / shape.width() + (i / sub + 0.5) / sub;
                double column = p % shape.width() + (i % sub + 0.5) / sub;
                h.data[phase[nearest.of(row, column)] * shape.pixels() + p] += 1.0 / (sub * sub);
            }
        }
        return h;
    }

    /** Phase of each grain. */
    private int[] phases(int[] area, RandomGenerator random) {
        int[] order = new int[grains];
        for (int g = 1; g < grains; g++) {
            int other = random.nextInt(g + 1);
            order[g] = order[other];
            order[other] = g;
        }
        double pixels = 0;
        for (int a : area) {
            pixels += a;
        }
        double[] missing = new double[shares.length];
        for (int k = 0; k < missing.length; k++) {
            missing[k] = shares[k] * pixels;
        }
        int[] phase = new int[grains];
        for (int g : order) {
            int most = 0;
            for (int k = 1; k < missing.length; k++) {
                most = missing[k] > missing[most] ? k : most;
            }
            phase[g] = most;
            missing[most] -= area[g];
        }
        return phase;
    }
}
