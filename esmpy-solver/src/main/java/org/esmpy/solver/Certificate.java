package org.esmpy.solver;

import java.util.OptionalDouble;

/**
 * States how far the factors of a fit may still be from the optimum.
 *
 * @param hBoundNats            upper bound on the decrease that H alone can still bring at this W, summed over pixels,
 *     nats. Where abundances sum to one and no penalty couples neighbours, pixels without counts keep their starting
 *     abundances, and the bound covers the pixels with counts only
 * @param wKkt                  largest complementarity residual of W, {@code max |w·∂F/∂w|} and, at w = 0, the negative
 *     gradient times the column's scale, nats
 * @param predictedDecreaseNats estimate, not a bound, of the decrease that Newton steps of W can still bring with the
 *     best H, nats: several times the prediction of the next step plus, until the steps converge quadratically, the
 *     decrease of the last one. Valid near a minimum; empty if the solver takes no Newton steps
 */
public record Certificate(double hBoundNats, double wKkt, OptionalDouble predictedDecreaseNats) {
    /**
     * A copy limited to {@code mostNats}, the largest possible decrease of the whole objective. Values above it become
     * {@code mostNats}, and so does NaN, which arises where a phase explains no counts.
     */
    public Certificate atMost(double mostNats) {
        return new Certificate(
                least(hBoundNats, mostNats),
                wKkt,
                predictedDecreaseNats.isPresent()
                        ? OptionalDouble.of(least(predictedDecreaseNats.getAsDouble(), mostNats))
                        : predictedDecreaseNats);
    }

    private static double least(double nats, double mostNats) {
        return nats <= mostNats ? nats : mostNats;
    }
}
