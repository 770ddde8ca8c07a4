package org.esmpy.bench.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountSampler;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.physics.Composition;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * A random map for measuring speed, of realistic sparsity but without physics: each column of G is a few Gaussian peaks
 * or a slope, phases differ in their weights, and phases 1 and up are soft discs in phase 0.
 */
public final class SpeedScene {
    private static final int PEAKS = 3;
    private static final double PEAK_CHANNELS = 5;

    private final ImageShape shape;
    private final DMatrixRMaj g;
    private final Factors truth;
    private final CountMatrix counts;

    /**
     * @param side     height and width, pixels
     * @param channels L
     * @param columns  C; the last two are slopes
     * @param phases   K
     * @param dose     mean counts per pixel
     * @param purity   largest abundance of phases 1 and up, in the middle of their discs; above 0, at most 1
     * @param seed     seed of everything drawn
     * @throws IllegalArgumentException if there is no such map
     */
    public SpeedScene(int side, int channels, int columns, int phases, double dose, double purity, long seed) {
        if (side < 1 || channels < 1 || phases < 1 || columns < Math.max(phases, 3) || !(dose > 0)) {
            throw new IllegalArgumentException("a map needs at least 1 pixel, channel, phase and count, and as many"
                    + " columns as phases and as 3, got side " + side + ", channels " + channels + ", columns "
                    + columns
                    + ", phases " + phases + ", dose " + dose);
        }
        if (!(purity > 0 && purity <= 1)) {
            throw new IllegalArgumentException("the purity of phases must be above 0 and at most 1, got " + purity);
        }
        SplittableRandom random = new SplittableRandom(seed);
        this.shape = new ImageShape(side, side);
        this.g = basis(channels, columns, random);
        this.truth = new Factors(weights(columns, phases, dose, random), abundances(side, phases, purity));
        this.counts = sample(random);
    }

    /** X, channels × pixels. */
    public CountMatrix counts() {
        return counts;
    }

    /** The factors from which the counts were drawn. */
    public Factors truth() {
        return truth;
    }

    /** G, L×C; columns that sum to one. */
    public DMatrixRMaj g() {
        return g;
    }

    /** The factorisation of this map with G given and abundances on the simplex. */
    public Problem problem() {
        List<BasisColumn> meaning = new ArrayList<>();
        for (int c = 0; c < g.getNumCols(); c++) {
            meaning.add(new BasisColumn.Continuum(new ContinuumTerm("c" + c, energy -> 1)));
        }
        Basis basis = new Basis(g, meaning, Composition.pure(new Element(14, "Si", "silicon", 28.085)));
        return new Problem(
                counts,
                shape,
                Optional.of(SpectralModel.fixed(basis)),
                truth.phases(),
                List.of(new Constraint.SimplexH()),
                List.of());
    }

    private CountMatrix sample(SplittableRandom random) {
        DMatrixRMaj spectra = new DMatrixRMaj(g.getNumRows(), truth.phases());
        CommonOps_DDRM.mult(g, truth.w(), spectra);
        return new CountSampler(spectra).sample(truth.h(), random);
    }

    private static DMatrixRMaj basis(int channels, int columns, SplittableRandom random) {
        DMatrixRMaj g = new DMatrixRMaj(channels, columns);
        for (int c = 0; c < columns; c++) {
            for (int peak = 0; peak < PEAKS; peak++) {
                double centre = random.nextDouble() * random.nextDouble() * channels;
                double height = random.nextDouble();
                for (int l = 0; l < channels; l++) {
                    double x = (l - centre) / PEAK_CHANNELS;
                    double slope = Math.exp(-l / (0.1 * channels * (columns - c)));
                    g.add(l, c, c < columns - 2 ? height * Math.exp(-x * x / 2) : slope / channels);
                }
            }
        }
        scaleColumns(g, 1);
        return g;
    }

    private static void scaleColumns(DMatrixRMaj matrix, double sum) {
        for (int c = 0; c < matrix.getNumCols(); c++) {
            double total = 0;
            for (int row = 0; row < matrix.getNumRows(); row++) {
                total += matrix.unsafe_get(row, c);
            }
            CommonOps_DDRM.scaleCol(sum / total, matrix, c);
        }
    }

    private static DMatrixRMaj weights(int columns, int phases, double dose, SplittableRandom random) {
        DMatrixRMaj w = new DMatrixRMaj(columns, phases);
        for (int k = 0; k < phases; k++) {
            for (int c = 0; c < columns; c++) {
                boolean present = c >= columns - 2 || random.nextDouble() < 0.6;
                w.set(c, k, present ? 0.02 + random.nextDouble() : 0);
            }
        }
        scaleColumns(w, dose);
        return w;
    }

    private static DMatrixRMaj abundances(int side, int phases, double purity) {
        DMatrixRMaj h = new DMatrixRMaj(phases, side * side);
        for (int p = 0; p < side * side; p++) {
            double rest = 1;
            for (int k = 1; k < phases; k++) {
                double angle = 2 * Math.PI * k / phases;
                double dy = p / side - side * (0.5 + 0.25 * Math.cos(angle));
                double dx = p % side - side * (0.5 + 0.25 * Math.sin(angle));
                double disc = purity * Math.sqrt(Math.max(0, 1 - (dx * dx + dy * dy) / (0.04 * side * side)));
                h.set(k, p, Math.min(rest, disc));
                rest -= Math.min(rest, disc);
            }
            h.set(0, p, rest);
        }
        return h;
    }
}
