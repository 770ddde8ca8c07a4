package org.esmpy.solver.internal.penalty;

import java.util.Optional;
import org.esmpy.solver.prior.GuideImage;

/**
 * Computes Huber's total variation between a pixel and its eight neighbours, {@code (√2 − 1)·λ·c·φ(r)}, c = 1 along the
 * axes and 1/√2 along the diagonals, {@code φ(r) = r²/2δ} below δ and {@code r − δ/2} above. The factor makes the
 * length of a straight edge nearly independent of its direction, so that λ is nats per pixel of edge of height 1. A guide
 * multiplies it by a factor for each pair of pixels.
 *
 * @param lambda λ, nats per unit of abundance; at least 0
 * @param delta  δ, distance of abundances below which neighbours are smoothed without an edge; positive
 * @param guide  image at whose edges λ is smaller; empty if there is none
 */
public record EdgeWeights(double lambda, double delta, Optional<GuideImage> guide) {
    /** With these factors the length of an edge is right along the axes and along the diagonals. */
    private static final double EDGE = Math.sqrt(2) - 1;

    private static final double DIAGONAL = Math.sqrt(0.5);

    /** The same λ between all neighbours. */
    public EdgeWeights(double lambda, double delta) {
        this(lambda, delta, Optional.empty());
    }

    /** Whether the penalty is 0 everywhere. */
    public boolean isZero() {
        return lambda == 0;
    }

    /** Factor of {@link #nats} and {@link #weight} for a pixel and its neighbour. */
    double coupling(int pixel, int neighbour) {
        return guide.isEmpty() ? 1 : guide.get().coupling(pixel, neighbour);
    }

    /** Energy of two neighbours at distance r but for {@link #coupling}, nats. */
    public double nats(double r, boolean diagonal) {
        return strength(diagonal) * (r < delta ? r * r / (2 * delta) : r - delta / 2);
    }

    /** w for which {@code w/2·r²} touches the energy and lies above it elsewhere, but for {@link #coupling}. */
    public double weight(double r, boolean diagonal) {
        return strength(diagonal) / Math.max(r, delta);
    }

    private double strength(boolean diagonal) {
        return (diagonal ? DIAGONAL : 1) * EDGE * lambda;
    }
}
