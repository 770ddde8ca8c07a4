package org.esmpy.physics.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.esmpy.physics.CascadeMode;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.RelaxationDataContract;
import org.esmpy.physics.Subshell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Xraylib40RelaxationTest extends RelaxationDataContract {
    private static final Set<Integer> OTHERWISE = Set.of(50, 51, 74, 75);
    /** Digits of the source, a difference of printed numbers. */
    private static final double DIGITS = 1e-9;

    private final RelaxationData source = RelaxationTables.xraylib40();
    private final RelaxationData newer = RelaxationTables.xraylib4();

    @Override
    protected RelaxationData source() {
        return source;
    }

    /** Printed by FluorYield, AugerYield and CosKronTransProb (f12, f13 + f13', f23) of xraylib 4.0.0. */
    @ParameterizedTest
    @CsvSource({
        "50, L1, 0.037, 0.5227, 0.17, 0.2703",
        "51, L2, 0.069, 0.774, 0, 0.157",
        "74, L1, 0.148, 0.4062, 0.11, 0.3358",
        "74, L2, 0.27, 0.596, 0, 0.134",
        "75, L1, 0.144, 0.211, 0.16, 0.485",
        "75, L3, 0.268, 0.732, 0, 0"
    })
    void equalsXraylib400(int z, Subshell shell, double fluorescence, double auger, double toL2, double toL3) {
        assertThat(source.fluorescenceYield(z, shell)).isCloseTo(fluorescence, within(DIGITS));
        assertThat(source.augerYield(z, shell)).isCloseTo(auger, within(DIGITS));
        assertThat(source.costerKronig(z, shell, Subshell.L2)).isCloseTo(toL2, within(DIGITS));
        assertThat(source.costerKronig(z, shell, Subshell.L3)).isCloseTo(toL3, within(DIGITS));
    }

    @Test
    void vacanciesInOuterShellsGoWithTheYields() {
        for (int z : OTHERWISE) {
            for (Subshell from : Set.of(Subshell.L1, Subshell.L2, Subshell.L3)) {
                double photons = 0;
                for (var line : source.lines(z)) {
                    if (line.vacancy() == from && line.donor() == Subshell.M5) {
                        photons = line.relativeRate();
                    }
                }
                double rest = newer.vacanciesPerVacancy(z, from, Subshell.M5, CascadeMode.FULL)
                        - newer.fluorescenceYield(z, from) * photons;
                double expected = source.fluorescenceYield(z, from) * photons
                        + rest * source.augerYield(z, from) / newer.augerYield(z, from);
                assertThat(source.vacanciesPerVacancy(z, from, Subshell.M5, CascadeMode.FULL))
                        .isCloseTo(expected, within(1e-8)); // nine digits are shipped
            }
        }
    }

    @Test
    void aVacancyOfTheseSubshellsDecaysExactlyOnce() {
        for (int z : OTHERWISE) {
            for (Subshell shell : Set.of(Subshell.L1, Subshell.L2, Subshell.L3)) {
                double sum = source.fluorescenceYield(z, shell)
                        + source.augerYield(z, shell)
                        + source.costerKronig(z, shell, Subshell.L2)
                        + source.costerKronig(z, shell, Subshell.L3);
                assertThat(sum).isCloseTo(1, within(DIGITS));
            }
        }
    }

    @Test
    void otherElementsAndShellsAreThoseOfTheNewerVersion() {
        for (int z : elements()) {
            for (Subshell shell : source.shells(z)) {
                if (!OTHERWISE.contains(z) || shell.shell() != 'L') {
                    assertThat(source.fluorescenceYield(z, shell)).isEqualTo(newer.fluorescenceYield(z, shell));
                    assertThat(source.augerYield(z, shell)).isEqualTo(newer.augerYield(z, shell));
                }
            }
        }
    }

    /** What made this version worth having: the yields of neighbours rise steadily. */
    @Test
    void theYieldsOfRheniumLieBetweenThoseOfItsNeighbours() {
        assertThat(source.fluorescenceYield(75, Subshell.L3))
                .isBetween(source.fluorescenceYield(74, Subshell.L3), source.fluorescenceYield(76, Subshell.L3));
        assertThat(newer.fluorescenceYield(75, Subshell.L3)).isLessThan(newer.fluorescenceYield(74, Subshell.L3));
    }
}
