package org.esmpy.sim.abundance;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;

/**
 * Abundances of phases that are included in a matrix phase, which fills the rest of every pixel. Inclusions of the same
 * phase add up.
 *
 * @param phases      number of phases, K
 * @param matrixPhase index of the phase that fills the rest
 * @param inclusions  the included phases; none of them is the matrix phase
 */
public record Inclusions(int phases, int matrixPhase, List<Inclusion> inclusions) implements AbundanceGenerator {
    /** How far the inclusions of a pixel may exceed one by rounding. */
    private static final double ROUNDING = 1e-12;

    public Inclusions {
        if (matrixPhase < 0 || matrixPhase >= phases) {
            throw new IllegalArgumentException(
                    "one of " + phases + " phases (from 0) must fill the rest, got phase " + matrixPhase);
        }
        inclusions = List.copyOf(inclusions);
        for (Inclusion inclusion : inclusions) {
            if (inclusion.phase() >= phases || inclusion.phase() == matrixPhase) {
                throw new IllegalArgumentException("an inclusion must be of one of " + phases
                        + " phases (from 0) other than phase " + matrixPhase + ", which fills the rest; got phase "
                        + inclusion.phase());
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the inclusions of a pixel sum to more than one
     */
    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        int pixels = shape.pixels();
        DMatrixRMaj h = new DMatrixRMaj(phases, pixels);
        double[] included = new double[pixels];
        for (Inclusion inclusion : inclusions) {
            double[] values = inclusion.map().values(shape);
            for (int p = 0; p < pixels; p++) {
                h.data[inclusion.phase() * pixels + p] += values[p];
                included[p] += values[p];
            }
        }
        for (int p = 0; p < pixels; p++) {
            if (!(included[p] <= 1 + ROUNDING)) {
                throw new IllegalArgumentException("the inclusions at row " + p / shape.width() + ", column "
                        + p % shape.width() + " sum to " + included[p]
                        + "; at most 1 is possible. Move them apart or lower their abundance");
            }
            h.data[matrixPhase * pixels + p] = Math.max(0, 1 - included[p]);
        }
        return h;
    }
}
