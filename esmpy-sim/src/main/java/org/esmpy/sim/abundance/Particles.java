package org.esmpy.sim.abundance;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.internal.random.GeometryRandom;

/**
 * Abundances of spheres at random places on a film or in vacuum, seen in projection. The path of the beam through a
 * pixel is the thickness of the film plus the chords of all spheres at its centre, which add up also where spheres
 * overlap. The abundances of a pixel are the shares of the phases in this path; its thickness is the length of the
 * path.
 *
 * @param phases    number of phases, K
 * @param filmPhase index of the phase of the film
 * @param filmPx    thickness of the film, pixels; 0 for spheres in vacuum
 * @param nominalPx length of path that has the thickness 1, pixels; positive
 * @param kinds     the spheres
 * @param seed      of places and radii
 */
public record Particles(int phases, int filmPhase, double filmPx, double nominalPx, List<ParticleKind> kinds, long seed)
        implements AbundanceGenerator {
    public Particles {
        kinds = List.copyOf(kinds);
        if (!(filmPx >= 0 && filmPx < Double.POSITIVE_INFINITY)
                || !(nominalPx > 0 && nominalPx < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "particles need a film of at least 0 pixels and a nominal thickness above 0" + " pixels, got "
                            + filmPx + " and " + nominalPx);
        }
        if (filmPhase < 0
                || filmPhase >= phases
                || kinds.stream().anyMatch(kind -> Math.max(kind.core(), kind.shell()) >= phases)) {
            throw new IllegalArgumentException("the film is of phase " + filmPhase + " and the particles are " + kinds
                    + ", but there are " + phases + " phases (from 0)");
        }
        if (filmPx == 0 && kinds.isEmpty()) {
            throw new IllegalArgumentException("neither film nor particles: nothing would be in the image");
        }
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        DMatrixRMaj paths = pathsPx(shape);
        for (int p = 0; p < shape.pixels(); p++) {
            double sum = sum(paths, p);
            for (int k = 0; k < phases && sum > 0; k++) {
                paths.set(k, p, paths.get(k, p) / sum);
            }
        }
        return paths;
    }

    @Override
    public double[] thickness(ImageShape shape) {
        DMatrixRMaj paths = pathsPx(shape);
        double[] thickness = new double[shape.pixels()];
        for (int p = 0; p < thickness.length; p++) {
            thickness[p] = sum(paths, p) / nominalPx;
        }
        return thickness;
    }

    /** Path in each phase, K×P, pixels. */
    private DMatrixRMaj pathsPx(ImageShape shape) {
        RandomGenerator random = GeometryRandom.of(seed, "particles");
        DMatrixRMaj paths = new DMatrixRMaj(phases, shape.pixels());
        for (int p = 0; p < shape.pixels(); p++) {
            paths.set(filmPhase, p, filmPx);
        }
        for (ParticleKind kind : kinds) {
            for (int i = 0; i < kind.count(); i++) {
                double radius = kind.minRadiusPx() + random.nextDouble() * (kind.maxRadiusPx() - kind.minRadiusPx());
                double row = random.nextDouble() * (shape.height() - 1);
                double column = random.nextDouble() * (shape.width() - 1);
                add(paths, shape, kind, row, column, radius);
            }
        }
        return paths;
    }

    private static void add(
            DMatrixRMaj paths, ImageShape shape, ParticleKind kind, double row, double column, double radius) {
        int reach = (int) Math.ceil(radius);
        for (int r = Math.max(0, (int) row - reach); r <= Math.min(shape.height() - 1, (int) row + reach + 1); r++) {
            for (int c = Math.max(0, (int) column - reach);
                    c <= Math.min(shape.width() - 1, (int) column + reach + 1);
                    c++) {
                double square = (r - row) * (r - row) + (c - column) * (c - column);
                double whole = chord(radius, square);
                double core = chord(radius * kind.coreShare(), square);
                int p = shape.pixel(r, c);
                paths.add(kind.core(), p, core);
                paths.add(kind.shell(), p, whole - core);
            }
        }
    }

    private static double chord(double radius, double squareOfDistance) {
        return 2 * Math.sqrt(Math.max(0, radius * radius - squareOfDistance));
    }

    private static double sum(DMatrixRMaj paths, int pixel) {
        double sum = 0;
        for (int k = 0; k < paths.getNumRows(); k++) {
            sum += paths.get(k, pixel);
        }
        return sum;
    }
}
