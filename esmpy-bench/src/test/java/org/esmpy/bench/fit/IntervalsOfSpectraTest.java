package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.physics.SpectrumModel;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountSampler;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.Specimen;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.continuum.Continua;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.Layer;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;

/**
 * Whether the 95 % intervals of compositions hold the truth, for spectra whose cross-sections, film and contact are off by as
 * much as their stated errors say.
 */
class IntervalsOfSpectraTest {
    /** Of each film. With 50, the intervals of 870 of 900 shares held the truth. */
    private static final int SPECTRA = 6;

    private static final double LEAST_HELD = 0.88;
    private static final double COUNTS = 2e4;
    private static final double BEAM_KEV = 200;
    private static final double THICKNESS_NM = 100;
    private static final EnergyAxis AXIS = new EnergyAxis(0, 0.01, 2048);
    private static final Acquisition ACQUISITION =
            Acquisition.unknown().withBeamKeV(BEAM_KEV).withTakeOffDeg(25);

    /** Standard deviation of the logarithm of a given film, as docs/real-data.md states it. */
    private static final double FILM_ERROR = 0.15;

    /** That of the contact, µm of aluminium: half of what is there. */
    private static final double CONTACT_ERROR_UM = Layer.usualContact().thicknessUm() / 2;

    private static final List<Film> FILMS = List.of(
            new Film(5.1, Map.of("Sr", 1.0, "Ti", 1.0, "O", 3.0)),
            new Film(3.3, Map.of("Mg", 2.0, "Fe", 0.4, "Ca", 0.6, "Al", 0.5, "Si", 3.0, "O", 9.5)),
            new Film(8.2, Map.of("Ni", 60.0, "Cr", 16.0, "Al", 9.0, "Ti", 5.0, "Mo", 6.0, "W", 4.0)),
            new Film(5.5, Map.of("Ga", 0.4, "In", 0.1, "As", 0.5)));

    private record Film(double gPerCm3, Composition atoms) {
        Film(double gPerCm3, Map<String, Double> atoms) {
            this(gPerCm3, composition(atoms));
        }

        private static Composition composition(Map<String, Double> atoms) {
            Map<Element, Double> amounts = new HashMap<>();
            atoms.forEach((symbol, amount) -> amounts.put(Element.of(symbol), amount));
            return Composition.ofAtoms(amounts);
        }
    }

    /** Independent intervals that hold 95 % of the shares would hold fewer than 88 % of 108 of them once in 300 times. */
    @Test
    void holdTheTruthAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(20);
        int held = 0;
        int all = 0;
        for (int i = 0; i < SPECTRA * FILMS.size(); i++) {
            Film film = FILMS.get(i % FILMS.size());
            Fitted fitted =
                    FitRunners.withoutPlugins().run(spectrum(film, random.split()), settings(film), RunListener.none());
            for (Element element : film.atoms.elements()) {
                FractionError error = fitted.modelError(0, element).orElseThrow();
                double truth = film.atoms.atomicFraction(element);
                held += error.low() <= truth && truth <= error.high() ? 1 : 0;
                all++;
            }
        }
        assertThat(held).as("of %d shares", all).isGreaterThanOrEqualTo((int) Math.ceil(LEAST_HELD * all));
    }

    private static FitSettings settings(Film film) {
        return FitSettings.defaults()
                .edit()
                .phases(1)
                .specimen(specimen -> specimen.withFilm(THICKNESS_NM, film.gPerCm3))
                .settings();
    }

    private static SpectrumImage spectrum(Film film, SplittableRandom random) {
        PhysicsTables tables = PhysicsTables.defaults();
        double contactUm = Math.max(0, Layer.usualContact().thicknessUm() + CONTACT_ERROR_UM * random.nextGaussian());
        double thicknessNm = THICKNESS_NM * Math.exp(FILM_ERROR * random.nextGaussian());
        PhysicsTables drawn = tables.withEmissionLines(DrawnLines.of(film.atoms, tables.emissionLines(), random))
                .withContinuum(Continua.screenedBetheHeitler())
                .withDetectorEfficiency(DetectorEfficiencies.layered(
                        List.of(Layer.aluminium(contactUm), Layer.silicon(0.01)),
                        Layer.silicon(DetectorEfficiencies.ACTIVE_UM),
                        tables.massAttenuation()));
        double[] expected = new SpectrumModel(drawn, AXIS, ACQUISITION, Specimen.film(thicknessNm, film.gPerCm3))
                .expected(film.atoms, OptionalDouble.empty(), COUNTS, new ArrayList<>());
        return SpectrumImage.of(
                        new CountSampler(new DMatrixRMaj(expected.length, 1, true, expected))
                                .sample(new DMatrixRMaj(1, 1, true, 1), random),
                        new ImageShape(1, 1),
                        AXIS)
                .withAcquisition(ACQUISITION)
                .withMetadata(ImageMetadata.empty().withElements(List.copyOf(film.atoms.elements())));
    }

    /** Emission lines that differ from the tables by a factor for each shell of each element. */
    private record DrawnLines(EmissionLines tables, Map<String, Double> factors) implements EmissionLines {
        static DrawnLines of(Composition atoms, EmissionLines tables, RandomGenerator random) {
            Map<String, Double> factors = new HashMap<>();
            for (Element element : atoms.elements()) {
                Map<Character, LineEmission> strongest = new TreeMap<>();
                for (LineEmission line : tables.lines(element, BEAM_KEV)) {
                    strongest.merge(shell(line), line, (a, b) -> a.crossSectionCm2() >= b.crossSectionCm2() ? a : b);
                }
                strongest.forEach((shell, line) -> factors.put(
                        element.symbol() + shell,
                        Math.exp(CrossSectionErrors.usual()
                                        .of(element, shell, line.line().energyKeV())
                                * random.nextGaussian())));
            }
            return new DrawnLines(tables, factors);
        }

        private static char shell(LineEmission line) {
            return line.line().vacancy().toString().charAt(0);
        }

        @Override
        public String id() {
            return tables.id();
        }

        @Override
        public Provenance provenance() {
            return tables.provenance();
        }

        @Override
        public List<LineEmission> lines(Element element, double beamKeV) {
            return tables.lines(element, beamKeV).stream()
                    .map(line -> new LineEmission(
                            line.line(),
                            line.crossSectionCm2() * factors.getOrDefault(element.symbol() + shell(line), 1.0)))
                    .toList();
        }
    }
}
