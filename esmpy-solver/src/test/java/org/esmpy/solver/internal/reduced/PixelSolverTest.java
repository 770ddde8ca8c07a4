package org.esmpy.solver.internal.reduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelSolverTest {
    private static final double TOLERANCE = 1e-14;

    /** What a squared Newton decrement of 1e-14 leaves of the optimality conditions, relative to the counts. */
    private static final double STATIONARY = 1e-6;

    private static final int CHANNELS = 25;
    private static final int PIXELS = 60;

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void satisfiesTheOptimalityConditionsOnTheSimplex(int phases) {
        Fixture fixture = new Fixture(phases, 1, 12, true);
        double[] ht = fixture.solve(fixture.start(1));
        for (int p = 0; p < PIXELS; p++) {
            double[] g = fixture.gradient(ht, p);
            double level = 0;
            double sum = 0;
            for (int k = 0; k < phases; k++) {
                level += ht[p * phases + k] * g[k];
                sum += ht[p * phases + k];
            }
            assertThat(sum).as("pixel %d", p).isCloseTo(1, within(1e-14));
            fixture.assertStationary(ht, p, g, level);
        }
    }

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12})
    void satisfiesTheOptimalityConditionsWithoutSum(int phases) {
        Fixture fixture = new Fixture(phases, 2, 12, false);
        double[] ht = fixture.solve(fixture.start(2));
        long[] totals = fixture.counts.pixelTotals();
        for (int p = 0; p < PIXELS; p++) {
            double explained = 0;
            for (int k = 0; k < phases; k++) {
                explained += fixture.sums[k] * ht[p * phases + k];
            }
            assertThat(explained).as("counts of pixel %d", p).isCloseTo(totals[p], within(STATIONARY * totals[p]));
            fixture.assertStationary(ht, p, fixture.gradient(ht, p), 0);
        }
    }

    /** The first Newton decrements are in the hundreds, where steps of {@code 1/(1+λ)} would not arrive. */
    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {2, 5, 8, 12})
    void arrivesFromAfarWhereCountsAreMany(int phases) {
        Fixture fixture = new Fixture(phases, 4, 3e6, true);
        double[] ht = fixture.solve(fixture.start(4));
        for (int p = 0; p < PIXELS; p++) {
            double[] g = fixture.gradient(ht, p);
            double level = 0;
            for (int k = 0; k < phases; k++) {
                level += ht[p * phases + k] * g[k];
            }
            fixture.assertStationary(ht, p, g, level);
        }
    }

    /** A handful of counts in fewer channels than phases: the curvature is singular. */
    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {2, 3, 4, 6, 12})
    void solvesPixelsWithFewerCountsThanPhases(int phases) {
        Fixture fixture = new Fixture(phases, 3, 1.5, true);
        double[] ht = fixture.solve(fixture.start(3));
        long[] totals = fixture.counts.pixelTotals();
        for (int p = 0; p < PIXELS; p++) {
            if (totals[p] > 0) {
                double[] g = fixture.gradient(ht, p);
                double level = 0;
                for (int k = 0; k < phases; k++) {
                    level += ht[p * phases + k] * g[k];
                }
                fixture.assertStationary(ht, p, g, level);
            }
        }
    }

    @Test
    void releasesAbundancesThatStartAtZero() {
        Fixture fixture = new Fixture(3, 4, 30, true);
        double[] inside = fixture.solve(fixture.start(4));
        double[] vertex = new double[inside.length];
        for (int p = 0; p < PIXELS; p++) {
            vertex[p * 3 + p % 3] = 1;
        }
        double[] ht = fixture.solve(vertex);
        for (int i = 0; i < ht.length; i++) {
            assertThat(ht[i]).as("entry %d", i).isCloseTo(inside[i], within(1e-6));
        }
    }

    @Test
    void leavesExactZeros() {
        double[] ht = new Fixture(3, 5, 5, true).solve(new Fixture(3, 5, 5, true).start(5));
        assertThat(Arrays.stream(ht).filter(h -> h == 0).count()).isBetween(20L, 110L);
        assertThat(Arrays.stream(ht).filter(h -> h > 0 && h < 1e-9).count()).isZero();
    }

    @Test
    void keepsThePixelsWithoutCountsOnTheSimplexAndClearsThemOtherwise() {
        for (boolean simplex : new boolean[] {true, false}) {
            Fixture fixture = new Fixture(3, 6, 0.5, simplex);
            double[] start = fixture.start(6);
            double[] ht = fixture.solve(start);
            long[] totals = fixture.counts.pixelTotals();
            assertThat(Arrays.stream(totals).filter(n -> n == 0)).isNotEmpty();
            for (int i = 0; i < ht.length; i++) {
                if (totals[i / 3] == 0) {
                    assertThat(ht[i]).isEqualTo(simplex ? start[i] : 0);
                }
            }
        }
    }

    @Test
    void beginsAgainWhereAZeroRateMeetsACount() {
        Fixture fixture = new Fixture(3, 7, 12, true);
        for (int l = 0; l < CHANNELS; l += 2) {
            fixture.d[l * CountPasses.stride(3)] = 0;
        }
        double[] ht = new double[PIXELS * 3];
        for (int p = 0; p < PIXELS; p++) {
            ht[p * 3] = 1;
        }
        ht = fixture.solve(ht);
        for (int p = 0; p < PIXELS; p++) {
            double[] g = fixture.gradient(ht, p);
            double level = ht[p * 3] * g[0] + ht[p * 3 + 1] * g[1] + ht[p * 3 + 2] * g[2];
            fixture.assertStationary(ht, p, g, level);
        }
    }

    /** The response of the abundances to a push, by finite differences. */
    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {2, 3, 5})
    void whitenedDirectionsGiveTheResponseOfTheAbundances(int phases) {
        double push = 1e-5;
        Fixture fixture = new Fixture(phases, 8, 40, true);
        double[] ht = fixture.solve(fixture.start(8));
        PixelSolver solver = new PixelSolver(
                fixture.problem, AbundancePenalty.of(fixture.problem).sparsity());
        double[] z = new double[phases * phases];
        for (int p = 0; p < 10; p++) {
            solver.prepare(fixture.d, fixture.sums, 0, TOLERANCE);
            double[] at = ht.clone();
            solver.solve(fixture.counts.blocks().get(0), p, at);
            int count = solver.directions(z);
            double[] pushed = fixture.sums.clone();
            pushed[0] += push;
            solver.prepare(fixture.d, pushed, 0, TOLERANCE);
            double[] response = ht.clone();
            solver.solve(fixture.counts.blocks().get(0), p, response);
            for (int k = 0; k < phases; k++) {
                double expected = 0;
                for (int n = 0; n < count; n++) {
                    expected -= z[n * phases + k] * z[n * phases];
                }
                double actual = (response[p * phases + k] - at[p * phases + k]) / push;
                assertThat(actual).as("pixel %d, phase %d", p, k).isCloseTo(expected, within(1e-3 * fixture.spread(z)));
            }
        }
    }

    private static final class Fixture {
        private final int phases;
        private final Problem problem;
        private final CountMatrix counts;
        private final double[] d;
        private final double[] sums;

        Fixture(int phases, long seed, double dose, boolean simplex) {
            this.phases = phases;
            SplittableRandom random = new SplittableRandom(seed);
            DMatrixRMaj spectra = SmallProblems.uniform(CHANNELS, phases, 0, 2 * dose / CHANNELS, random);
            this.counts = SmallProblems.counts(CHANNELS, PIXELS, (l, p) -> {
                double mean = spectra.get(l, p % phases);
                return (int) Math.floor(mean) + (random.nextDouble() < mean % 1 ? 1 : 0);
            });
            this.problem = new Problem(
                    counts,
                    new ImageShape(1, PIXELS),
                    Optional.empty(),
                    phases,
                    simplex ? List.of(new Constraint.SimplexH()) : List.of(),
                    List.of());
            int stride = CountPasses.stride(phases);
            this.d = new double[CHANNELS * stride];
            this.sums = new double[phases];
            for (int l = 0; l < CHANNELS; l++) {
                for (int k = 0; k < phases; k++) {
                    d[l * stride + k] = spectra.get(l, k);
                    sums[k] += spectra.get(l, k);
                }
            }
        }

        double[] start(long seed) {
            double[] ht = new double[PIXELS * phases];
            DMatrixRMaj h = SmallProblems.simplex(phases, PIXELS, new SplittableRandom(seed));
            for (int i = 0; i < ht.length; i++) {
                ht[i] = h.get(i % phases, i / phases);
            }
            return ht;
        }

        double[] solve(double[] start) {
            double[] ht = start.clone();
            PixelSolver solver =
                    new PixelSolver(problem, AbundancePenalty.of(problem).sparsity());
            solver.prepare(d, sums, 0, TOLERANCE);
            for (int p = 0; p < PIXELS; p++) {
                solver.solve(counts.blocks().get(0), p, ht);
            }
            return ht;
        }

        double[] gradient(double[] ht, int p) {
            double[] g = sums.clone();
            int stride = CountPasses.stride(phases);
            counts.forEach(p, (l, x) -> {
                double rate = 0;
                for (int k = 0; k < phases; k++) {
                    rate += d[l * stride + k] * ht[p * phases + k];
                }
                for (int k = 0; k < phases; k++) {
                    g[k] -= d[l * stride + k] * x / rate;
                }
            });
            return g;
        }

        void assertStationary(double[] ht, int p, double[] g, double level) {
            for (int k = 0; k < phases; k++) {
                double h = ht[p * phases + k];
                double scale = STATIONARY * (1 + sums[k]);
                assertThat(g[k] - level)
                        .as("gradient of phase %d at %s in pixel %d", k, h, p)
                        .isGreaterThan(-scale);
                assertThat(h * (g[k] - level)).as("phase %d, pixel %d", k, p).isLessThan(scale);
            }
        }

        double spread(double[] z) {
            double sum = 0;
            for (double value : z) {
                sum += value * value;
            }
            return sum;
        }
    }
}
