package org.esmpy.solver.newton;

/**
 * Options of {@code newton}.
 *
 * @param emPasses    joint passes of expectation maximisation before the first Newton step, where there is no sample;
 *     at least 0
 * @param schurStride one of every {@code schurStride} pixels is used for the response of H to W until the last steps,
 *     and at least so many in those; 0 chooses it from the cost of the response relative to the rest
 * @param sampleStride W is first found from one of every {@code sampleStride} pixels, if these are enough; 1 uses all
 *     pixels from the beginning
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
