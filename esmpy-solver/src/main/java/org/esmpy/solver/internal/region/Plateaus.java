package org.esmpy.solver.internal.region;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.prior.PureRegions;

/**
 * Tests whether separate regions repeat the spectrum of a phase. A composition that many places share is a phase; for a
 * composition that no place has, the counts give only a bound. For phase k the test takes every region that is mostly k
 * (more than half of its counts) and compares two hypotheses about the share t of k beside one other phase: the region
 * holds k and nothing else ({@code |t − 1| < ε}), or t has a smooth density between ½ and 1½. Shares above 1 stand for
 * compositions that are more extreme than the phase, which exist where the shares of regions are spread. The Bayes
 * factor is {@code B = P(|t − 1| < ε | counts)/2ε} with an even prior of t and of the other phase: 1 if the counts do
 * not discriminate, at most 1/2ε, 0 for a mixture. If a part φ of these regions is pure, the likelihood of all of them
 * is {@code Π (1 − φ + φ·B)} times that without any pure one. With an even prior of φ the evidence for a plateau is
 * {@code log ∫ Π (1 − φ + φ·B) dφ} nats. Only regions of the phase itself count, so that rare phases are judged like
 * others; and a region of very many counts may differ by ε, however small its noise is.
 */
public final class Plateaus {
    /** Least share of a phase in a region that is mostly this phase. */
    private static final double LEAST = 0.5;

    /** Largest share that is tried: as far above 1 as {@link #LEAST} is below it. */
    private static final double BEYOND = 1.5;

    /** Least share of a group of channels in a spectrum, so that its logarithm stays finite. */
    private static final double LEAST_RATE = 1e-12;

    /** Shares of k at which the likelihood of a region is computed. */
    private static final int STEPS = 100;

    /** Nats of strong evidence: odds of ten to one (Jeffreys 1961, Theory of Probability, appendix B). */
    private static final double STRONG_NATS = Math.log(10);

    /** Parts φ at which the evidence is computed. */
    private static final int PARTS = 100;

    /** Share of a phase that must lie in pure regions; if shares vary smoothly, only a small part of a phase does. */
    private static final double MOST = 0.5;

    /** The same for a phase that keeps its composition while others are moved; stricter, for smooth shares can reach half. */
    private static final double SURE = 2.0 / 3;

    private final int[] counts;
    private final ChannelGroups groups;
    private final SpectraOperator operator;
    private final int channels;
    private final double epsilon;

    /**
     * Prepares the tests of fits to the same regions.
     *
     * @param groups  groups of channels whose counts are compared
     * @param binned  counts of the regions
     * @param g       G, L×C
     * @param epsilon ε, share of a phase up to which it counts as absent
     */
    public Plateaus(ChannelGroups groups, ExposedCounts binned, DMatrixRMaj g, double epsilon) {
        this(groups, groups.counts(binned.counts()), SpectraOperator.of(g), g.getNumRows(), epsilon);
    }

    private Plateaus(ChannelGroups groups, int[] counts, SpectraOperator operator, int channels, double epsilon) {
        this.groups = groups;
        this.counts = counts;
        this.operator = operator;
        this.channels = channels;
        this.epsilon = epsilon;
    }

    /** The same for another share up to which a phase counts as absent. */
    Plateaus withEpsilon(double value) {
        return new Plateaus(groups, counts, operator, channels, value);
    }

