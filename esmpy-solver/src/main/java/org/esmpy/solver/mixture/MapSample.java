package org.esmpy.solver.mixture;

import java.util.Optional;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.prior.PureRegions;

/**
 * Some pixels of a map, arranged as a smaller map, on which phases and their ranges are searched; or the whole map. It
 * may hold the bins on which phases were found.
 */
public final class MapSample {
    private final ImageShape shape;
    private final int[] from;
    private final boolean isWhole;
    private final Optional<Binning> bins;

    private MapSample(ImageShape shape, int[] from, boolean isWhole, Optional<Binning> bins) {
        this.shape = shape;
        this.from = from;
        this.isWhole = isWhole;
        this.bins = bins;
    }

    /** The map itself. */
    public static MapSample whole() {
        return new MapSample(new ImageShape(1, 1), new int[0], true, Optional.empty());
    }

    /**
     * Some of its pixels.
     *
     * @param shape arrangement of the sample
     * @param from  the pixel of the map that each pixel of the sample shows; −1 where it shows none; copied
     */
    public static MapSample of(ImageShape shape, int[] from) {
        if (from.length != shape.pixels()) {
            throw new IllegalArgumentException("a sample of " + shape.height() + " x " + shape.width()
                    + " pixels needs as many of the map, got " + from.length);
        }
        return new MapSample(shape, from.clone(), false, Optional.empty());
    }

    /** The same, with the bins of its pixels on which phases were found. */
    public MapSample withBins(Binning value) {
        return new MapSample(shape, from, isWhole, Optional.of(value));
    }

    /** The bins of its pixels on which phases were found. */
    public Optional<Binning> bins() {
        return bins;
    }

    /** The sample of a map, with its phases and G; the map itself if it is the whole. */
    public ExposedProblem of(ExposedProblem map) {
        if (isWhole) {
            return map;
        }
        CountMatrix counts = map.map().counts();
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), from.length);
        double[] exposures = new double[from.length];
        int[] phases = new int[from.length];
        for (int p = 0; p < from.length; p++) {
            if (from[p] >= 0) {
                counts.forEach(from[p], builder::add);
                exposures[p] = map.map().exposures()[from[p]];
            }
            builder.endPixel();
            phases[p] = from[p] >= 0 && map.map().pure().isPure(from[p])
                    ? map.map().pure().phaseOf(from[p])
                    : -1;
        }
        ExposedCounts sample = ExposedCounts.of(builder.build(), shape, exposures);
        sample = map.map().guide().isPresent()
                ? sample.withGuide(map.map().guide().get().at(from))
                : sample;
        boolean isPureSomewhere = !map.map().pure().isEmpty();
        return new ExposedProblem(
                isPureSomewhere ? sample.withPure(PureRegions.ofPhases(phases)) : sample,
                map.bases(),
                map.phases(),
                map.weights());
    }
}
