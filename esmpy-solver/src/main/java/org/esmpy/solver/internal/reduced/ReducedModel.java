package org.esmpy.solver.internal.reduced;

/**
 * The objective as a function of W alone, {@code F̃(W) = min_H F(W,H)}, to second order at one W. W is ordered by
 * phase, then by column of G: entry {@code k·C + c}; n = K·C. The arrays are shared.
 *
 * @param objectiveNats F̃, nats
 * @param hBoundNats    what H could still gain at this W, nats
 * @param gradient      of F̃, length n
 * @param curvature     Hessian of F̃, n×n; without the response of H if no pixels were sampled for it
 * @param scale         diagonal of the Hessian at fixed H, length n
 * @param wKkt          complementarity residual of W, nats
 * @param phaseCounts   counts that each phase explains, length K
 * @param isReliable    whether all pixels were used for the curvature, or so many that the others make no difference
 */
public record ReducedModel(
        double objectiveNats,
        double hBoundNats,
        double[] gradient,
        double[] curvature,
        double[] scale,
        double wKkt,
        double[] phaseCounts,
        boolean isReliable) {}
