package org.esmpy.solver.newton;

/**
 * Options of {@code newton}.
 *
 * @param emPasses    joint passes of expectation maximisation before the first Newton step; at least 0
 * @param schurStride one in how many pixels goes into the response of H to W until the last steps; 0 chooses it so that
 *     the response costs about as much as the rest
 */
public record NewtonOptions(int emPasses, int schurStride) {
    public NewtonOptions {
        if (emPasses < 0 || schurStride < 0) {
            throw new IllegalArgumentException(
                    "newton needs emPasses and schurStride of at least 0, got " + emPasses + " and " + schurStride);
        }
    }
}
