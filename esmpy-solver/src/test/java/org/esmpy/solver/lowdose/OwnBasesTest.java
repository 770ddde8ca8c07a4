package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.Specimen;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.edx.PhaseAbsorption;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.prior.Priors;
import org.junit.jupiter.api.Test;

/** Iron and an oxide in 200 nm, which absorb very differently; counts are the expected ones, rounded. */
class OwnBasesTest {
    private static final Element IRON = Element.of("Fe");
    private static final Element OXYGEN = Element.of("O");
    private static final Element ALUMINIUM = Element.of("Al");
    private static final double COUNTS = 2e6;
    private static final double EPSILON = Homotopy.defaults().epsilon();

    /** Rounded counts, and a composition that settles to a thousandth. */
    private static final double SETTLED_DEG = 0.05;

    private final EdxModel model = builder().build();
    private final Basis mean = model.initialBasis();
    private final DMatrixRMaj truth = weights();
    private final Problem problem = problem(model, spectra(1, 1));

    @Test
    void theTruthStays() {
        OwnBases own = OwnBases.of(problem, mean, phases(problem), EPSILON, CancellableWorkers.single());
        assertThat(own.refinements()).isEqualTo(1);
        assertThat(farthestDeg(
                        spectra(1, 1), own.basis(), own.phases().ofPixels().w()))
                .isLessThan(SETTLED_DEG);
        assertThat(own.basis().phases()).hasSize(2);
    }

    @Test
    void phasesFoundWithOneBasisComeToTheTruth() {
        FinalPhases shared = phases(problem).with(PhaseBases.of(mean), EPSILON, CancellableWorkers.single());
        OwnBases own = OwnBases.of(problem, mean, shared, EPSILON, CancellableWorkers.single());
        assertThat(farthestDeg(spectra(1, 1), mean, shared.ofPixels().w())).isGreaterThan(20 * SETTLED_DEG);
        assertThat(farthestDeg(
                        spectra(1, 1), own.basis(), own.phases().ofPixels().w()))
                .isLessThan(SETTLED_DEG);
        assertThat(own.refinements()).isBetween(1, 2);
        assertThat(own.phases().steps()).isGreaterThan(shared.steps());
    }

    @Test
    void aModelWithOneBasisForAllPhasesChangesNothing() {
        Problem fixed = new Problem(
                problem.counts(),
                problem.shape(),
                Optional.of(SpectralModel.fixed(mean)),
                2,
                problem.constraints(),
                List.of());
        FinalPhases found = phases(problem);
        OwnBases own = OwnBases.of(fixed, mean, found, EPSILON, CancellableWorkers.single());
        assertThat(own.phases()).isSameAs(found);
        assertThat(own.basis()).isSameAs(mean);
        assertThat(own.refinements()).isZero();
    }

    /** The thickness settles to a fiftieth; the prior weighs nothing against so many counts. */
    @Test
    void aFreeThicknessIsFoundForEachPhase() {
        EdxModel free = builder().withFreeThickness().build();
        DMatrixRMaj wanted = spectra(1.6, 0.7);
        Problem other = problem(free, wanted);
        OwnBases own = OwnBases.of(other, mean, phases(other), EPSILON, CancellableWorkers.single());
        assertThat(own.basis().ofPhase(0).thickness()).isCloseTo(1.6, within(0.04));
        assertThat(own.basis().ofPhase(1).thickness()).isCloseTo(0.7, within(0.03));
        assertThat(farthestDeg(wanted, own.basis(), own.phases().ofPixels().w()))
                .isLessThan(3 * SETTLED_DEG);
        assertThat(own.refinements()).isLessThan(12);
        assertThat(own.doubt()).isEmpty();
        assertThat(own.otherFilm(free)).isEmpty();
    }

    @Test
    void aFilmMuchThinnerThanTheGivenOneIsFound() {
        EdxModel free = builder().withFreeThickness().build();
        DMatrixRMaj wanted = spectra(0.15, 0.1);
        Problem other = problem(free, wanted);
        OwnBases own = OwnBases.of(other, mean, phases(other), EPSILON, CancellableWorkers.single());
        assertThat(own.basis().ofPhase(0).thickness()).isCloseTo(0.15, within(0.02));
        assertThat(own.basis().ofPhase(1).thickness()).isCloseTo(0.1, within(0.02));
        assertThat(own.otherFilm(free)).hasValueCloseTo(0.15, within(0.05));
        assertThat(own.foundThickness(free))
                .containsExactly(
                        own.basis().ofPhase(0).thickness(),
                        own.basis().ofPhase(1).thickness());
        assertThat(own.doubt()).isEmpty();
    }

