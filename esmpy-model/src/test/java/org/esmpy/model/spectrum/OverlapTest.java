package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.junit.jupiter.api.Test;

class OverlapTest {
    /** S Kα 2.307, Mo Lα 2.293 and Pb Mα 2.342 keV, none with another family in range. */
    @Test
    void molybdenumAndSulfurOfOneFamilyEachAreHardlyToldApart() {
        List<Overlap> found = overlaps(2.9, 0);
        assertThat(found).singleElement().satisfies(overlap -> {
            assertThat(overlap.first()).isEqualTo(Element.of("S"));
            assertThat(overlap.second()).isEqualTo(Element.of("Mo"));
            assertThat(overlap.inflation()).isBetween(2.0, 3.0);
        });
    }

    @Test
    void harderLinesTellThemApart() {
        assertThat(overlaps(20, 0)).isEmpty();
    }

    @Test
    void whatIsNotThereOverlapsWithNothing() {
        assertThat(overlaps(2.9, 1)).isEmpty();
    }

    private static List<Overlap> overlaps(double toKeV, int absent) {
        Basis basis = new EdxModelBuilder(PhysicsTables.defaults())
                .energy(new EnergyAxis(0.205, 0.01, (int) (100 * toKeV - 20)))
                .acquisition(Acquisition.unknown().withBeamKeV(200))
                .elements(List.of(Element.of("S"), Element.of("Mo"), Element.of("Pb")))
                .build()
                .initialBasis();
        double[] weights = new double[basis.size()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = c < absent ? 0 : 1e4 / Arrays.stream(basis.column(c)).sum();
        }
        return Overlap.of(basis, weights);
    }
}
