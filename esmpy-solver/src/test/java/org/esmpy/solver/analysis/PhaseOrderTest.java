package org.esmpy.solver.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PhaseOrderTest {
    private final DMatrixRMaj h = new DMatrixRMaj(new double[][] {{1, 2}, {5, 6}, {1, 2.0000001}});
    private final DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1, 1, 30}, {4, 1, 10}});

    private final PhaseOrder order = PhaseOrder.byAbundance(h, w);

    @Test
    void theMostAbundantComesFirstAndEqualOnesAreSortedByComposition() {
        assertThat(order.rows(h).getData()).containsExactly(5, 6, 1, 2.0000001, 1, 2);
        assertThat(order.columns(w).getData()).containsExactly(1, 30, 1, 1, 10, 4);
    }

    @Test
    void theOrderOfSolversDoesNotMatter() {
        PhaseOrder turned = PhaseOrder.of(new int[] {2, 0, 1});
        PhaseOrder again = PhaseOrder.byAbundance(turned.rows(h), turned.columns(w));
        assertThat(again.rows(turned.rows(h)).getData()).isEqualTo(order.rows(h).getData());
    }

    @Test
    void sentencesNameTheNewNumbers() {
        assertThat(order.words(
                        "phase 3 is nowhere more than 4.0 %, phases 1 and 2 are alike; phase_2: 3 phases, phase 12"))
                .isEqualTo("phase 2 is nowhere more than 4.0 %, phases 3 and 1 are alike; phase_1: 3 phases, phase 12");
    }
}
