package org.esmpy.solver.internal.penalty;

import java.util.Arrays;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * Units of the strengths of penalties, so that the same strength has the same effect at another dose or image size.
 *
 * @param countsPerPixel N, mean counts of a pixel
 * @param abundance      a, abundance of a pure pixel: 1 where the abundances of a pixel sum to one; otherwise what gives N
 *     counts to a phase whose W is 1 in total, for rows of W that sum to one
 */
record PenaltyUnits(double countsPerPixel, double abundance) {
    static PenaltyUnits of(Problem problem) {
        double counts = problem.countsPerPixel();
        return new PenaltyUnits(
                counts,
                problem.constraint(Constraint.SimplexH.class).isPresent() ? 1 : counts / countsOfUnitWeight(problem));
    }

    /** Mean sum of the columns of G over the rows of W that sum to one, or over all. */
    private static double countsOfUnitWeight(Problem problem) {
        double[] sums = problem.model()
                .map(SpectralModel::initialBasis)
                .map(problem::seen)
                .map(basis -> basis.columnSums())
                .orElse(new double[] {1});
        return problem.constraint(Constraint.SimplexW.class)
                .map(Constraint.SimplexW::rows)
                .filter(rows -> Arrays.stream(rows).allMatch(row -> row >= 0 && row < sums.length))
                .map(rows -> Arrays.stream(rows).mapToDouble(row -> sums[row]))
                .orElseGet(() -> Arrays.stream(sums))
                .average()
                .orElse(1);
    }
}
