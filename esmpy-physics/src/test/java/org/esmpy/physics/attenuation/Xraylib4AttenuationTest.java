package org.esmpy.physics.attenuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.tschoonj.xraylib.Xraylib;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.MassAttenuationContract;
import org.esmpy.physics.Oracle;
import org.esmpy.physics.internal.Table;
import org.esmpy.physics.internal.TableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Xraylib4AttenuationTest extends MassAttenuationContract {
    /** Same knots, same formula. */
    private static final double EXACT = 1e-9;
    /** Digits of the reference values. */
    private static final double PRINTED = 1e-6;
    /** What xraylib and FFAST disagree by below and above 1 keV, 90 % of all elements and energies. */
    private static final double FFAST_BELOW_1_KEV = 0.48;

    private static final double FFAST_ABOVE_1_KEV = 0.12;
    private static final double CAESIUM_LINES = 6e-4;
    /** Some edges lie on the first knot, 100 eV: nothing is below them. */
    private static final double LOWEST_EDGE_LN_EV = Math.log(100.1);

    private static final int CAESIUM = 55;
    private static final int ELEMENTS = 98;
    private static final int ENERGIES = 10_000;
    private static final long SEED = 20_261_122;

    private final MassAttenuation source = MassAttenuations.xraylib4();

    @Override
    protected MassAttenuation source() {
        return source;
    }

    static Stream<Oracle> total() {
        return Oracle.of("mac_total").filter(Xraylib4AttenuationTest::isNotReplaced);
    }

    @ParameterizedTest
    @MethodSource("total")
    void equalsPrintedTotals(Oracle oracle) {
        assertThat(source.totalCm2PerG(oracle.z(), oracle.energyKeV()))
                .isCloseTo(oracle.value(), within(oracle.value() * PRINTED));
    }

    static Stream<Oracle> photoelectric() {
        return Oracle.of("mac_photo").filter(Xraylib4AttenuationTest::isNotReplaced);
    }

    @ParameterizedTest
    @MethodSource("photoelectric")
    void equalsPrintedPhotoelectricParts(Oracle oracle) {
        assertThat(source.photoelectricCm2PerG(oracle.z(), oracle.energyKeV()))
                .isCloseTo(oracle.value(), within(oracle.value() * PRINTED));
    }

    static Stream<Oracle> ffast() {
        return Oracle.of("mac_ffast");
    }

    @ParameterizedTest
    @MethodSource("ffast")
    void isNearFfast(Oracle oracle) {
        double tolerance = oracle.energyKeV() < 1 ? FFAST_BELOW_1_KEV : FFAST_ABOVE_1_KEV;
        assertThat(source.photoelectricCm2PerG(oracle.z(), oracle.energyKeV()))
                .isCloseTo(oracle.value(), within(oracle.value() * tolerance));
    }

    @Test
    void equalsXraylibForAllElementsAndIsNeverNegative() {
        Random random = new Random(SEED);
        for (int z = 1; z <= ELEMENTS; z++) {
            for (int i = 0; i < ENERGIES; i++) {
                double energyKeV = 0.1 * Math.exp(random.nextDouble() * Math.log(8000));
                double total = source.totalCm2PerG(z, energyKeV);
                if (!(total > 0)) {
                    throw new AssertionError("Z = " + z + " at " + energyKeV + " keV: " + total + ", seed " + SEED);
                }
                if (z != CAESIUM || energyKeV > 1.01) {
                    double live = Xraylib.CS_Total(z, energyKeV);
                    if (Math.abs(total - live) > live * EXACT) {
                        throw new AssertionError("Z = " + z + " at " + energyKeV + " keV: " + total + " and not " + live
                                + ", seed " + SEED);
                    }
                }
            }
        }
    }

    @Test
    void keepsTheJumpAtEveryEdge() {
        Table table = Table.resource(Xraylib4Attenuation.class, "xraylib-4.csv");
        for (int z = 1; z <= ELEMENTS; z++) {
            List<TableRow> knots = table.rows(z).stream()
                    .filter(row -> row.text("kind").equals("photoelectric"))
                    .toList();
            for (int i = 1; i < knots.size(); i++) {
                double x = knots.get(i).number("ln_energy_eV");
                // "greater": in the source the knot after one edge of Cm lies below it
                boolean last = i + 1 < knots.size() && knots.get(i + 1).number("ln_energy_eV") > x;
                if (last && x > LOWEST_EDGE_LN_EV && x == knots.get(i - 1).number("ln_energy_eV")) {
                    assertJump(z, Math.exp(x) / 1000, firstAt(x, knots), knots.get(i));
                }
            }
        }
    }

    private static TableRow firstAt(double x, List<TableRow> knots) {
        return knots.stream()
                .filter(row -> row.number("ln_energy_eV") == x)
                .findFirst()
                .orElseThrow();
    }

    private void assertJump(int z, double edgeKeV, TableRow below, TableRow above) {
        double expected = Math.exp(above.number("ln_cm2_per_g") - below.number("ln_cm2_per_g"));
        double step = source.photoelectricCm2PerG(z, edgeKeV * (1 + EXACT))
                / source.photoelectricCm2PerG(z, edgeKeV * (1 - EXACT));
        assertThat(step).as("edge of Z = %d at %s keV", z, edgeKeV).isCloseTo(expected, within(expected * PRINTED));
    }

    @Test
    void caesiumBelow1KeVIsTheKisselTable() {
        for (double energyKeV = 0.1; energyKeV < 0.99; energyKeV *= 1.003) {
            boolean resonance = energyKeV > 0.72 && energyKeV < 0.765;
            boolean edge = energyKeV > 0.15 && energyKeV < 0.24;
            if (!resonance && !edge) {
                double kissel = Xraylib.CS_Photo_Total(CAESIUM, energyKeV);
                assertThat(source.photoelectricCm2PerG(CAESIUM, energyKeV))
                        .as("%s keV", energyKeV)
                        .isCloseTo(kissel, within(kissel * CAESIUM_LINES));
            }
        }
    }

    @Test
    void caesiumHasNoSpikesAboveItsEdges() {
        for (double energyKeV = 0.72; energyKeV < 0.8; energyKeV += 1e-4) {
            assertThat(source.photoelectricCm2PerG(CAESIUM, energyKeV)).isLessThan(19_000);
        }
    }

    private static boolean isNotReplaced(Oracle oracle) {
        return oracle.z() != CAESIUM || oracle.energyKeV() > 1;
    }
}
