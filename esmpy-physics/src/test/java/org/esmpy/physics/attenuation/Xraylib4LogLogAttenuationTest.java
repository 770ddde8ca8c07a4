package org.esmpy.physics.attenuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.MassAttenuationContract;
import org.junit.jupiter.api.Test;

class Xraylib4LogLogAttenuationTest extends MassAttenuationContract {
    /** What the table promises. */
    private static final double TOLERANCE = 1e-3;
    /** The two tables print an edge with different numbers of digits. */
    private static final double EDGE = 1e-7;

    private static final int ENERGIES = 10_000;
    private static final long SEED = 4;

    private final MassAttenuation source = MassAttenuations.xraylib4LogLog();
    private final MassAttenuation exact = MassAttenuations.xraylib4();

    @Override
    protected MassAttenuation source() {
        return source;
    }

    @Test
    void staysWithinItsToleranceForAllElements() {
        Random random = new Random(SEED);
        for (int z = 1; z <= 98; z++) {
            for (int i = 0; i < ENERGIES; i++) {
                double energyKeV = 0.1 * Math.exp(random.nextDouble() * Math.log(8000));
                if (!isAtAnEdge(z, energyKeV)) {
                    check(z, energyKeV, source.totalCm2PerG(z, energyKeV), exact.totalCm2PerG(z, energyKeV));
                    check(
                            z,
                            energyKeV,
                            source.photoelectricCm2PerG(z, energyKeV),
                            exact.photoelectricCm2PerG(z, energyKeV));
                }
            }
        }
    }

    @Test
    void keepsEdges() {
        double below = source.totalCm2PerG(14, 1.838);
        double above = source.totalCm2PerG(14, 1.84);
        assertThat(above / below).isGreaterThan(8);
    }

    private boolean isAtAnEdge(int z, double energyKeV) {
        double above = exact.photoelectricCm2PerG(z, Math.min(800, energyKeV * (1 + EDGE)));
        double below = exact.photoelectricCm2PerG(z, Math.max(0.1, energyKeV * (1 - EDGE)));
        return Math.abs(above / below - 1) > TOLERANCE;
    }

    private static void check(int z, double energyKeV, double value, double expected) {
        if (!(Math.abs(value - expected) <= TOLERANCE * expected)) {
            throw new AssertionError(
                    "Z = " + z + " at " + energyKeV + " keV: " + value + " and not " + expected + ", seed " + SEED);
        }
    }
}
