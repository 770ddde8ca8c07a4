package org.esmpy.solver;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;

/**
 * What is to be factorised, and under which conditions.
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
        constraints = List.copyOf(constraints);
        regularizers = List.copyOf(regularizers);
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
        requireOneOfEach(regularizers);
    }

    /** The same problem with G = I. */
    public Problem withoutModel() {
        return new Problem(counts, shape, Optional.empty(), phases, constraints, regularizers);
    }

    public Problem withConstraints(List<Constraint> value) {
        return new Problem(counts, shape, model, phases, value, regularizers);
    }

    public Problem withRegularizers(List<Regularizer> value) {
        return new Problem(counts, shape, model, phases, constraints, value);
    }

    /** The constraint of a kind, if there is one. */
    public <T extends Constraint> Optional<T> constraint(Class<T> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The regulariser of a kind, if there is one. */
    public <T extends Regularizer> Optional<T> regularizer(Class<T> kind) {
        return regularizers.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static void requireOneOfEach(List<?> items) {
        if (items.stream().map(Object::getClass).distinct().count() < items.size()) {
            throw new IllegalArgumentException("at most one of each kind is possible, got " + items);
        }
    }
}
