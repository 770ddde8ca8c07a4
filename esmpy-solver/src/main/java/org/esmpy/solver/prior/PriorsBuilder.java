package org.esmpy.solver.prior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.esmpy.model.Basis;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;

/**
 * Collects {@link Priors} and refuses contradictions among them. Phases count from 0 here and from 1 in messages, columns
 * are those of G. Calls are chained. Not thread-safe.
 */
public final class PriorsBuilder {
    /** Relative error up to which a known spectrum has a given proportion, for numbers in files are rounded. */
    private static final double PROPORTION_REL = 1e-6;

    private final Basis basis;
    private final List<Known> known = new ArrayList<>();
    private final List<SortedMap<Integer, Double>> compounds = new ArrayList<>();
    private PureRegions pure = PureRegions.none();
    private Optional<double[]> exposures = Optional.empty();

    PriorsBuilder(Basis basis, int phases) {
        this.basis = basis;
        for (int k = 0; k < phases; k++) {
            known.add(new Known(k));
        }
    }

    /** Phase {@code phase} has nothing of these columns. */
    public PriorsBuilder absent(int phase, int... columns) {
        Known of = phase("an absent column", phase);
        for (int column : columns) {
            of.absent.add(column);
        }
        return this;
    }

    /** Phase {@code phase} has these columns in these proportions, all positive. */
    public PriorsBuilder tied(int phase, Map<Integer, Double> amounts) {
        phase("a proportion", phase).own.add(new TreeMap<>(amounts));
        return this;
    }

    /** Every phase has these columns, if at all, in these proportions, all positive: they are one compound. */
    public PriorsBuilder tied(Map<Integer, Double> amounts) {
        compounds.add(new TreeMap<>(amounts));
        return this;
    }

    /** Phase {@code phase} has these weights, C of them, but for a factor: its brightness is found by the fit. */
    public PriorsBuilder known(int phase, double[] weights) {
        Known of = phase("a known spectrum", phase);
        if (of.weights.isPresent()) {
            throw new IllegalArgumentException("phase " + (phase + 1) + " is given two known spectra");
        }
        if (weights.length != basis.size()
                || Arrays.stream(weights).anyMatch(value -> !(value >= 0 && value < Double.POSITIVE_INFINITY))
                || Arrays.stream(weights).sum() == 0) {
            throw new IllegalArgumentException("the known spectrum of phase " + (phase + 1) + " needs " + basis.size()
                    + " weights, finite, not negative and not all 0, got " + Arrays.toString(weights));
        }
        of.weights = Optional.of(weights.clone());
        return this;
    }

    /** These pixels hold one phase only; may be called again with others. */
    public PriorsBuilder pure(PureRegions regions) {
        for (int phase : regions.phases()) {
            phase("a pure region", phase);
        }
        pure = pure.and(regions);
        return this;
    }

