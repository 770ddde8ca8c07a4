package org.esmpy.solver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;

/**
 * A factorisation problem: the counts, the model, the number of phases, and the constraints and penalties on the
 * factors.
 *
 * @param counts       X, L×P
 * @param shape        arrangement of the P pixels, for penalties between neighbours
 * @param model        supplies G; empty means G = I, plain NMF, where W holds whole spectra (L×K)
 * @param phases       number of phases, K; at least 1
 * @param constraints  at most one of each kind
 * @param regularizers at most one of each kind
 */
public record Problem(
        CountMatrix counts,
        ImageShape shape,
        Optional<SpectralModel> model,
        int phases,
        List<Constraint> constraints,
        List<Regularizer> regularizers) {
    public Problem {
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(model, "model; Optional.empty() means G = I");
        constraints = List.copyOf(Objects.requireNonNull(constraints, "constraints"));
        regularizers = List.copyOf(Objects.requireNonNull(regularizers, "regularizers"));
        if (counts.pixels() != shape.pixels()) {
            throw new IllegalArgumentException("counts have " + counts.pixels() + " pixels, but the image has "
                    + shape.height() + " x " + shape.width());
        }
        if (phases < 1) {
            throw new IllegalArgumentException("a factorisation needs at least 1 phase, got " + phases);
        }
        if (counts.total() == 0) {
            throw new IllegalArgumentException("the map holds no counts; nothing to factorise");
        }
        requireOneOfEach(constraints);
        requireSums(constraints, counts.pixels());
        requireOneOfEach(regularizers);
        FitMemory.requireFactors(counts, model, phases);
    }

    /** The same problem with G = I. */
    public Problem withoutModel() {
        return new Problem(counts, shape, Optional.empty(), phases, constraints, regularizers);
    }

    /** The same problem with G = I, without penalties and without constraints but masks, as plain NMF solves it. */
    public Problem plain() {
        List<Constraint> masks = constraint(Constraint.Masked.class)
                .<List<Constraint>>map(List::of)
                .orElse(List.of());
        return new Problem(counts, shape, Optional.empty(), phases, masks, List.of());
    }

    /** The same problem with another number of phases. */
    public Problem withPhases(int value) {
        return new Problem(counts, shape, model, value, constraints, regularizers);
    }

    public Problem withConstraints(List<Constraint> value) {
        return new Problem(counts, shape, model, phases, value, regularizers);
    }

    public Problem withRegularizers(List<Regularizer> value) {
        return new Problem(counts, shape, model, phases, constraints, value);
    }

    /**
     * The same problem where some pixels and channels carry no likelihood: their counts are left out, and
     * {@link Constraint.Masked} says so. Replaces an earlier mask, but does not restore its counts.
     *
     * @param pixels   pixels to leave out, such as those outside the specimen
     * @param channels channels to leave out, such as those of a line that the model does not describe
     * @throws IllegalArgumentException if there is no such pixel or channel, or no count is left
     */
    public Problem masked(BitSet pixels, BitSet channels) {
        requireWithin("pixel", pixels, counts.pixels());
        requireWithin("channel", channels, counts.channels());
        CountMatrixBuilder seen = CountMatrix.builder(counts.channels(), counts.pixels());
        for (int p = 0; p < counts.pixels(); p++) {
            if (!pixels.get(p)) {
                counts.forEach(p, (channel, count) -> seen.add(channel, channels.get(channel) ? 0 : count));
            }
            seen.endPixel();
        }
        CountMatrix left = seen.build();
        if (left.total() == 0) {
            throw new IllegalArgumentException("the masks of " + pixels.cardinality() + " pixels and "
                    + channels.cardinality() + " channels leave none of " + counts.total() + " counts; mask fewer");
        }
        List<Constraint> all = new ArrayList<>(constraints);
        all.removeIf(Constraint.Masked.class::isInstance);
        all.add(new Constraint.Masked(pixels, channels));
        return new Problem(left, shape, model, phases, all, regularizers);
    }

    /**
     * G, shared and of each phase, with the rows of masked channels set to 0.
     *
     * @param basis G; the same instance is returned if no channel is masked
     * @throws IllegalArgumentException if all channels of a column are masked; names the column
     */
    public Basis seen(Basis basis) {
        BitSet masked = maskedChannels();
        if (masked.isEmpty()) {
            return basis;
        }
        DMatrixRMaj g = basis.g().copy();
        for (int l = masked.nextSetBit(0); l >= 0; l = masked.nextSetBit(l + 1)) {
            for (int c = 0; c < basis.size(); c++) {
                g.unsafe_set(l, c, 0);
            }
        }
        for (int c = 0; c < basis.size(); c++) {
            int column = c;
            if (IntStream.range(0, g.getNumRows()).noneMatch(l -> g.unsafe_get(l, column) > 0)) {
                throw new IllegalArgumentException("every channel of column "
                        + basis.columns().get(c).name() + " of G is masked; mask fewer or leave the column out");
            }
        }
        return new Basis(g, basis.columns(), basis.absorber())
                .withThickness(basis.thickness())
                .withPhases(basis.phases().stream().map(this::seen).toList());
    }

    /** Pixels that are masked; a copy. */
    public BitSet maskedPixels() {
        return constraint(Constraint.Masked.class)
                .map(Constraint.Masked::pixels)
                .orElseGet(BitSet::new);
    }

    /** Channels that are masked; a copy. */
    public BitSet maskedChannels() {
        return constraint(Constraint.Masked.class)
                .map(Constraint.Masked::channels)
                .orElseGet(BitSet::new);
    }

    /** Number of pixels that are not masked. */
    public int seenPixels() {
        return counts.pixels() - maskedPixels().cardinality();
    }

    /** Mean counts of a pixel that is not masked. */
    public double countsPerPixel() {
        return (double) counts.total() / seenPixels();
    }

    /** The constraint of a kind, if there is one. */
    public <T extends Constraint> Optional<T> constraint(Class<T> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The regulariser of a kind, if there is one. */
    public <T extends Regularizer> Optional<T> regularizer(Class<T> kind) {
        return regularizers.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static void requireWithin(String what, BitSet mask, int size) {
        if (mask.length() > size) {
            throw new IllegalArgumentException("the mask names " + what + " " + (mask.length() - 1)
                    + ", but the counts have " + what + "s 0 to " + (size - 1));
        }
    }

    private static void requireSums(List<Constraint> constraints, int pixels) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.SimplexH simplex
                    && simplex.sums().length != 0
                    && simplex.sums().length != pixels) {
                throw new IllegalArgumentException("sums of abundances are given for " + simplex.sums().length
                        + " pixels, but the counts have " + pixels);
            }
        }
    }

    private static void requireOneOfEach(List<?> items) {
        if (items.stream().map(Object::getClass).distinct().count() < items.size()) {
            throw new IllegalArgumentException("at most one of each kind is possible, got " + items);
        }
    }
}
