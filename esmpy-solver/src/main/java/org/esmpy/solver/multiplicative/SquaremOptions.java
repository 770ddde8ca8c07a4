package org.esmpy.solver.multiplicative;

/**
 * Options of {@code squarem}.
 *
 * @param firstStepLength largest extrapolation at first, at least 1, which extrapolates nothing; grows and shrinks with success
 * @param growth          by how much it grows and shrinks; above 1
 */
public record SquaremOptions(double firstStepLength, double growth) {
    public SquaremOptions {
        if (!(firstStepLength >= 1 && Double.isFinite(firstStepLength)) || !(growth > 1 && Double.isFinite(growth))) {
            throw new IllegalArgumentException("squarem needs a first step length of at least 1 and a growth above 1,"
                    + " got " + firstStepLength + " and " + growth);
        }
    }
}
