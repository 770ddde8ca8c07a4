package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class ParticlesTest extends AbundanceGeneratorContract {
    private static final ImageShape SHAPE = new ImageShape(60, 70);

    @Override
    protected AbundanceGenerator generator() {
        return new Particles(3, 0, 0, 10, List.of(new ParticleKind(1, 2, 0.6, 8, 3, 6)), 4);
    }

    /** Spheres that lie in the image entirely have the volume 4/3 π r³, of which the core is the share c³. */
    @Test
    void coreAndShellHaveTheirVolumes() {
        double radius = 8;
        for (long seed = 0; seed < 40; seed++) {
            Particles one = new Particles(3, 0, 0, 1, List.of(new ParticleKind(1, 2, 0.5, 1, radius, radius)), seed);
            DMatrixRMaj h = one.abundances(SHAPE);
            double[] thickness = one.thickness(SHAPE);
            double core = 0;
            double all = 0;
            boolean cut = false;
            for (int p = 0; p < thickness.length; p++) {
                core += h.get(1, p) * thickness[p];
                all += thickness[p];
                boolean edge = p < SHAPE.width()
                        || p >= SHAPE.pixels() - SHAPE.width()
                        || p % SHAPE.width() % (SHAPE.width() - 1) == 0;
                cut |= edge && thickness[p] > 0;
            }
            if (!cut) {
                double volume = 4.0 / 3 * Math.PI * radius * radius * radius;
                assertThat(all).as("seed %d", seed).isCloseTo(volume, within(0.02 * volume));
                assertThat(core).as("seed %d", seed).isCloseTo(volume / 8, within(0.04 * volume / 8));
            }
        }
    }

    @Test
    void vacuumIsWhereNoSphereIs() {
        Particles spheres = new Particles(2, 0, 0, 1, List.of(new ParticleKind(1, 1, 1, 1, 4, 4)), 1);
        double[] thickness = spheres.thickness(SHAPE);
        assertThat(Arrays.stream(thickness).filter(t -> t > 0).count()).isBetween(10L, 60L);
    }

    @Test
    void aFilmIsEverywhere() {
        Particles film = new Particles(2, 0, 5, 10, List.of(new ParticleKind(1, 1, 1, 3, 4, 4)), 1);
        assertThat(Arrays.stream(film.thickness(SHAPE)).min()).hasValue(0.5);
    }

    @Test
    void refusesWhatIsNoParticle() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParticleKind(0, 0, 0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParticleKind(0, 0, 1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Particles(1, 0, 0, 1, List.of(), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Particles(1, 0, 1, 1, List.of(new ParticleKind(1, 1, 1, 1, 1, 1)), 1));
    }
}
