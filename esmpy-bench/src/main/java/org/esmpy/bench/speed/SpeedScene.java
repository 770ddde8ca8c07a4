package org.esmpy.bench.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.physics.Composition;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.esmpy.sim.CountSampler;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * A map drawn for measuring speed: columns of G with three peaks each on a slope, abundances that wave over the image and
 * are pure in places.
 *
 * @param side     height and width, pixels
 * @param channels L
 * @param columns  C
 * @param phases   K
 * @param dose     counts per pixel, roughly
 */
public record SpeedScene(int side, int channels, int columns, int phases, double dose) {
    private static final int PEAKS = 3;
    private static final double PEAK_CHANNELS = 5;
    private static final double SLOPE = 0.02;
    private static final long SEED = 1;

    public SpeedScene {
        if (side < 1 || channels < 1 || columns < 1 || phases < 1 || phases > columns || !(dose > 0)) {
            throw new IllegalArgumentException(
                    "a map needs at least 1 pixel, channel, phase and count, and as many columns"
                            + " as phases, got side " + side + ", channels " + channels + ", columns " + columns
                            + ", phases "
                            + phases + ", dose " + dose);
        }
    }

    /** The factorisation of the map with G given and abundances that sum to one. */
    public Problem problem() {
        SplittableRandom random = new SplittableRandom(SEED);
        DMatrixRMaj g = basis(random);
        DMatrixRMaj w = new DMatrixRMaj(columns, phases);
        for (int i = 0; i < w.getNumElements(); i++) {
            w.data[i] = random.nextInt(3) == 0 ? dose * 4 * random.nextDouble() / columns : dose * 0.1 / columns;
        }
        DMatrixRMaj d = new DMatrixRMaj(channels, phases);
        CommonOps_DDRM.mult(g, w, d);
        List<BasisColumn> meaning = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            meaning.add(new BasisColumn.Continuum(new ContinuumTerm("c" + c, energy -> 1)));
        }
        Basis basis = new Basis(g, meaning, Composition.pure(new Element(14, "Si", "silicon", 28.085)));
        return new Problem(
                new CountSampler(d).sample(abundances(), random),
                new ImageShape(side, side),
                Optional.of(SpectralModel.fixed(basis)),
                phases,
                List.of(new Constraint.SimplexH()),
                List.of());
    }

    /** Columns that sum to about one. */
    private DMatrixRMaj basis(SplittableRandom random) {
        DMatrixRMaj g = new DMatrixRMaj(channels, columns);
        for (int c = 0; c < columns; c++) {
            for (int l = 0; l < channels; l++) {
                g.set(l, c, c % 5 == 0 ? SLOPE / channels : 0);
            }
            for (int peak = 0; peak < PEAKS; peak++) {
                double centre = random.nextDouble() * channels;
                for (int l = Math.max(0, (int) (centre - 5 * PEAK_CHANNELS));
                        l < Math.min(channels, centre + 5 * PEAK_CHANNELS);
                        l++) {
                    double distance = (l - centre) / PEAK_CHANNELS;
                    g.add(l, c, Math.exp(-distance * distance / 2) / (2.5 * PEAK_CHANNELS * PEAKS));
                }
            }
        }
        return g;
    }

    private DMatrixRMaj abundances() {
        DMatrixRMaj h = new DMatrixRMaj(phases, side * side);
        for (int p = 0; p < side * side; p++) {
            double y = 9.0 * (p / side) / side;
            double x = 11.0 * (p % side) / side;
            double sum = 0;
            for (int k = 0; k < phases; k++) {
                double wave = Math.max(0, Math.sin(x * (1 + k % 2) + 2 * k) + Math.cos(y + 3 * k) - 0.5);
                h.set(k, p, wave + (k == 0 ? 0.05 : 0));
                sum += h.get(k, p);
            }
            for (int k = 0; k < phases; k++) {
                h.set(k, p, h.get(k, p) / sum);
            }
        }
        return h;
    }
}