    /**
     * The exposure of each pixel, such as its thickness; where it is 0, the pixel is left out.
     *
     * @param relative P values in any unit; copied
     */
    public PriorsBuilder exposures(double[] relative) {
        for (int p = 0; p < relative.length; p++) {
            if (!(relative[p] >= 0 && relative[p] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("an exposure must be finite and not negative, but that of pixel " + p
                        + " is " + relative[p] + "; 0 leaves a pixel out");
            }
        }
        if (Arrays.stream(relative).noneMatch(value -> value > 0)) {
            throw new IllegalArgumentException("the exposure is 0 in all " + relative.length + " pixels");
        }
        exposures = Optional.of(relative.clone());
        return this;
    }

    /**
     * Makes the priors.
     *
     * @throws IllegalArgumentException if two things contradict each other, or leave a phase no element
     */
    public Priors build() {
        List<WeightPattern> patterns = known.stream().map(Known::pattern).toList();
        WeightSpace space = new WeightSpace(patterns);
        return new Priors(space.isFree() ? Optional.empty() : Optional.of(space), pure, exposures, Optional.empty());
    }

    static IllegalArgumentException noSuchPhase(String what, int phase, int phases) {
        return new IllegalArgumentException(what + " is given for phase " + (phase + 1) + ", but the fit has "
                + (phases == 1 ? "1 phase" : phases + " phases"));
    }

    private Known phase(String what, int phase) {
        if (phase < 0 || phase >= known.size()) {
            throw noSuchPhase(what, phase, known.size());
        }
        return known.get(phase);
    }

    private String name(int column) {
        return basis.columns().get(column).name();
    }

    private List<String> names(Set<Integer> columns) {
        return columns.stream().map(this::name).toList();
    }

    /** The prior knowledge of one phase. */
    private final class Known {
        private final int phase;
        private final SortedSet<Integer> absent = new TreeSet<>();
        private final List<SortedMap<Integer, Double>> own = new ArrayList<>();
        private Optional<double[]> weights = Optional.empty();

        Known(int phase) {
            this.phase = phase;
        }

        WeightPattern pattern() {
            own.forEach(this::requirePositive);
            compounds.forEach(this::requirePositive);
            if (weights.isPresent()) {
                return multiple(weights.get());
            }
            requireAnElement();
            own.forEach(amounts -> requirePresent(amounts.keySet()));
            List<SortedMap<Integer, Double>> ties = new ArrayList<>(own);
            for (SortedMap<Integer, Double> compound : compounds) {
                if (!absent.containsAll(compound.keySet())) {
                    requirePresent(compound.keySet());
                    ties.add(compound);
                }
            }
            WeightPattern pattern = WeightPattern.free(basis.size());
            SortedSet<Integer> taken = new TreeSet<>();
            for (SortedMap<Integer, Double> amounts : ties) {
                for (int column : amounts.keySet()) {
                    if (!taken.add(column)) {
                        throw refusal("has two proportions that name " + name(column));
                    }
                }
                pattern = pattern.tied(amounts);
            }
            for (int column : absent) {
                pattern = pattern.without(column);
            }
            return pattern;
        }

        private WeightPattern multiple(double[] given) {
            for (int column : absent) {
                if (given[column] > 0) {
                    throw refusal("is known to have " + name(column) + ", which is also said to be absent");
                }
            }
            if (!own.isEmpty()) {
                throw refusal("has a known spectrum and fixed proportions of "
                        + names(own.get(0).keySet()) + "; give one of them");
            }
            for (SortedMap<Integer, Double> compound : compounds) {
                double unit = given[compound.firstKey()] / compound.get(compound.firstKey());
                compound.forEach((column, amount) -> {
                    if (Math.abs(given[column] - unit * amount)
                            > PROPORTION_REL * Math.max(given[column], unit * amount)) {
                        throw refusal("has a known spectrum in which " + names(compound.keySet())
                                + " are not in the proportion that is given for every phase");
                    }
                });
            }
            return WeightPattern.multipleOf(given);
        }

        private void requireAnElement() {
            int[] elements = basis.characteristicRows();
            if (elements.length > 0 && IntStream.of(elements).allMatch(absent::contains)) {
                throw refusal("would have no element left: all " + elements.length + " of "
                        + IntStream.of(elements)
                                .mapToObj(PriorsBuilder.this::name)
                                .toList() + " are absent");
            }
            if (absent.size() == basis.size()) {
                throw refusal("would have none of the " + basis.size() + " columns of G left");
            }
        }

        private void requirePresent(Set<Integer> columns) {
            for (int column : columns) {
                if (absent.contains(column)) {
                    throw refusal("has " + name(column) + " in a fixed proportion with others of " + names(columns)
                            + ", but it is also said to be absent");
                }
            }
        }

        private void requirePositive(SortedMap<Integer, Double> amounts) {
            amounts.forEach((column, amount) -> {
                if (!(amount > 0 && amount < Double.POSITIVE_INFINITY)) {
                    throw refusal(
                            "has " + amount + " parts of " + name(column) + "; a proportion needs positive amounts");
                }
            });
        }

        private IllegalArgumentException refusal(String what) {
            return new IllegalArgumentException("phase " + (phase + 1) + " " + what);
        }
    }
}
