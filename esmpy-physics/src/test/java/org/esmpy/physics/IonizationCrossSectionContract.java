package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link IonizationCrossSection} keeps. */
public abstract class IonizationCrossSectionContract extends PhysicsSourceContract<IonizationCrossSection> {
    private static final double FAR_BELOW_EVERY_EDGE_KEV = 1e-3;
    private static final double LARGEST_ATOM_CM2 = 1e-14;

    @Test
    public void isFiniteAndNeverNegativeWhereCovered() {
        for (int z = 1; z <= 118; z++) {
            for (Subshell shell : Subshell.values()) {
                if (source().covers(z, shell)) {
                    for (double beamKeV = 0.01; beamKeV <= 1000; beamKeV *= 1.3) {
                        assertThat(source().crossSectionCm2(z, shell, beamKeV))
                                .as("Z = %d, %s, %s keV", z, shell, beamKeV)
                                .isBetween(0.0, LARGEST_ATOM_CM2);
                    }
                    assertThat(source().crossSectionCm2(z, shell, FAR_BELOW_EVERY_EDGE_KEV))
                            .isZero();
                }
            }
        }
    }

    @Test
    public void refusesWhatItDoesNotCover() {
        for (int z : new int[] {-1, 0, 1, 50, 98, 119, 1000}) {
            for (Subshell shell : Subshell.values()) {
                if (!source().covers(z, shell)) {
                    assertThatThrownBy(() -> source().crossSectionCm2(z, shell, 200))
                            .isInstanceOf(UnsupportedRangeException.class)
                            .hasMessageContaining(shell.name());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    public void refusesBeamsThatAreNone(double beamKeV) {
        assertThatIllegalArgumentException().isThrownBy(() -> source().crossSectionCm2(6, Subshell.K, beamKeV));
    }
}
