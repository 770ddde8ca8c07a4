package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.quantify.Quantification;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.continuum.Continua;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.junit.jupiter.api.Test;

/**
 * A map in which pairs of photons are counted as one, drawn photon by photon. Two photons of Al Kα have nearly the energy
 * of Ag Lα, so that pile-up is taken for silver by a model that does not know it.
 */
class PileUpFitTest {
    private static final EnergyAxis AXIS = new EnergyAxis(0.304, 0.01, 700);
    private static final ImageShape SHAPE = new ImageShape(10, 10);
    private static final int EVENTS = 20_000;
    private static final double PAIRS = 0.04;
    private static final long SEED = 11;

    private static final List<Element> ELEMENTS =
            Stream.of("O", "Al", "Si", "Ag").map(Element::of).toList();
    private static final Composition[] PHASES = {composition(0.4, 0.6, 0, 0), composition(0.5, 0.2, 0.27, 0.03)};

    @Test
    void aColumnForItRecoversTheCompositionOfAUniformMap() {
        DMatrixRMaj everywhere = new DMatrixRMaj(1, SHAPE.pixels());
        CommonOps_DDRM.fill(everywhere, 1);
        CountMatrix counts = drawn(everywhere);
        FitResult without = fit(counts, everywhere, builder().build());
        FitResult with = fit(counts, everywhere, builder().withPileUp().build());
        assertThat(error(without, 0)).isGreaterThan(0.007); // silver that is not there
        assertThat(error(with, 0)).isLessThan(0.001);
        assertThat(with.objectiveNats()).isLessThan(without.objectiveNats() - 1000);
        assertThat(with.refinements()).isPositive();
        assertThat(with.warnings()).isEmpty(); // G has settled
        assertThat(pileUpShare(with)).isBetween(0.9 * PAIRS, 1.1 * PAIRS);
    }

    /** The column has the shape of the mean spectrum, which is that of neither phase. */
    @Test
    void aColumnForItImprovesTheCompositionsOfPhases() {
        DMatrixRMaj ramp = ramp();
        CountMatrix counts = drawn(ramp);
        FitResult without = fit(counts, ramp, builder().build());
        FitResult with = fit(counts, ramp, builder().withPileUp().build());
        assertThat(silver(with, 0)).isLessThan(silver(without, 0) / 2); // of aluminium oxide, none in truth
        assertThat(error(with, 1)).isLessThan(error(without, 1));
        assertThat(with.warnings()).isEmpty();
    }

    private static FitResult fit(CountMatrix counts, DMatrixRMaj abundances, EdxModel model) {
        Problem problem = new Problem(
                counts,
                SHAPE,
                Optional.of(model),
                abundances.getNumRows(),
                List.of(new Constraint.FixedH(abundances)),
                List.of());
        return Fit.of(problem, SolverCatalog.defaults().create("newton"))
                .initializer(InitializerCatalog.defaults().get("random"))
                .seed(1)
                .run();
    }

    private static Composition found(FitResult result, int phase) {
        return Quantification.composition(
                        result.basis().orElseThrow(), result.factors().w(), phase)
                .orElseThrow();
    }

    private static double silver(FitResult result, int phase) {
        return found(result, phase).atomicFraction(Element.of("Ag"));
    }

    /** Largest error of an atomic fraction of a phase. */
    private static double error(FitResult result, int phase) {
        return ELEMENTS.stream()
                .mapToDouble(element ->
                        Math.abs(found(result, phase).atomicFraction(element) - PHASES[phase].atomicFraction(element)))
                .max()
                .orElseThrow();
    }

    private static double pileUpShare(FitResult result) {
        double[] weights = result.factors().totalWeights();
        double[] sums = result.basis().orElseThrow().columnSums();
        double total = 0;
        for (int c = 0; c < sums.length; c++) {
            total += sums[c] * weights[c];
        }
        int last = sums.length - 1;
        return sums[last] * weights[last] / total;
    }

    /** Of the events of a pixel a share is the sum of two photons of it; what lies outside the axis is lost. */
    private static CountMatrix drawn(DMatrixRMaj abundances) {
        RandomGenerator random = new SplittableRandom(SEED);
        double[][] spectra = new double[2][];
        for (int k = 0; k < 2; k++) {
            spectra[k] = spectrum(PHASES[k]);
        }
        CountMatrixBuilder counts = CountMatrix.builder(AXIS.channels(), SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double[] rising = new double[AXIS.channels()];
            double sum = 0;
            for (int l = 0; l < rising.length; l++) {
                for (int k = 0; k < abundances.getNumRows(); k++) {
                    sum += abundances.get(k, p) * spectra[k][l];
                }
                rising[l] = sum;
            }
            for (int event = 0; event < EVENTS; event++) {
                double energy = photonKeV(rising, random);
                if (random.nextDouble() < PAIRS) {
                    energy += photonKeV(rising, random);
                }
                if (AXIS.contains(energy)) {
                    counts.add(AXIS.nearestChannel(energy), 1);
                }
            }
            counts.endPixel();
        }
        return counts.build();
    }

    /** A ramp from the first to the second phase, K×P. */
    private static DMatrixRMaj ramp() {
        DMatrixRMaj h = new DMatrixRMaj(2, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double second = Math.max(0, Math.min(1, (p % 10 - 2) / 5.0));
            h.set(0, p, 1 - second);
            h.set(1, p, second);
        }
        return h;
    }

    private static double photonKeV(double[] rising, RandomGenerator random) {
        int found = Arrays.binarySearch(rising, random.nextDouble() * rising[rising.length - 1]);
        int channel = Math.min(rising.length - 1, found < 0 ? -found - 1 : found);
        return AXIS.edgeKeV(channel) + random.nextDouble() * AXIS.widthKeV();
    }

    private static double[] spectrum(Composition composition) {
        Basis basis = builder().build().initialBasis();
        double[] spectrum = new double[AXIS.channels()];
        double[] sums = basis.columnSums();
        for (int c = 0; c < basis.size(); c++) {
            double weight = c < ELEMENTS.size() ? composition.atomicFraction(ELEMENTS.get(c)) : 0.2 / sums[c];
            for (int l = 0; l < spectrum.length; l++) {
                spectrum[l] += weight * basis.g().get(l, c);
            }
        }
        double sum = Arrays.stream(spectrum).sum();
        return Arrays.stream(spectrum).map(v -> v / sum).toArray();
    }

    private static EdxModelBuilder builder() {
        return new EdxModelBuilder(PhysicsTables.defaults().withContinuum(Continua.kramers()))
                .energy(AXIS)
                .acquisition(Acquisition.unknown().withBeamKeV(200))
                .elements(ELEMENTS);
    }

    private static Composition composition(double oxygen, double aluminium, double silicon, double silver) {
        return Composition.ofAtoms(Map.of(
                Element.of("O"), oxygen,
                Element.of("Al"), aluminium,
                Element.of("Si"), silicon,
                Element.of("Ag"), silver));
    }
}
