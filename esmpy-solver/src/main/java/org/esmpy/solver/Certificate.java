package org.esmpy.solver;

import java.util.OptionalDouble;

/**
 * How far factors are from optimal.
 *
 * @param hBoundNats            upper bound on what H alone can still gain at this W, summed over pixels, nats. Where abundances
 *     sum to one and no penalty binds neighbours, pixels without counts keep the abundances of the start as if they were
 *     fixed, and the bound is one of the pixels with counts
 * @param wKkt                  largest complementarity residual of W, {@code max |w·∂F/∂w|} and, at w = 0, the
 *     negative gradient times the column's scale, nats
 * @param predictedDecreaseNats what Newton steps of W can still bring, H included, nats: several times the prediction of the
 *     next one, and what the last one brought until they converge quadratically. Holds near a minimum, and is no bound; empty
 *     if the solver makes none
 */
public record Certificate(double hBoundNats, double wKkt, OptionalDouble predictedDecreaseNats) {
    /**
     * The same, knowing that the whole objective can fall by no more than {@code mostNats}: what exceeds that, or is no
     * number, as where a phase explains nothing and its gradient says nothing either, becomes {@code mostNats}.
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
