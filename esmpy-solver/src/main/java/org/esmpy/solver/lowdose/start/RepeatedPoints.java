package org.esmpy.solver.lowdose.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Workers;

/**
 * Chooses a few points by which all points are described in the shortest way: every point is near one of the chosen or near the
 * line between two of them. A point with exposure e at the distance r costs {@code ½·e·r²} nats, its position between two
 * {@code ½·log N + 1} more, with N its counts (Rissanen 1978, doi:10.1016/0005-1098(78)90005-5). Points are added one by one and
 * then exchanged as long as that is cheaper.
 */
final class RepeatedPoints {
    /** Counts that a point needs to be chosen: with fewer, noise hides which phase it has. */
    private static final double LEAST_COUNTS = 250;

    /** Points of each kind that are tried for a place, which bounds the cost. */
    private static final int CANDIDATES = 40;

    /** Largest number of rounds of exchanges, which bounds the cost. */
    private static final int EXCHANGES = 3;

    /** Nats per squared distance in whitened coordinates: half, as in the exponent of a Gaussian. */
    private static final double NATS_PER_SQUARE = 0.5;

    /** Nats per logarithm of the counts for a position on a line, which is known to one part in their root. */
    private static final double NATS_PER_LOG_COUNTS = 0.5;

    /** Nats for the choice of the line. */
    private static final double LINE_NATS = 1;

    private final double[][] points;
    private final double[] exposures;
    private final double[] price;
    private final int[] usable;
    private final long[] counts;
    private final Workers workers;

    /**
     * @param points    in coordinates in which the noise of a unit of exposure is white
     * @param exposures of the points
     * @param counts    of the points
     * @param workers   threads for parallel work
     */
    RepeatedPoints(double[][] points, double[] exposures, long[] counts, Workers workers) {
        this.points = points;
        this.exposures = exposures;
        this.counts = counts;
        this.workers = workers;
        this.price = new double[points.length];
        Arrays.setAll(price, p -> NATS_PER_LOG_COUNTS * Math.log(Math.max(counts[p], 1)) + LINE_NATS);
        this.usable = IntStream.range(0, points.length)
                .filter(p -> exposures[p] > 0 && counts[p] >= LEAST_COUNTS)
                .toArray();
    }

    /** Indices of as many different points; fewer than the phases only if there are fewer points. */
    int[] choose(int phases) {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < phases) {
            chosen.add(best(chosen));
        }
        int[] found = chosen.stream().mapToInt(Integer::intValue).toArray();
        boolean moved = phases > 1;
        for (int round = 0; round < EXCHANGES && moved; round++) {
            moved = false;
            for (int k = 0; k < phases; k++) {
                List<Integer> others = new ArrayList<>();
                for (int j = 0; j < phases; j++) {
                    if (j != k) {
                        others.add(found[j]);
                    }
                }
                int better = best(others);
                moved |= better != found[k];
                found[k] = better;
            }
        }
        return found;
    }

    /** The point that makes the description shortest beside others. */
    private int best(List<Integer> others) {
        double[] cost = new double[points.length];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        for (int i = 0; i < others.size(); i++) {
            lower(cost, others.get(i), others.subList(0, i));
        }
        int[] candidates = candidates(cost);
        double[] sums = new double[candidates.length];
        workers.run(sums.length, i -> {
            double[] with = cost.clone();
            lower(with, candidates[i], others);
            sums[i] = Arrays.stream(with).sum();
        });
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] < least && !others.contains(candidates[i])) {
                least = sums[i];
                best = candidates[i];
            }
        }
        return best >= 0
                ? best
                : IntStream.range(0, points.length)
                        .filter(p -> !others.contains(p))
                        .findFirst()
                        .orElse(0);
    }

    /** Points that are explained worst, and those with most counts. */
    private int[] candidates(double[] cost) {
        int[] from = usable.length > CANDIDATES
                ? usable
                : IntStream.range(0, points.length).toArray();
        IntStream worst = IntStream.of(from)
                .boxed()
                .sorted(Comparator.comparingDouble(p -> -cost[p]))
                .limit(CANDIDATES)
                .mapToInt(Integer::intValue);
        IntStream largest = IntStream.of(from)
                .boxed()
                .sorted(Comparator.comparingLong(p -> -counts[p]))
                .limit(CANDIDATES)
                .mapToInt(Integer::intValue);
        return IntStream.concat(worst, largest).distinct().toArray();
    }

    /** Lowers the cost of every point to that with one more chosen point. */
    private void lower(double[] cost, int added, List<Integer> others) {
        double[] a = points[added];
        double[][] lines = lines(a, others);
        double[] squares =
                Arrays.stream(lines).mapToDouble(RepeatedPoints::square).toArray();
        for (int p = 0; p < points.length; p++) {
            double[] z = points[p];
            double own = 0;
            for (int i = 0; i < z.length; i++) {
                own = Fma.of(z[i] - a[i], z[i] - a[i], own);
            }
            cost[p] = Math.min(cost[p], NATS_PER_SQUARE * exposures[p] * own);
            for (int j = 0; j < lines.length; j++) {
                double[] line = lines[j];
                double inner = 0;
                for (int i = 0; i < z.length; i++) {
                    inner = Fma.of(line[i], z[i] - a[i], inner);
                }
                double t = squares[j] > 0 ? Math.min(1, Math.max(0, inner / squares[j])) : 0;
                double left = Math.max(0, own - 2 * t * inner + t * t * squares[j]);
                cost[p] = Math.min(cost[p], NATS_PER_SQUARE * exposures[p] * left + price[p]);
            }
        }
    }

    /** The way from a point to each of the others. */
    private double[][] lines(double[] from, List<Integer> others) {
        double[][] lines = new double[others.size()][from.length];
        for (int j = 0; j < lines.length; j++) {
            for (int i = 0; i < from.length; i++) {
                lines[j][i] = points[others.get(j)][i] - from[i];
            }
        }
        return lines;
    }

    private static double square(double[] z) {
        double square = 0;
        for (double coordinate : z) {
            square = Fma.of(coordinate, coordinate, square);
        }
        return square;
    }
}
