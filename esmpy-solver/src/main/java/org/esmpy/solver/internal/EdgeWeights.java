package org.esmpy.solver.internal;

/**
 * Huber's total variation between a pixel and its eight neighbours, {@code (√2 − 1)·λ·c·φ(r/a)}, c = 1 along the axes and
 * 1/√2 along the diagonals, {@code φ(ρ) = ρ²/2δ} below δ and {@code ρ − δ/2} above. The factor makes the length of a
 * straight edge nearly independent of its direction, so that λ is nats per pixel of edge between pure phases.
 *
 * @param lambda λ, nats; at least 0
 * @param delta  δ, share of a pure pixel below which neighbours are smoothed without an edge
 * @param unit   a, abundance of a pure pixel
 */
record EdgeWeights(double lambda, double delta, double unit) {
    private static final double EDGE = Math.sqrt(2) - 1;
    private static final double DIAGONAL = Math.sqrt(0.5);

    boolean isZero() {
        return lambda == 0;
    }

    /** Energy of two neighbours at distance r, nats. */
    double nats(double r, boolean diagonal) {
        double rho = r / unit;
        return strength(diagonal) * (rho < delta ? rho * rho / (2 * delta) : rho - delta / 2);
    }

    /** w for which {@code w/2·r²} touches the energy and lies above it elsewhere. */
    double weight(double r, boolean diagonal) {
        return strength(diagonal) / (unit * unit * Math.max(r / unit, delta));
    }

    private double strength(boolean diagonal) {
        return (diagonal ? DIAGONAL : 1) * EDGE * lambda;
    }
}
