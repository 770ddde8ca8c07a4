package org.esmpy.solver.internal.penalty;

/**
 * Computes Huber's total variation between a pixel and its eight neighbours, {@code (√2 − 1)·λ·c·φ(r)}, c = 1 along the
 * axes and 1/√2 along the diagonals, {@code φ(r) = r²/2δ} below δ and {@code r − δ/2} above. The factor makes the
 * length of a straight edge nearly independent of its direction, so that λ is nats per pixel of edge of height 1.
 *
 * @param lambda λ, nats per unit of abundance; at least 0
 * @param delta  δ, distance of abundances below which neighbours are smoothed without an edge; positive
 */
public record EdgeWeights(double lambda, double delta) {
    /** With these factors the length of an edge is right along the axes and along the diagonals. */
    private static final double EDGE = Math.sqrt(2) - 1;

    private static final double DIAGONAL = Math.sqrt(0.5);

    /** Whether the penalty is 0 everywhere. */
    public boolean isZero() {
        return lambda == 0;
    }

    /** Energy of two neighbours at distance r, nats. */
    public double nats(double r, boolean diagonal) {
        return strength(diagonal) * (r < delta ? r * r / (2 * delta) : r - delta / 2);
    }

    /** w for which {@code w/2·r²} touches the energy and lies above it elsewhere. */
    public double weight(double r, boolean diagonal) {
        return strength(diagonal) / Math.max(r, delta);
    }

    private double strength(boolean diagonal) {
        return (diagonal ? DIAGONAL : 1) * EDGE * lambda;
    }
}