    /** The same without some regions, as if they had no counts. */
    Plateaus without(IntPredicate isLeftOut) {
        int[] left = counts.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] = isLeftOut.test(i / groups.size()) ? 0 : left[i];
        }
        return new Plateaus(groups, left, operator, channels, epsilon);
    }

    /** How many of the phases the regions repeat. */
    public static int repeated(List<Plateau> plateaus) {
        return (int) plateaus.stream().filter(Plateau::isDecided).count();
    }

    /** Which of the phases the regions repeat. */
    public static boolean[] decided(List<Plateau> plateaus) {
        boolean[] decided = new boolean[plateaus.size()];
        for (int k = 0; k < decided.length; k++) {
            decided[k] = plateaus.get(k).isDecided();
        }
        return decided;
    }

    /** The plateau of each phase. */
    public List<Plateau> of(Mixture mixture) {
        return plateaus(mixture, BEYOND, new int[mixture.abundances().getNumRows()]);
    }

    /**
     * Regions that hold one phase only with a probability above one half, if no composition is more extreme than the
     * phases.
     */
    public PureRegions pure(Mixture mixture) {
        int[] phases = new int[mixture.abundances().getNumRows()];
        plateaus(mixture, 1, phases);
        return PureRegions.ofPhases(phases);
    }

    /** The phase that makes more than half of the counts of each region. */
    public PureRegions mostly(Mixture mixture) {
        int k = mixture.phases();
        double[] sums = operator.spectrumSums(mixture.w().data, k);
        double[] all = new double[k];
        return PureRegions.ofPhases(IntStream.range(0, mixture.abundances().getNumRows())
                .map(region -> most(mixture, sums, region, all))
                .toArray());
    }

    /** Writes the phase of every region that is pure, −1 for the others. */
    private List<Plateau> plateaus(Mixture mixture, double furthest, int[] phases) {
        int k = mixture.phases();
        double[] sums = operator.spectrumSums(mixture.w().data, k);
        Pair[][] pairs = pairs(shapes(mixture.w(), sums), furthest);
        double[] factors = new double[phases.length];
        double[] ofPart = new double[k * PARTS];
        double[] all = new double[k];
        for (int region = 0; region < phases.length; region++) {
            phases[region] = most(mixture, sums, region, all);
            if (phases[region] >= 0) {
                factors[region] = factor(region, phases[region], pairs);
                for (int part = 1; part <= PARTS; part++) {
                    ofPart[phases[region] * PARTS + part - 1] += Math.log1p(tried(part) * (factors[region] - 1));
                }
            }
        }
        double[] parts = new double[k];
        double[] nats = new double[k];
        for (int phase = 0; phase < k; phase++) {
            double[] nat = Arrays.copyOfRange(ofPart, phase * PARTS, (phase + 1) * PARTS);
            int best = 0;
            for (int i = 1; i < PARTS; i++) {
                best = nat[i] > nat[best] ? i : best;
            }
            double most = nat[best];
            parts[phase] = most > 0 ? tried(1 + best) : 0;
            nats[phase] = most
                    + Math.log(Arrays.stream(nat)
                            .map(of -> Math.exp(of - most))
                            .average()
                            .orElseThrow());
        }
        double[] pure = new double[k];
        for (int region = 0; region < phases.length; region++) {
            double part = phases[region] < 0 ? 0 : parts[phases[region]];
            phases[region] = part * factors[region] > 1 - part ? phases[region] : -1;
            if (phases[region] >= 0) {
                pure[phases[region]] += total(region);
            }
        }
        return IntStream.range(0, k)
                .mapToObj(i -> new Plateau(nats[i], all[i] > 0 ? pure[i] / all[i] : 0))
                .toList();
    }

    private double total(int region) {
        double total = 0;
        for (int i = 0; i < groups.size(); i++) {
            total += counts[region * groups.size() + i];
        }
        return total;
    }

    /** A part φ that is tried; below 1, because some regions may always be mixtures. */
    private static double tried(int part) {
        return part / (PARTS + 1.0);
    }

    /** Shares of the groups in the counts of each phase. */
    private double[][] shapes(DMatrixRMaj w, double[] totals) {
        int k = totals.length;
        int stride = CountPasses.stride(k);
        double[] d = new double[channels * stride];
        operator.spectra(w.data, k, d);
        double[] sums = groups.sums(d, stride, k);
        double[][] shapes = new double[k][groups.size()];
        for (int phase = 0; phase < k; phase++) {
            for (int i = 0; i < groups.size(); i++) {
                shapes[phase][i] = sums[i * k + phase] / Math.max(totals[phase], Double.MIN_NORMAL);
            }
        }
        return shapes;
    }

    /**
     * The evidence that regions repeat a phase.
     *
     * @param nats  log-likelihood ratio of pure regions beside mixtures against mixtures alone
     * @param share of the phase's counts in regions that hold nothing else with a probability above one half
     */
    public record Plateau(double nats, double share) {
        /** Whether some regions repeat the phase. */
        public boolean isSeen() {
            return nats > STRONG_NATS;
        }

        /** Whether most of the phase is in regions that repeat it. */
        public boolean isDecided() {
            return share > MOST && isSeen();
        }

        /** Whether at least two thirds of the phase are in regions that repeat it. */
        public boolean isSure() {
            return share > SURE && isDecided();
        }
    }

    /** The phase that makes more than half of a region's counts, or −1; adds the region's counts to all phases. */
    private int most(Mixture mixture, double[] brightness, int region, double[] all) {
        int k = mixture.phases();
        double sum = 0;
        int most = 0;
        double[] parts = new double[k];
        for (int i = 0; i < k; i++) {
            parts[i] = brightness[i] * mixture.abundances().unsafe_get(region, i);
            sum += parts[i];
            most = parts[i] > parts[most] ? i : most;
        }
        double counts = total(region);
        for (int i = 0; i < k && sum > 0; i++) {
            all[i] += counts * parts[i] / sum;
        }
        return counts > 0 && parts[most] > sum / 2 ? most : -1;
    }

    /** B, for shares from ½ to the furthest of each pair. */
    private double factor(int region, int phase, Pair[][] pairs) {
        double near = 0;
        double all = 0;
        double reference = nats(region, pairs[phase][phase].logs, 0);
        for (int other = 0; other < pairs.length; other++) {
            if (other != phase) {
                Pair pair = pairs[phase][other];
                double sum = 0;
                double inside = 0;
                int steps = 0;
                for (int step = 0; step < STEPS; step++) {
                    double likelihood = Math.exp(nats(region, pair.logs, step * groups.size()) - reference);
                    sum += likelihood;
                    inside += pair.isNear[step] ? likelihood : 0;
                    steps += pair.isNear[step] ? 1 : 0;
                }
                near += inside / steps;
                all += sum / STEPS;
            }
        }
        return all > 0 && all < Double.POSITIVE_INFINITY ? near / all : 0;
    }

    private double nats(int region, double[] logs, int first) {
        double sum = 0;
        int row = region * groups.size();
        for (int i = 0; i < groups.size(); i++) {
            int x = counts[row + i];
            if (x > 0) {
                sum += x * logs[first + i];
            }
        }
        return sum;
    }

    /** The mixtures of each phase with each other one; beside itself, the phase alone. */
    private Pair[][] pairs(double[][] shapes, double furthest) {
        Pair[][] pairs = new Pair[shapes.length][shapes.length];
        for (int phase = 0; phase < shapes.length; phase++) {
            for (int other = 0; other < shapes.length; other++) {
                pairs[phase][other] = other == phase
                        ? Pair.alone(shapes[phase])
                        : Pair.of(shapes[phase], shapes[other], furthest, epsilon);
            }
        }
        return pairs;
    }

    /**
     * The shares t of a phase beside another at which the likelihood of a region is computed.
     *
     * @param logs   logarithms of the shares of the groups in each mixture, one mixture after the other
     * @param isNear whether each t is within ε of 1
     */
    private record Pair(double[] logs, boolean[] isNear) {
        static Pair alone(double[] phase) {
            double[] logs = new double[phase.length];
            write(phase, phase, 1, logs, 0);
            return new Pair(logs, new boolean[] {true});
        }

        /** Shares from ½ to {@code furthest}, or less where no spectrum can be so extreme. */
        static Pair of(double[] phase, double[] other, double furthest, double epsilon) {
            double end = Math.min(furthest, extreme(phase, other));
            double width = (end - LEAST) / STEPS;
            double[] logs = new double[STEPS * phase.length];
            boolean[] isNear = new boolean[STEPS];
            for (int step = 0; step < STEPS; step++) {
                double share = LEAST + (step + 0.5) * width;
                isNear[step] = Math.abs(share - 1) < epsilon;
                write(phase, other, share, logs, step * phase.length);
            }
            return new Pair(logs, isNear);
        }

        /** The share up to which {@code t·phase − (t − 1)·other} is a spectrum; at least 1. */
        private static double extreme(double[] phase, double[] other) {
            double largest = 0;
            for (int i = 0; i < phase.length; i++) {
                largest = other[i] > 0 ? Math.max(largest, other[i] / phase[i]) : largest;
            }
            return largest > 1 ? 1 + 1 / (largest - 1) : Double.POSITIVE_INFINITY;
        }

        private static void write(double[] phase, double[] other, double share, double[] logs, int first) {
            for (int i = 0; i < phase.length; i++) {
                logs[first + i] = Math.log(Math.max(share * phase[i] + (1 - share) * other[i], LEAST_RATE));
            }
        }
    }
}
