package org.esmpy.model.edx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.DetectorDirection;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Factors;
import org.esmpy.model.Specimen;
import org.esmpy.model.SpectralModel;
import org.esmpy.model.SpectralModelContract;
import org.esmpy.model.quantify.Quantification;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.Material;
import org.esmpy.physics.attenuation.ThinFilm;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.continuum.Continua;
import org.esmpy.physics.detector.DetectorResponses;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EdxModelTest extends SpectralModelContract {
    /** Rounding of sums over a few thousand channels. */
    private static final double ROUNDING = 1e-10;

    /** Tails of a peak outside the assembled channels. */
    private static final double PEAK_TAILS = 1e-6;

    private static final PhysicsTables PHYSICS = PhysicsTables.defaults();
    private static final EnergyAxis AXIS = new EnergyAxis(0.3, 0.01, 1980);
    private static final Acquisition BEAM =
            Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(35);

    @Override
    protected SpectralModel model() {
        return builder("Mg", "Fe", "Ca", "O", "Si")
                .specimen(Specimen.film(100, 4.5))
                .build();
    }

    /** With everything in G that depends on what is found. */
    @Nested
    class OfComposition extends SpectralModelContract {
        @Override
        protected SpectralModel model() {
            return builder(PHYSICS.withContinuum(Continua.screenedBetheHeitler()), "Mg", "Fe", "Ca", "O", "Si")
                    .specimen(Specimen.film(100, 4.5))
                    .withPileUp()
                    .build();
        }
    }

    @Test
    void columnsAreTheElementsAndTheContinuum() {
        Basis basis =
                builder("Mg", "Fe").excluded(List.of(Element.of("Cu"))).build().initialBasis();
        assertThat(basis.columns())
                .extracting(BasisColumn::name)
                .containsExactly("Mg", "Fe", "Cu-K", "Cu-L", "b0", "b1");
        assertThat(basis.characteristicRows()).containsExactly(0, 1);
    }

    @Test
    void continuumColumnsHaveUnitSumAndElementColumnsAMeanSumOfOne() {
        double[] sums = builder("Mg", "Fe", "U").build().initialBasis().columnSums();
        assertThat((sums[0] + sums[1] + sums[2]) / 3).isCloseTo(1, within(ROUNDING));
        assertThat(sums[3]).isCloseTo(1, within(ROUNDING));
        assertThat(sums[4]).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void unscaledElementColumnsKeepTheirRatios() {
        EdxModel model = builder("Mg", "Fe").build();
        Composition absorber = model.initialBasis().absorber();
        DMatrixRMaj unscaled = model.unscaled(absorber);
        double[] sums = model.initialBasis().columnSums();
        double[] unscaledSums = new Basis(unscaled, model.initialBasis().columns(), absorber).columnSums();
        assertThat(unscaledSums[0]).isBetween(1e-24, 1e-20); // cm²
        assertThat(unscaledSums[0] / unscaledSums[1])
                .isCloseTo(sums[0] / sums[1], within(ROUNDING * sums[0] / sums[1]));
    }

    @Test
    void withoutAbsorptionElementColumnsAreAsEmissionTimesEfficiency() {
        double[] sums = builder("Mg", "Fe").build().initialBasis().columnSums();
        assertThat(sums[0] / sums[1]).isCloseTo(recorded("Mg") / recorded("Fe"), within(PEAK_TAILS));
    }

    @Test
    void theFilmAbsorbsWithItsOwnComposition() {
        Composition absorber = Composition.pure(Element.of("Ca"));
        Specimen film = Specimen.film(200, 3);
        double[] free = builder("Mg", "Cl").build().initialBasis().columnSums();
        double[] filmed = builder("Mg", "Cl")
                .specimen(film)
                .absorber(absorber)
                .build()
                .initialBasis()
                .columnSums();
        double path = film.massThicknessGPerCm2() / Math.sin(Math.toRadians(35));
        double expected = escape(absorber, 1.2536, path) / escape(absorber, 2.622, path);
        double lineSpread = 0.01; // other lines of Mg and Cl absorb a little differently
        assertThat(filmed[0] / filmed[1] / (free[0] / free[1])).isCloseTo(expected, within(lineSpread));
    }

    @Test
    void absorptionIsTheMeanOverTheDetectorsNotThatOfAMeanAngle() {
        Specimen thick = Specimen.film(5000, 4);
        double[] low = absorbed(thick, DetectorDirection.of(10, 0));
        double[] high = absorbed(thick, DetectorDirection.of(60, 0));
        double[] both = absorbed(thick, DetectorDirection.of(10, 0), DetectorDirection.of(60, 0));
        for (int l = 0; l < both.length; l++) {
            assertThat(both[l]).isCloseTo((low[l] + high[l]) / 2, within(ROUNDING * (low[l] + high[l])));
        }
        int oxygen = AXIS.nearestChannel(0.525);
        double[] middle = absorbed(thick, DetectorDirection.of(35, 0));
        assertThat(Math.abs(both[oxygen] / middle[oxygen] - 1)).isGreaterThan(0.05);
    }

    @Test
    void aDetectorBelowTheSurfaceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("Mg")
                        .specimen(Specimen.film(100, 4))
                        .acquisition(Acquisition.unknown()
                                .withBeamKeV(200)
                                .withDetectors(List.of(DetectorDirection.of(20, 0), DetectorDirection.of(-5, 0))))
                        .build())
                .withMessageContaining("above 0 and at most 90 degrees, got -5.0");
    }

    @Test
    void anElementWithoutALineInRangeIsDroppedWithAWarning() {
        EdxModel model = new EdxModelBuilder(PHYSICS)
                .energy(new EnergyAxis(0.83151949728, 0.01000467828, 1917))
                .acquisition(BEAM)
                .elements(Stream.of("O", "Si").map(Element::of).toList())
                .build();
        assertThat(model.warnings()).containsExactly("O has no line between 0.83 and 20.01 keV; it is left out");
        assertThat(model.initialBasis().columns()).extracting(BasisColumn::name).containsExactly("Si", "b0", "b1");
    }

    @Test
    void splitElementsHaveAColumnOnEitherSide() {
        Basis basis = builder("Mg", "Fe").splitAt(Element.of("Fe"), 2).build().initialBasis();
        assertThat(basis.columns())
                .extracting(BasisColumn::name)
                .containsExactly("Mg", "Fe-low", "Fe-high", "b0", "b1");
        Basis whole = builder("Mg", "Fe").build().initialBasis();
        double ratio = sum(basis, 0) / sum(whole, 0);
        assertThat((sum(basis, 1) + sum(basis, 2)) / ratio).isCloseTo(sum(whole, 1), within(ROUNDING));
    }

    @Test
    void refiningTakesTheCompositionThatWasFound() {
        EdxModel model = builder("Mg", "Fe").specimen(Specimen.film(100, 4.5)).build();
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{9}, {1}, {0}, {0}});
        DMatrixRMaj h = new DMatrixRMaj(new double[][] {{1, 1}});
        Basis refined = model.refine(model.initialBasis(), new Factors(w, h));
        assertThat(refined.absorber().atomicFraction(Element.of("Mg"))).isCloseTo(0.9, within(ROUNDING));
        assertThat(refined.g().get(95, 0)).isNotEqualTo(model.initialBasis().g().get(95, 0));
    }

    @Test
    void withoutAbsorptionThereIsNothingToRefine() {
        EdxModel model = builder("Mg", "Fe").build();
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{9}, {1}, {0}, {0}});
        Basis basis = model.initialBasis();
        assertThat(model.refine(basis, new Factors(w, new DMatrixRMaj(new double[][] {{1}}))))
                .isSameAs(basis);
    }

    /** In the G of a phase a line keeps its counts, and K and L lines of an element the ratio that the phase gives them. */
    @Test
    void everyPhaseAbsorbsWithItsOwnComposition() {
        EdxModel model =
                builder("Fe", "O", "Ca").specimen(Specimen.film(200, 5)).build();
        Basis mean = model.initialBasis();
        DMatrixRMaj w = new DMatrixRMaj(mean.size(), 2);
        w.set(0, 0, 1);
        w.set(1, 1, 3);
        w.set(2, 1, 2);
        Basis own = model.refinePhases(mean, w, new double[] {1, 1});
        Composition iron = Composition.ofAtoms(Map.of(Element.of("Fe"), 1.0));
        assertThat(own.ofPhase(0).absorber().atomicFraction(Element.of("Fe"))).isEqualTo(1);
        DMatrixRMaj alone = model.unscaled(iron);
        for (int c = 0; c < mean.size(); c++) {
            int column = c;
            double sum = IntStream.range(0, mean.channels())
                    .mapToDouble(l -> alone.get(l, column))
                    .sum();
            double[] found = own.ofPhase(0).column(c);
            for (int l = 0; l < found.length; l++) {
                double expected = alone.get(l, c) / sum * mean.columnSums()[c];
                assertThat(found[l]).isCloseTo(expected, within(ROUNDING * expected));
            }
        }
        assertThat(ratio(own.ofPhase(1))).isLessThan(0.98 * ratio(own.ofPhase(0)));
        assertThat(model.refinePhases(own, w, new double[] {1, 1})).isSameAs(own);
    }

    /** Iron of 7.9 g/cm³ where the map has 5 absorbs as a film that is 1.58 times as thick. */
    @Test
    void everyPhaseAbsorbsWithItsOwnDensity() {
        Composition iron = Composition.ofAtoms(Map.of(Element.of("Fe"), 1.0));
        EdxModel model = builder("Fe", "O", "Ca")
                .specimen(Specimen.film(200, 5))
                .densities(new PhaseDensities(5, List.of(new Material(iron, 7.9))))
                .build();
        Basis mean = model.initialBasis();
        DMatrixRMaj w = new DMatrixRMaj(mean.size(), 2);
        w.set(0, 0, 1);
        w.set(1, 1, 1);
        Basis own = model.refinePhases(mean, w, new double[] {1, 1});
        assertThat(own.ofPhase(0).thickness()).isEqualTo(1);
        DMatrixRMaj dense = model.unscaled(iron, 7.9 / 5);
        double sum = IntStream.range(0, mean.channels())
                .mapToDouble(l -> dense.get(l, 0))
                .sum();
        double[] found = own.ofPhase(0).column(0);
        for (int l = 0; l < found.length; l++) {
            double expected = dense.get(l, 0) / sum * mean.columnSums()[0];
            assertThat(found[l]).isCloseTo(expected, within(ROUNDING * expected));
        }
    }

    @Test
    void withoutAbsorptionPhasesHaveTheMeanBasis() {
        EdxModel model = builder("Mg", "Fe").build();
        Basis mean = model.initialBasis();
        DMatrixRMaj w = new DMatrixRMaj(mean.size(), 2);
        w.set(0, 0, 1);
        w.set(1, 1, 1);
        assertThat(model.refinePhases(mean, w, new double[] {1, 1})).isSameAs(mean);
    }

    /** Fe L over Fe K. */
    private static double ratio(Basis basis) {
        double[] iron = basis.column(0);
        double soft = 0;
        double hard = 0;
        for (int l = 0; l < iron.length; l++) {
            soft += AXIS.centreKeV(l) < 2 ? iron[l] : 0;
            hard += AXIS.centreKeV(l) < 2 ? 0 : iron[l];
        }
        return soft / hard;
    }

    @Test
    void aContinuumTiedToTheCompositionFollowsIt() {
        PhysicsTables tied = PHYSICS.withContinuum(Continua.screenedBetheHeitler());
        EdxModel model = builder(tied, "Mg", "Au").build();
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{9}, {1}, {1}});
        Factors fitted = new Factors(w, new DMatrixRMaj(new double[][] {{1}}));
        Basis refined = model.refine(model.initialBasis(), fitted);
        Composition found = Composition.ofAtoms(Map.of(Element.of("Mg"), 9.0, Element.of("Au"), 1.0));
        Basis expected = builder(tied, "Mg", "Au").absorber(found).build().initialBasis();
        assertThat(refined.column(2)).containsExactly(expected.column(2), within(ROUNDING));
        assertThat(refined.column(2)).isNotEqualTo(model.initialBasis().column(2));
        assertThat(model.refine(refined, fitted)).isSameAs(refined);
    }

    @Test
    void pileUpFollowsTheMeanSpectrum() {
        EdxModel model = builder("Si", "Fe").withoutContinuum().withPileUp().build();
        Basis initial = model.initialBasis();
        assertThat(initial.columns()).extracting(BasisColumn::name).containsExactly("Si", "Fe", "pile-up");
        assertThat(initial.characteristicRows()).containsExactly(0, 1);
        assertThat(initial.columnSums()[2]).isCloseTo(1, within(ROUNDING));
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1}, {0}, {0.1}});
        Factors silicon = new Factors(w, new DMatrixRMaj(new double[][] {{1, 3}}));
        Basis refined = model.refine(initial, silicon);
        double[] twice = refined.column(2);
        int peak = AXIS.nearestChannel(2 * 1.7398);
        assertThat(IntStream.rangeClosed(peak - 12, peak + 12)
                        .mapToDouble(l -> twice[l])
                        .sum())
                .isGreaterThan(0.9); // the rest has Si Kb in it
        assertThat(refined.column(0)).isEqualTo(initial.column(0));
        assertThat(model.refine(refined, silicon)).isSameAs(refined);
        assertThat(Quantification.meanComposition(refined, silicon).orElseThrow())
                .isEqualTo(Composition.pure(Element.of("Si")));
    }

    @Test
    void pileUpThatCannotBeSeenIsLeftOutWithAWarning() {
        EdxModel model = builder("Fe", "Cu")
                .energy(new EnergyAxis(5.005, 0.01, 500))
                .withPileUp()
                .build();
        assertThat(model.warnings()).containsExactly("no two photons sum to less than 10.00 keV; pile-up is left out");
        assertThat(model.initialBasis().columns())
                .extracting(BasisColumn::name)
                .containsExactly("Fe", "Cu", "b0", "b1");
    }

    @Test
    void siliconEscapeMovesPhotonsOfTheContinuum() {
        PhysicsTables escaping = PHYSICS.withDetectorResponse(DetectorResponses.withEscape(PHYSICS.detectorResponse()));
        EdxModel model = builder(escaping, "Mg").build();
        EdxModel plain = builder("Mg").build();
        Composition film = plain.initialBasis().absorber();
        Basis moved = new Basis(model.unscaled(film), model.initialBasis().columns(), film);
        Basis unmoved = new Basis(plain.unscaled(film), plain.initialBasis().columns(), film);
        int channel = AXIS.nearestChannel(3);
        double own = escapedShare(escaping, AXIS.centreKeV(channel));
        double above = escapedShare(escaping, AXIS.centreKeV(channel) + 1.740);
        double expected = (1 - own) * unmoved.column(1)[channel] + above * unmoved.column(1)[channel + 174];
        assertThat(moved.column(1)[channel]).isCloseTo(expected, within(ROUNDING * expected));
        assertThat(sum(moved, 1)).isCloseTo(sum(unmoved, 1), within(1e-3 * sum(unmoved, 1))); // ends of the axis
    }

    @Test
    void saysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder("Mg").acquisition(Acquisition.unknown()).build())
                .withMessageContaining("beam energy is unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("Mg")
                        .acquisition(Acquisition.unknown().withBeamKeV(200))
                        .specimen(Specimen.film(100, 4.5))
                        .build())
                .withMessageContaining("take-off angle is unknown");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().build()).withMessageContaining("at least 1");
    }

    @Test
    void refusesABeamBelowEveryEdge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder("Fe", "Ca")
                        .energy(new EnergyAxis(3, 0.01, 1000))
                        .acquisition(Acquisition.unknown().withBeamKeV(2))
                        .build())
                .withMessageContaining("none of [Fe, Ca] has a line")
                .withMessageContaining("2.0 keV");
    }

    @Test
    void refusesAnElementThatIsBothInAndOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder("Cu").excluded(List.of(Element.of("Cu"))).build())
                .withMessageContaining("Cu cannot be both");
    }

    /** The column of O in a film of SiO2, cm². */
    private static double[] absorbed(Specimen film, DetectorDirection... detectors) {
        EdxModel model = builder("O", "Si")
                .specimen(film)
                .acquisition(Acquisition.unknown().withBeamKeV(200).withDetectors(List.of(detectors)))
                .build();
        Composition silica = Composition.ofAtoms(Map.of(Element.of("O"), 2.0, Element.of("Si"), 1.0));
        return new Basis(model.unscaled(silica), model.initialBasis().columns(), silica).column(0);
    }

    private static double escapedShare(PhysicsTables physics, double energyKeV) {
        return 1 - physics.detectorResponse().continuumOrigins(energyKeV).get(0).share();
    }

    private static EdxModelBuilder builder(String... symbols) {
        return builder(PHYSICS, symbols);
    }

    private static EdxModelBuilder builder(PhysicsTables physics, String... symbols) {
        return new EdxModelBuilder(physics)
                .energy(AXIS)
                .acquisition(BEAM)
                .elements(Stream.of(symbols).map(Element::of).toList());
    }

    private static double recorded(String symbol) {
        return PHYSICS.emissionLines().lines(Element.of(symbol), 200).stream()
                .filter(emission -> AXIS.contains(emission.line().energyKeV()))
                .mapToDouble(emission -> emission.crossSectionCm2()
                        * PHYSICS.detectorEfficiency()
                                .efficiency(emission.line().energyKeV()))
                .sum();
    }

    private static double escape(Composition absorber, double energyKeV, double path) {
        return ThinFilm.escapeFraction(PHYSICS.massAttenuation().totalCm2PerG(absorber, energyKeV) * path);
    }

    private static double sum(Basis basis, int column) {
        return basis.columnSums()[column];
    }

    @Test
    void nullsAreRefusedByName() {
        EdxModelBuilder builder = new EdxModelBuilder(PhysicsTables.defaults());
        assertThatNullPointerException()
                .isThrownBy(() -> new EdxModelBuilder(null))
                .withMessage("physics");
        assertThatNullPointerException().isThrownBy(() -> builder.energy(null)).withMessage("energy");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.acquisition(null))
                .withMessage("acquisition");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.elements(null))
                .withMessage("elements");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.specimen(null))
                .withMessage("specimen");
    }

    @Test
    void saysWhatItsColumnsAre() {
        EdxModel model = new EdxModelBuilder(PhysicsTables.defaults())
                .energy(new EnergyAxis(0.1, 0.01, 1000))
                .acquisition(Acquisition.unknown().withBeamKeV(200))
                .elements(List.of(Element.of("Si"), Element.of("O")))
                .withoutContinuum()
                .build();
        assertThat(model).hasToString("EDX model, G 1000 x 2 of Si, O");
    }
}
