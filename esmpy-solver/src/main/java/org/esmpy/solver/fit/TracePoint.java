package org.esmpy.solver.fit;

/**
 * The state of a fit after one iteration. While the next iteration is prepared, the time of the point is kept up to
 * date.
 *
 * @param iteration     iterations so far, 0 for the start
 * @param seconds       time since the start of the fit, s
 * @param objectiveNats objective, nats
 * @param kkt           KKT residual of W if it was computed, else NaN
 */
public record TracePoint(int iteration, double seconds, double objectiveNats, double kkt) {}