    @Test
    void aThicknessFarFromThatOfTheOtherPhasesIsNotBelieved() {
        EdxModel free = builder().withFreeThickness().build();
        Problem other = problem(free, spectra(30, 1));
        OwnBases own = OwnBases.of(other, mean, phases(other), EPSILON, CancellableWorkers.single());
        assertThat(own.basis().phases()).extracting(Basis::thickness).containsExactly(1.0, 1.0);
        assertThat(own.foundThickness(free)).isEmpty();
        assertThat(own.doubt())
                .hasValueSatisfying(
                        doubt -> assertThat(doubt).contains("phase 1", "more than", "all phases keep the given one"));
    }

    /** The truth, with the G of the mean. */
    private FinalPhases phases(Problem of) {
        return new FinalPhases(
                new Mixture(truth, abundances()),
                0,
                0,
                0,
                new ProblemWithPriors(of, Priors.none()).exposed(PhaseBases.of(mean)),
                new PixelBins(of.shape(), 1));
    }

    /** Largest angle between a spectrum and the true one, degrees. */
    private static double farthestDeg(DMatrixRMaj spectra, Basis basis, DMatrixRMaj w) {
        DMatrixRMaj found = PhaseBases.of(basis).spectra(w);
        double farthest = 0;
        for (int k = 0; k < 2; k++) {
            DMatrixRMaj one = CommonOps_DDRM.extractColumn(found, k, null);
            DMatrixRMaj other = CommonOps_DDRM.extractColumn(spectra, k, null);
            double cosine = CommonOps_DDRM.dot(one, other) / (NormOps_DDRM.normF(one) * NormOps_DDRM.normF(other));
            farthest = Math.max(farthest, Math.toDegrees(Math.acos(Math.min(1, cosine))));
        }
        return farthest;
    }

    /** Both phases pure in some pixels. */
    private static DMatrixRMaj abundances() {
        return new DMatrixRMaj(new double[][] {{1, 0}, {1, 0}, {0.7, 0.3}, {0.4, 0.6}, {0, 1}, {0, 1}});
    }

    /** Weights that count what each phase emits through itself, and as many counts of the continuum. */
    private DMatrixRMaj weights() {
        DMatrixRMaj w = new DMatrixRMaj(mean.size(), 2);
        List<Composition> compositions = List.of(
                Composition.ofAtoms(Map.of(IRON, 0.95, OXYGEN, 0.03, ALUMINIUM, 0.02)),
                Composition.ofAtoms(Map.of(IRON, 0.02, OXYGEN, 0.6, ALUMINIUM, 0.38)));
        double[] sums = mean.columnSums();
        for (int k = 0; k < 2; k++) {
            double[] atoms = new PhaseAbsorption(model, mean).atomsPerWeight(compositions.get(k));
            double lines = 0;
            for (int c = 0; c < 3; c++) {
                w.set(
                        c,
                        k,
                        compositions
                                        .get(k)
                                        .atomicFraction(
                                                List.of(IRON, OXYGEN, ALUMINIUM).get(c))
                                / atoms[c]);
                lines += w.get(c, k) * sums[c];
            }
            for (int c = 0; c < mean.size(); c++) {
                w.set(c, k, c < 3 ? COUNTS * w.get(c, k) / (2 * lines) : COUNTS / (2 * (mean.size() - 3)));
            }
        }
        return w;
    }

    /** What phases of such thickness emit. */
    private DMatrixRMaj spectra(double... thickness) {
        return PhaseBases.of(model.refinePhases(mean, truth, thickness)).spectra(truth);
    }

    private static Problem problem(EdxModel model, DMatrixRMaj spectra) {
        DMatrixRMaj a = abundances();
        return new Problem(
                SmallProblems.counts(spectra.getNumRows(), a.getNumRows(), (l, p) ->
                        (int) Math.round(spectra.get(l, 0) * a.get(p, 0) + spectra.get(l, 1) * a.get(p, 1))),
                new ImageShape(2, 3),
                Optional.of(model),
                2,
                List.of(new Constraint.SimplexH()),
                List.of());
    }

    private static EdxModelBuilder builder() {
        return new EdxModelBuilder(PhysicsTables.defaults())
                .energy(new EnergyAxis(0.3, 0.02, 500))
                .acquisition(Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(25))
                .specimen(Specimen.film(200, 5))
                .elements(List.of(IRON, OXYGEN, ALUMINIUM));
    }
}
