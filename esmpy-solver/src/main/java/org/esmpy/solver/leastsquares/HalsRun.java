package org.esmpy.solver.leastsquares;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.esmpy.model.CountBlock;
import org.esmpy.model.Factors;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelGroups;
import org.esmpy.solver.internal.kernel.LeastSquaresKernels;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.FitDoubts;

/**
 * Minimises {@code ½‖X − WH‖²} by exact coordinate descent of H, then of W, phase after phase: {@code XᵀW} and
 * {@code XHᵀ} come from the non-zeros, all else from Gram matrices, {@code ‖X − WH‖² = ‖X‖² − 2·⟨XHᵀ,W⟩ + ⟨WᵀW,HHᵀ⟩}.
 * The phase with the largest spectrum moves first, so that the result does not depend on the order of the phases. Two
 * passes over the counts per iteration, memory O((L+P)·K).
 */
final class HalsRun implements SolverRun {
    private final Problem problem;
    private final int phases;
    private final int channels;
    private final int sweeps;
    private final PixelGroups groups;
    private final Workers workers;
    private final double squares;

    private final double[] w;
    private final double[] ht;
    private final double[] productH;
    private final double[] productW;
    private final double[][] partial;
    private double[] gramW;
    private double[] gramH;

    HalsRun(Problem problem, StartValues start, int sweeps, Workers workers) {
        this.problem = problem;
        this.phases = problem.phases();
        this.channels = problem.counts().channels();
        this.sweeps = sweeps;
        this.groups = new PixelGroups(problem.counts());
        this.workers = workers;
        this.w = start.w();
        this.ht = start.ht();
        this.productH = new double[ht.length];
        this.productW = new double[w.length];
        this.partial = new double[groups.size()][w.length];
        this.squares = sumOfSquares();
        this.gramW = gram(w, 0, channels);
        this.gramH = gramH();
        multiplyByH();
    }

    @Override
    public void step() {
        gramW = gram(w, 0, channels);
        int[] order = order();
        workers.run(groups.size(), group -> {
            for (CountBlock block : groups.blocks(group)) {
                LeastSquaresKernels.timesD(block, w, productH, phases);
            }
            for (int i = 0; i < sweeps; i++) {
                LeastSquaresKernels.sweep(
                        ht, productH, gramW, order, groups.firstPixel(group), groups.firstPixel(group + 1));
            }
        });
        gramH = gramH();
        multiplyByH();
        for (int i = 0; i < sweeps; i++) {
            LeastSquaresKernels.sweep(w, productW, gramH, order, 0, channels);
        }
        gramW = gram(w, 0, channels);
    }

    @Override
    public double objectiveNats() {
        return squares / 2 - inner(productW, w) + inner(gramW, gramH) / 2;
    }

    @Override
    public Certificate certificate() {
        workers.run(groups.size(), group -> {
            for (CountBlock block : groups.blocks(group)) {
                LeastSquaresKernels.timesD(block, w, productH, phases);
            }
        });
        double[] gaps = new double[groups.size()];
        LeastSquaresGap gap = new LeastSquaresGap(gramW, phases);
        workers.run(groups.size(), group -> {
            double[] slope = new double[phases];
            for (int p = groups.firstPixel(group); p < groups.firstPixel(group + 1); p++) {
                slope(ht, productH, gramW, p, slope);
                gaps[group] += gap.of(ht, p * phases, slope);
            }
        });
        return new Certificate(Arrays.stream(gaps).reduce(0, Double::sum), residual(), OptionalDouble.empty());
    }

    @Override
    public Factors factors() {
        return StartValues.factors(w, ht, phases);
    }

    @Override
    public List<String> warnings() {
        double[] spectra = columnSums(w);
        double[] abundances = columnSums(ht);
        return FitDoubts.of(
                problem,
                IntStream.range(0, phases)
                        .mapToDouble(k -> spectra[k] * abundances[k])
                        .toArray());
    }

    /** Largest {@code |w·g|} where the slope is not negative, and the gain of moving a single entry where it is. */
    private double residual() {
        double worst = 0;
        double[] slope = new double[phases];
        for (int l = 0; l < channels; l++) {
            slope(w, productW, gramH, l, slope);
            for (int k = 0; k < phases; k++) {
                double curvature = gramH[k * phases + k];
                double gain = curvature > 0 ? slope[k] * slope[k] / (2 * curvature) : 0;
                worst = Math.max(worst, slope[k] >= 0 ? slope[k] * w[l * phases + k] : gain);
            }
        }
        return worst;
    }

    private void slope(double[] factor, double[] product, double[] gram, int row, double[] out) {
        for (int k = 0; k < phases; k++) {
            double sum = -product[row * phases + k];
            for (int j = 0; j < phases; j++) {
                sum = Fma.of(gram[k * phases + j], factor[row * phases + j], sum);
            }
            out[k] = sum;
        }
    }

    private int[] order() {
        return IntStream.range(0, phases)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -gramW[k * phases + k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void multiplyByH() {
        workers.run(groups.size(), group -> {
            Arrays.fill(partial[group], 0);
            for (CountBlock block : groups.blocks(group)) {
                LeastSquaresKernels.timesH(block, ht, partial[group], phases);
            }
        });
        Arrays.fill(productW, 0);
        for (double[] part : partial) {
            add(part, productW);
        }
    }

    private double[] gramH() {
        double[][] parts = new double[groups.size()][];
        workers.run(
                groups.size(),
                group -> parts[group] = gram(ht, groups.firstPixel(group), groups.firstPixel(group + 1)));
        double[] sum = new double[phases * phases];
        for (double[] part : parts) {
            add(part, sum);
        }
        return sum;
    }

    private double[] gram(double[] factor, int from, int to) {
        double[] gram = new double[phases * phases];
        for (int row = from * phases; row < to * phases; row += phases) {
            for (int k = 0; k < phases; k++) {
                for (int j = 0; j < phases; j++) {
                    gram[k * phases + j] = Fma.of(factor[row + k], factor[row + j], gram[k * phases + j]);
                }
            }
        }
        return gram;
    }

    private double sumOfSquares() {
        double sum = 0;
        for (CountBlock block : problem.counts().blocks()) {
            sum += block.nonZeros() - block.many().length;
            for (int many : block.many()) {
                sum += (double) many * many;
            }
        }
        return sum;
    }

    private double[] columnSums(double[] factor) {
        double[] sums = new double[phases];
        for (int i = 0; i < factor.length; i++) {
            sums[i % phases] += factor[i];
        }
        return sums;
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Fma.of(a[i], b[i], sum);
        }
        return sum;
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
