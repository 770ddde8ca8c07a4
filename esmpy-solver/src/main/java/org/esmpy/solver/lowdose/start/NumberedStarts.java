package org.esmpy.solver.lowdose.start;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.internal.SparseRows;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.point.Concentrations;
import org.esmpy.solver.matching.PhaseAssignment;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.PixelBins;

/**
 * Makes starts obey prior knowledge of the phases. Proposed phases come in any order: each phase with prior knowledge
 * takes the one that is nearest to obeying it, by the Hellinger distance (1909, doi:10.1515/crll.1909.136.210) of their
 * counts by column, and is made to obey; a phase with a pure region begins with the concentrations of the region. The
 * other phases take the numbers that are left, in the order in which they were proposed.
 *
 * @param starts proposes phases
 */
public record NumberedStarts(StartGenerator starts) implements StartGenerator {
    @Override
    public List<Start> propose(ExposedProblem problem, int binSize, RandomGenerator random, Workers workers) {
        List<Start> proposed = starts.propose(problem, binSize, random, workers);
        if (problem.weights().isFree() && problem.map().pure().isEmpty()) {
            return proposed;
        }
        Numbering numbering = new Numbering(problem, workers);
        return proposed.stream()
                .map(start -> new Start(start.name(), numbering.apply(start.w())))
                .toList();
    }

    /** Numbers phases for one problem, and makes them obey. */
    private static final class Numbering {
        private final WeightSpace weights;
        private final DMatrixRMaj regions;
        private final boolean[] hasRegion;
        private final double[] columnSums;
        private final int[] named;

        Numbering(ExposedProblem problem, Workers workers) {
            this.weights = problem.weights();
            this.columnSums = new SparseRows(problem.g()).columnSums();
            this.regions = new DMatrixRMaj(columnSums.length, problem.phases());
            this.hasRegion = new boolean[problem.phases()];
            if (!problem.map().pure().isEmpty()) {
                read(PixelBins.ofRegions(problem.map()), problem.g(), workers);
            }
            this.named = IntStream.range(0, hasRegion.length)
                    .filter(k -> hasRegion[k] || !weights.pattern(k).isFree())
                    .toArray();
        }

        /** Concentrations of the regions, with a little of the whole map so that no column is stuck at 0. */
        private void read(ExposedCounts bins, DMatrixRMaj g, Workers workers) {
            DMatrixRMaj concentrations = Concentrations.of(bins, g, workers);
            double total = bins.totalExposure();
            for (int c = 0; c < columnSums.length; c++) {
                double mean = 0;
                for (int p = 0; p < bins.pixels(); p++) {
                    mean += bins.exposures()[p] / total * concentrations.unsafe_get(p, c);
                }
                for (int p = 0; p < bins.pixels(); p++) {
                    if (bins.pure().isPure(p)) {
                        int phase = bins.pure().phaseOf(p);
                        hasRegion[phase] = true;
                        regions.unsafe_set(c, phase, concentrations.unsafe_get(p, c) + StructuredStarts.FILL * mean);
                    }
                }
            }
        }

        DMatrixRMaj apply(DMatrixRMaj w) {
            int phases = w.getNumCols();
            double[][] cost = new double[named.length][phases];
            for (int i = 0; i < named.length; i++) {
                for (int j = 0; j < phases; j++) {
                    cost[i][j] = distance(w, j, obeying(named[i], w, j));
                }
            }
            int[] chosen = PhaseAssignment.cheapest(cost);
            DMatrixRMaj numbered = w.createLike();
            boolean[] taken = new boolean[phases];
            boolean[] filled = new boolean[phases];
            for (int i = 0; i < named.length; i++) {
                set(numbered, named[i], obeying(named[i], w, chosen[i]));
                filled[named[i]] = true;
                taken[chosen[i]] = true;
            }
            int next = 0;
            for (int k = 0; k < phases; k++) {
                if (!filled[k]) {
                    while (taken[next]) {
                        next++;
                    }
                    set(numbered, k, obeying(k, w, next++));
                }
            }
            return numbered;
        }

        /** The phase's region if it has one, otherwise a proposed phase; made to obey. */
        private double[] obeying(int phase, DMatrixRMaj w, int proposed) {
            WeightPattern pattern = weights.pattern(phase);
            return hasRegion[phase]
                    ? pattern.project(regions, phase, columnSums)
                    : pattern.project(w, proposed, columnSums);
        }

        /** Squared Hellinger distance of the shares that the columns have in the counts, 0 … 1. */
        private double distance(DMatrixRMaj w, int phase, double[] other) {
            double first = 0;
            double second = 0;
            double overlap = 0;
            for (int c = 0; c < other.length; c++) {
                double counts = columnSums[c] * w.unsafe_get(c, phase);
                first += counts;
                second += columnSums[c] * other[c];
                overlap += Math.sqrt(counts * columnSums[c] * other[c]);
            }
            return first > 0 && second > 0 ? 1 - overlap / Math.sqrt(first * second) : 1;
        }

        private static void set(DMatrixRMaj w, int column, double[] values) {
            for (int c = 0; c < values.length; c++) {
                w.unsafe_set(c, column, values[c]);
            }
        }
    }
}
