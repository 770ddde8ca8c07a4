package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.internal.region.Plateaus.Plateau;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

/** The first phase of the scene lacks the third element, and the second phase lacks the second and the fourth. */
class PhaseEvidenceTest {
    private static final ImageShape SHAPE = new ImageShape(16, 16);
    private static final double DOSE = 50;
    private static final List<int[]> ELEMENTS = List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {3});
    private static final Plateau NONE = new Plateau(0, 0);
    private static final Plateau IN_PART = new Plateau(3, 0.2);
    private static final Plateau MOST = new Plateau(3, 0.6);

    @Test
    void twoElementsThatEndTogetherAreEvidenceAndOneIsNot() {
        PhaseEvidence evidence = evidence(DOSE, ELEMENTS, NONE);
        assertThat(evidence.supported()).isEqualTo(1);
        Mixture truth = Scenes.truth(SHAPE, DOSE);
        double[] amounts = new double[2];
        for (int p = 0; p < SHAPE.pixels(); p++) {
            amounts[0] += truth.abundances().get(p, 0);
            amounts[1] += truth.abundances().get(p, 1);
        }
        // The columns of G have sum 1; exposures are relative, so that weights make counts of one pixel.
        double ofMap = truth.w().get(2, 1) * amounts[1] / (amounts[0] + amounts[1]);
        assertThat(evidence.endedCounts())
                .singleElement()
                .satisfies(counts -> assertThat(counts).isCloseTo(ofMap * amounts[0], within(1e-9 * counts)));
    }

    @Test
    void regionsThatRepeatMostOfAPhaseAreEvidence() {
        assertThat(evidence(DOSE, ELEMENTS, MOST)).isEqualTo(new PhaseEvidence(2, List.of()));
    }

    /** Some regions look alike at every smooth maximum. */
    @Test
    void regionsThatRepeatAPartOfAPhaseAreHalfAsMuchEvidence() {
        assertThat(evidence(DOSE, ELEMENTS, IN_PART)).isEqualTo(new PhaseEvidence(1.5, List.of()));
    }

    @Test
    void anElementThatThePhaseWouldNotShowIsNoEvidence() {
        assertThat(evidence(1e-3, ELEMENTS, NONE)).isEqualTo(new PhaseEvidence(0, List.of()));
    }

    @Test
    void theColumnsOfASplitElementEndAsOne() {
        List<int[]> split = List.of(new int[] {0}, new int[] {1, 3}, new int[] {2});
        assertThat(evidence(DOSE, split, NONE).supported()).isZero();
    }

    private static PhaseEvidence evidence(double dose, List<int[]> elements, Plateau ofFirst) {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 1);
        return PhaseEvidence.of(problem, elements, Scenes.truth(SHAPE, dose), List.of(ofFirst, NONE));
    }
}
