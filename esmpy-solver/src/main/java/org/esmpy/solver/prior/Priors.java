package org.esmpy.solver.prior;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;

/**
 * Prior knowledge that is given to a fit: columns of G that a phase lacks or has in fixed proportions, whole phases,
 * pixels that hold one phase only, the exposure of each pixel. Each of these closes valleys of the likelihood, along
 * which phases could be mixed without explaining the counts worse. The number of a phase is the one that its prior
 * gives it; phases without prior knowledge take the numbers that are left. A guide
 * says nothing of the phases: it only helps to find their edges. Immutable.
 */
public final class Priors {
    private final Optional<WeightSpace> weights;
    private final PureRegions pure;
    private final Optional<double[]> exposures;
    private final Optional<GuideImage> guide;

    Priors(Optional<WeightSpace> weights, PureRegions pure, Optional<double[]> exposures, Optional<GuideImage> guide) {
        this.weights = weights;
        this.pure = pure;
        this.exposures = exposures;
        this.guide = guide;
    }

    /** No prior knowledge. */
    public static Priors none() {
        return new Priors(Optional.empty(), PureRegions.none(), Optional.empty(), Optional.empty());
    }

    /** Begins to collect prior knowledge of {@code phases} phases, in terms of the columns of a basis. */
    public static PriorsBuilder of(Basis basis, int phases) {
        return new PriorsBuilder(basis, phases);
    }

    /** Whether there is no prior knowledge of phases, pure regions and exposures; there may be a guide. */
    public boolean isNone() {
        return weights.isEmpty() && pure.isEmpty() && exposures.isEmpty();
    }

    /** The allowed W; empty if they are not restricted. */
    public Optional<WeightSpace> weights() {
        return weights;
    }

    /** Pixels that hold one phase only. */
    public PureRegions pure() {
        return pure;
    }

    /** Exposure of each pixel, length P, in any unit; empty if it is not known. Shared: read only. */
    public Optional<double[]> exposures() {
        return exposures;
    }

    /** The same with an image, such as HAADF, whose edges may be those between phases; without one if it is empty. */
    public Priors withGuide(Optional<GuideImage> image) {
        return new Priors(weights, pure, exposures, image);
    }

    /** Image whose edges may be those between phases; empty if there is none. */
    public Optional<GuideImage> guide() {
        return guide;
    }

    /**
     * Checks that pure regions are of phases that a fit has.
     *
     * @throws IllegalArgumentException if not; names the phase
     */
    public void requirePhases(int phases) {
        for (int phase : pure.phases()) {
            if (phase >= phases) {
                throw PriorsBuilder.noSuchPhase("a pure region", phase, phases);
            }
        }
    }

    /** Where the exposures of a fit come from. */
    public ExposureSource exposureSource(Problem problem) {
        if (exposures.isPresent()) {
            return ExposureSource.GIVEN;
        }
        return problem.constraint(Constraint.SimplexH.class).isPresent() ? ExposureSource.EVEN : ExposureSource.COUNTS;
    }
}
