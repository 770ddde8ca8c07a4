package org.esmpy.sim.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.ImageShape;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomContract;
import org.junit.jupiter.api.Test;

class BrgFpCapvTest extends PhantomContract {
    /** Rounding of sums over some thousand channels. */
    private static final double ROUNDING = 1e-12;

    private static final Phantom PHANTOM = new BrgFpCapv().create(PhysicsTables.defaults());
    private static final ImageShape SHAPE = new ImageShape(128, 128);

    @Override
    protected Phantom phantom() {
        return PHANTOM;
    }

    @Test
    void hasThePublishedAxes() {
        PhantomDefinition definition = new BrgFpCapv().definition();
        assertThat(definition.shape()).isEqualTo(SHAPE);
        assertThat(definition.energy().channels()).isEqualTo(1980);
        assertThat(definition.energy().centreKeV(0)).isEqualTo(0.3);
        assertThat(definition.energy().widthKeV()).isEqualTo(0.01);
        assertThat(definition.acquisition().beamKeV()).hasValue(200);
        assertThat(definition.acquisition().effectiveTakeOffDeg()).hasValue(35);
        assertThat(definition.specimen().massThicknessGPerCm2()).isCloseTo(4.5e-5, within(4.5e-5 * ROUNDING));
    }

    @Test
    void spheresAreHalfAbundantAtTheirCentresAndGoneAtTheirRadius() {
        DMatrixRMaj h = PHANTOM.truth(1).abundances();
        assertThat(h.get(1, SHAPE.pixel(94, 50))).isEqualTo(0.5);
        assertThat(h.get(1, SHAPE.pixel(94, 75))).isZero();
        assertThat(h.get(1, SHAPE.pixel(94, 74))).isCloseTo(0.5 * Math.sqrt(1 - 0.9216), within(ROUNDING));
        assertThat(h.get(2, SHAPE.pixel(69, 80))).isEqualTo(0.5);
        assertThat(h.get(2, SHAPE.pixel(84, 100))).isZero();
        assertThat(h.get(2, SHAPE.pixel(78, 92))).isCloseTo(0.5 * Math.sqrt(1 - 0.36), within(ROUNDING));
        assertThat(h.get(0, SHAPE.pixel(0, 0))).isEqualTo(1);
        assertThat(h.get(0, SHAPE.pixel(94, 50))).isEqualTo(0.5);
    }

    @Test
    void countsFollowTheBrightnessOfThePhases() {
        double dose = 50;
        DMatrixRMaj totals = CommonOps_DDRM.sumCols(PHANTOM.truth(dose).spectra(), null);
        double[] brightness = {1.0, 0.8, 1.2};
        for (int k = 0; k < brightness.length; k++) {
            assertThat(totals.get(k)).isCloseTo(dose * brightness[k], within(dose * ROUNDING));
        }
    }

    @Test
    void compositionsAreRelativeNumbersOfAtoms() {
        GroundTruth truth = PHANTOM.truth(1);
        assertThat(truth.phaseNames()).containsExactly("Bridgmanite", "Ferropericlase", "Ca-perovskite");
        assertThat(truth.compositions().get(1))
                .isEqualTo(Composition.ofAtoms(Map.of(
                        Element.of("Mg"), 0.522,
                        Element.of("Fe"), 0.104,
                        Element.of("O"), 0.374,
                        Element.of("Cu"), 0.05)));
        assertThat(truth.compositions().get(0).atomicFraction(Element.of("Mg")))
                .isCloseTo(0.245 / 1.05, within(ROUNDING));
        assertThat(truth.compositions().get(2).atomicFraction(Element.of("Ca")))
                .isCloseTo(0.188 / 1.054, within(ROUNDING));
        assertThat(truth.elements())
                .extracting(Element::symbol)
                .containsExactly("O", "Mg", "Al", "Si", "Ca", "Ti", "Fe", "Cu", "Nd", "Sm", "Lu", "Hf");
    }

    @Test
    void continuumHasItsShareOfEachPhase() {
        double[][] shares = {{0.0125, 0.175}, {0.0038, 0.247}, {0.047, 0.113}};
        for (int k = 0; k < shares.length; k++) {
            PhantomPhase phase = new BrgFpCapv().definition().phases().get(k);
            assertThat(phase.continuumShares().get("b0")).isEqualTo(shares[k][0]);
            assertThat(1 - phase.lineShare()).isCloseTo(shares[k][1], within(ROUNDING));
        }
    }
}
