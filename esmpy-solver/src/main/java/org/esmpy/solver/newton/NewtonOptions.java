package org.esmpy.solver.newton;

/**
 * Options of {@code newton}.
 *
 * @param emPasses    joint passes of expectation maximisation before the first Newton step, where there is no sample; at
 *     least 0
 * @param schurStride one in how many pixels goes into the response of H to W until the last steps, and in those at
 *     most; 0 chooses it so that the response costs about as much as the rest
 * @param sampleStride one in how many pixels W is found from first, if these are enough; 1 takes all from the beginning
 */
public record NewtonOptions(int emPasses, int schurStride, int sampleStride) {
    public NewtonOptions {
        if (emPasses < 0 || schurStride < 0 || sampleStride < 1) {
            throw new IllegalArgumentException(
                    "newton needs emPasses and schurStride of at least 0 and sampleStride of at least 1, got "
                            + emPasses + ", " + schurStride + " and " + sampleStride);
        }
    }
}
