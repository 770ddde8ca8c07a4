package org.esmpy.physics.ionization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.IonizationCrossSectionContract;
import org.esmpy.physics.Oracle;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.internal.Table;
import org.esmpy.physics.internal.TableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoteSalvat2009Test extends IonizationCrossSectionContract {
    /** The two branches are separate fits; with the wrong sign of the exponent 419 shells jump by more. */
    private static final double STEP_AT_16 = 2e-3;

    private final IonizationCrossSection source = IonizationCrossSections.boteSalvat2009();

    @Override
    protected IonizationCrossSection source() {
        return source;
    }

    static Stream<Oracle> published() {
        return Oracle.of("ionization_cross_section");
    }

    @ParameterizedTest
    @MethodSource("published")
    void equalsTheAuthorsProgramAndEpq(Oracle oracle) {
        assertThat(source.crossSectionCm2(oracle.z(), Subshell.valueOf(oracle.shellOrLine()), oracle.energyKeV()))
                .isCloseTo(oracle.value(), within(oracle.value() * oracle.relativeTolerance()));
    }

    @Test
    void branchesMeetForAllShells() {
        List<TableRow> shells = shells();
        assertThat(shells).hasSize(731);
        for (TableRow row : shells) {
            BoteSalvatShell shell = BoteSalvatShell.of(row);
            double below = shell.crossSectionCm2(16 * shell.edgeEV());
            double above = shell.crossSectionCm2(Math.nextUp(16 * shell.edgeEV()));
            assertThat(above)
                    .as("Z = %s %s", row.text("Z"), row.text("shell"))
                    .isCloseTo(below, within(below * STEP_AT_16))
                    .isNotEqualTo(below);
        }
    }

    @Test
    void fallsToZeroAtTheEdge() {
        for (TableRow row : shells()) {
            BoteSalvatShell shell = BoteSalvatShell.of(row);
            assertThat(shell.crossSectionCm2(shell.edgeEV())).isZero();
            assertThat(shell.crossSectionCm2(shell.edgeEV() / 2)).isZero();
            assertThat(shell.crossSectionCm2(shell.edgeEV() * 1.001)).isPositive();
        }
    }

    @Test
    void saysWhatItCoversWhenItDoesNot() {
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source.crossSectionCm2(20, Subshell.M5, 200))
                .withMessage("bote-salvat-2009 has no data for M5 of Z = 20; it covers K 1-99, L1 11-99, "
                        + "L2 and L3 12-99, M1 20-99, M2 23-99, M3 24-99, M4 and M5 33-99");
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source.crossSectionCm2(26, Subshell.K, 1.1e6))
                .withMessage("bote-salvat-2009 covers beams up to 1 GeV, got 1100000.0 keV");
        assertThat(source.crossSectionCm2(26, Subshell.K, 1e6)).isPositive();
        assertThat(source.covers(33, Subshell.M5)).isTrue();
        assertThat(source.covers(92, Subshell.N1)).isFalse();
    }

    private static List<TableRow> shells() {
        Table table = Table.resource(BoteSalvat2009.class, "bote-salvat-2009.csv");
        List<TableRow> rows = new ArrayList<>();
        table.elements().forEach(z -> rows.addAll(table.rows(z)));
        return rows;
    }
}
