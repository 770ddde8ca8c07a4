package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.junit.jupiter.api.Test;

class UnlistedInPhaseTest {
    private static final Element CR = Element.of("Cr");

    /** Columns of Al, Fe, W, Cr-K and Cr-L, and of the continuum. */
    private static final Basis BASIS = new EdxModelBuilder(PhysicsTables.defaults())
            .energy(SimulatedSpectrum.FILE_AXIS)
            .acquisition(Acquisition.unknown().withBeamKeV(SimulatedSpectrum.BEAM_KEV))
            .elements(List.of(Element.of("Al"), Element.of("Fe"), Element.of("W")))
            .excluded(List.of(CR))
            .build()
            .initialBasis();

    /** Pixels of each of two phases. */
    private static final int PIXELS = 100;

    @Test
    void chromiumOfOnePhaseBelongsToIt() {
        List<UnlistedInPhase> found = found("Al", 60, 0, "Fe", 60, 10);
        assertThat(found).singleElement().satisfies(chromium -> {
            assertThat(chromium.element()).isEqualTo(CR);
            assertThat(chromium.phase()).isEqualTo(1);
            assertThat(chromium.otherPhase()).isZero();
            assertThat(chromium.share()).isCloseTo(10.0 / 70, within(1e-9));
            assertThat(chromium.otherShare()).isZero();
        });
    }

    @Test
    void whatEveryPixelEmitsIsStrayHoweverFewCountsAPhaseHas() {
        assertThat(found("Al", 1, 2, "Fe", 60, 2)).isEmpty();
    }

    /** With equal counts, W has so many atoms, and each scatters so much more than Al, that ten times as much is little. */
    @Test
    void whatScatteredElectronsExciteIsStray() {
        assertThat(found("Al", 60, 0.3, "W", 60, 3)).isEmpty();
        assertThat(found("W", 60, 0.3, "Al", 60, 3)).isNotEmpty();
    }

    /** L lines at 0.57 keV take counts of the wings of others; K lines tell where chromium is. */
    @Test
    void softLinesSayNothingWhereHardOnesAreCounted() {
        DMatrixRMaj w = new DMatrixRMaj(BASIS.size(), 2);
        for (int phase = 0; phase < 2; phase++) {
            set(w, phase, "Fe", 60);
            set(w, phase, "Cr-K", 3);
        }
        set(w, 0, "Cr-L", 20);
        assertThat(found(w)).isEmpty();
    }

    @Test
    void fewCountsProveNothing() {
        assertThat(found("Al", 0.06, 0, "Fe", 0.06, 0.01)).isEmpty();
    }

    /** Two phases with these counts per pixel of an element each and of chromium, side by side. */
    private static List<UnlistedInPhase> found(
            String first, double firstCounts, double firstCr, String second, double secondCounts, double secondCr) {
        DMatrixRMaj w = new DMatrixRMaj(BASIS.size(), 2);
        set(w, 0, first, firstCounts);
        set(w, 0, "Cr-K", firstCr);
        set(w, 1, second, secondCounts);
        set(w, 1, "Cr-K", secondCr);
        return found(w);
    }

    /** Particles of iron on a support: chromium of all pixels is of the support, as that is in all pixels. */
    @Test
    void whatAllPixelsEmitIsStrayBelowParticlesToo() {
        DMatrixRMaj w = new DMatrixRMaj(BASIS.size(), 2);
        set(w, 0, "Fe", 300);
        set(w, 1, "Al", 10);
        set(w, 1, "Cr-K", 3);
        DMatrixRMaj h = new DMatrixRMaj(2, 2 * PIXELS);
        for (int p = 0; p < 2 * PIXELS; p++) {
            h.set(0, p, p < PIXELS ? 1 : 0);
            h.set(1, p, 1);
        }
        assertThat(UnlistedInPhase.of(List.of(CR), BASIS, new Factors(w, h))).isEmpty();
    }

    private static List<UnlistedInPhase> found(DMatrixRMaj w) {
        DMatrixRMaj h = new DMatrixRMaj(2, 2 * PIXELS);
        for (int p = 0; p < 2 * PIXELS; p++) {
            h.set(p / PIXELS, p, 1);
        }
        return UnlistedInPhase.of(List.of(CR), BASIS, new Factors(w, h));
    }

    private static void set(DMatrixRMaj w, int phase, String name, double counts) {
        int column =
                BASIS.columns().stream().map(known -> known.name()).toList().indexOf(name);
        w.set(column, phase, counts / Arrays.stream(BASIS.column(column)).sum());
    }
}
