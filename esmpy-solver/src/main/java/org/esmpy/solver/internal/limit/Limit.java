package org.esmpy.solver.internal.limit;

import org.esmpy.solver.Constraint;
import org.esmpy.solver.PixelPenalty;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.penalty.AbundancePenalty;

/** Limits of solvers: each is a property of problems that some solver cannot handle. */
enum Limit {
    /** G = I. */
    PLAIN {
        @Override
        boolean isPassedBy(Problem problem) {
            return problem.model().isEmpty();
        }

        @Override
        String refusal(Problem problem) {
            return "needs a model, for G = I has too many unknowns";
        }
    },

    /** Sums over rows of W. */
    SUMS_OF_W {
        @Override
        boolean isPassedBy(Problem problem) {
            return problem.constraint(Constraint.SimplexW.class).isPresent();
        }

        @Override
        String refusal(Problem problem) {
            return "cannot keep sums over rows of W (SimplexW)";
        }
    },

    /** So many entries of W that the matrix of second derivatives is out of proportion. */
    MANY_WEIGHTS {
        @Override
        boolean isPassedBy(Problem problem) {
            return (long) columns(problem) * problem.phases() > MOST_WEIGHTS;
        }

        @Override
        String refusal(Problem problem) {
            return "solves for at most " + MOST_WEIGHTS + " entries of W, but " + columns(problem)
                    + " columns of G and " + problem.phases() + " phases make "
                    + (long) columns(problem) * problem.phases();
        }
    },

    /** Penalties between neighbours. */
    SMOOTHING {
        @Override
        boolean isPassedBy(Problem problem) {
            return AbundancePenalty.of(problem).isSmoothing();
        }

        @Override
        String refusal(Problem problem) {
            return "cannot smooth between pixels (LaplacianH, TotalVariationH)";
        }
    },

    /** Penalties written by users, {@link PixelPenalty}. */
    OWN_PENALTY {
        @Override
        boolean isPassedBy(Problem problem) {
            return problem.regularizer(PixelPenalty.class).isPresent();
        }

        @Override
        String refusal(Problem problem) {
            return "cannot take a penalty of one's own (PixelPenalty)";
        }
    };

    /** Entries of W beyond which the matrix of second derivatives, with the square of this number, costs too much. */
    private static final int MOST_WEIGHTS = 1000;

    abstract boolean isPassedBy(Problem problem);

    /** The reason, as a solver that refuses gives it after its name. */
    abstract String refusal(Problem problem);

    private static int columns(Problem problem) {
        return problem.model()
                .map(model -> model.initialBasis().size())
                .orElse(problem.counts().channels());
    }
}
