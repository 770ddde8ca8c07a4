package org.esmpy.solver.fit;

/**
 * A fit after one iteration. Where a run prepares the next one, its time goes on until that begins.
 *
 * @param iteration     iterations so far, 0 for the start
 * @param seconds       time since the start of the fit, s
 * @param objectiveNats objective, nats
 * @param kkt           KKT residual of W if it was computed, else NaN
 */
public record TracePoint(int iteration, double seconds, double objectiveNats, double kkt) {}
