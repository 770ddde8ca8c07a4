package org.esmpy.sim.abundance;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.internal.random.GeometryRandom;

/**
 * Abundances of round inclusions at random places in a base of other phases. The inclusions lie entirely in the image,
 * are centred on pixels and do not touch each other. They replace the base: a pixel is either entirely inclusion or
 * entirely base.
 *
 * @param base abundances of the base
 * @param kinds the inclusions; those of the first kind find their places first
 * @param seed  of places and radii
 */
public record ScatteredDiscs(AbundanceGenerator base, List<DiscKind> kinds, long seed) implements AbundanceGenerator {
    /** Number of random places that are tried for a disc before the image counts as full. */
    private static final int TRIES = 10_000;

    public ScatteredDiscs {
        kinds = List.copyOf(kinds);
        for (DiscKind kind : kinds) {
            if (kind.phase() >= base.phases()) {
                throw new IllegalArgumentException(
                        "discs are of phase " + kind.phase() + ", but there are " + base.phases() + " phases (from 0)");
            }
        }
    }

    @Override
    public int phases() {
        return base.phases();
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        RandomGenerator random = GeometryRandom.of(seed, "discs");
        DMatrixRMaj h = base.abundances(shape);
        List<Disc> placed = new ArrayList<>();
        for (DiscKind kind : kinds) {
            for (int i = 0; i < kind.count(); i++) {
                Disc disc = place(kind, shape, placed, random);
                placed.add(disc);
                replace(h, kind.phase(), disc.values(shape));
            }
        }
        return h;
    }

    @Override
    public double[] thickness(ImageShape shape) {
        return base.thickness(shape);
    }

    private static Disc place(DiscKind kind, ImageShape shape, List<Disc> placed, RandomGenerator random) {
        double radius = kind.minRadiusPx() + random.nextDouble() * (kind.maxRadiusPx() - kind.minRadiusPx());
        int margin = (int) radius;
        int rows = shape.height() - 2 * margin;
        int columns = shape.width() - 2 * margin;
        for (int i = 0; i < TRIES && rows > 0 && columns > 0; i++) {
            double row = margin + random.nextInt(rows);
            double column = margin + random.nextInt(columns);
            boolean free = placed.stream()
                    .allMatch(other -> Math.hypot(other.centreRow() - row, other.centreColumn() - column)
                            > other.radius() + radius + 1);
            if (free) {
                return new Disc(row, column, radius, 1);
            }
        }
        throw new IllegalArgumentException(
                "no room for disc " + (placed.size() + 1) + " of radius " + radius + " pixels in an image of "
                        + shape.height() + " x " + shape.width() + " pixels; take fewer or smaller");
    }

    private static void replace(DMatrixRMaj h, int phase, double[] inside) {
        for (int p = 0; p < inside.length; p++) {
            if (inside[p] > 0) {
                for (int k = 0; k < h.getNumRows(); k++) {
                    h.set(k, p, k == phase ? 1 : 0);
                }
            }
        }
    }
}
