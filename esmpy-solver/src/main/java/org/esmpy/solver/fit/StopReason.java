package org.esmpy.solver.fit;

/** Why a fit ended. */
public enum StopReason {
    /**
     * The certificate leaves less to gain than the required limit or, once steps make no progress, less than 0.01 nats.
     */
    CERTIFIED,
    /** The KKT residuals fell below the required limit. */
    KKT,
    /** The objective changed by less than the required share. No proof of optimality. */
    RELATIVE_CHANGE,
    /**
     * No step improves the objective any more within rounding, although the certificate does not exclude a better fit.
     */
    STALLED,
    /** The allowed number of iterations was used up. */
    ITERATIONS,
    /** The allowed time was used up. */
    SECONDS,
    /** The listener asked to stop. */
    CANCELLED
}
