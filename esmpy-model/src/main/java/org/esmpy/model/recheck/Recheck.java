package org.esmpy.model.recheck;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.model.spectrum.Misfit;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.Material;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.Layer;

/**
 * Looks at the summed spectrum again once the phases of a map and their films are known. Before that, a sum cannot tell a
 * thicker film from a layer in front of the detector or from wrong ratios of lines. Three things are looked for: a
 * continuum that the usual one does not follow; a layer in front of the detector, by its absorption edges and by the
 * ratios of soft to hard lines of several elements, which it changes in a certain manner; and soft lines that are
 * stronger or weaker beside the hard ones than tables say. All columns are free in weight meanwhile.
 */
public final class Recheck {
    /** One value more, beyond doubt: χ² of one degree of freedom at one in a hundred thousand. */
    private static final double SURE_NATS = 10;

    /** The same for any of ten: five materials in front of films of two kinds. */
    private static final double LAYER_NATS = SURE_NATS + Math.log(10);

    /** Any smooth continuum, beyond doubt: χ² of ten degrees of freedom at one in a thousand. */
    private static final double CONTINUUM_NATS = 15;

    /** By how much χ² per channel must fall for what makes the model less rigid. */
    private static final double WORTH = 0.05;

    /** Smallest mass per area of a layer that is tried, g/cm²: 10 nm of carbon. */
    private static final double LEAST_G_PER_CM2 = 2e-6;

    /** Thicker layers are tried, each of twice the mass of that before: up to 5 µm of ice. */
    private static final int DOUBLINGS = 8;

    /** Halvings of the interval that holds the thickness. */
    private static final int REFINEMENTS = 12;

    /** Step of a second derivative, relative to the thickness. */
    private static final double CURVATURE_STEP = 0.1;

    /** Step of the logarithm of the thickness of films by which derivatives are taken. */
    private static final double FILM_STEP = 0.1;

    private static final double UM_PER_CM = 1e4;

    private final EnergyAxis axis;
    private final double[] counts;
    private final FittedSum fitted;
    private final PhysicsTables physics;
    private final CrossSectionErrors crossSectionErrors;

    /**
     * @param fitted  the phases
     * @param counts  of all pixels together, L values
     * @param physics of the fit
     */
    public Recheck(FittedSum fitted, double[] counts, PhysicsTables physics, CrossSectionErrors crossSectionErrors) {
        this.axis = fitted.axis();
        this.counts = counts.clone();
        this.fitted = fitted;
        this.physics = physics;
        this.crossSectionErrors = crossSectionErrors;
    }

    /** What can stand in front of a detector, each 1 µm thick. */
    private static Map<String, Layer> candidates() {
        Map<String, Layer> candidates = new LinkedHashMap<>();
        candidates.put("ice", Layer.ice(1));
        candidates.put("carbon", layer(Map.of("C", 1.0), 2.0));
        candidates.put("polyimide", layer(Map.of("C", 22.0, "H", 10.0, "N", 2.0, "O", 5.0), 1.42));
        candidates.put("aluminium", Layer.aluminium(1));
        candidates.put("silicon", Layer.silicon(1));
        return candidates;
    }

    private static Layer layer(Map<String, Double> atoms, double densityGPerCm3) {
        Map<Element, Double> elements = new LinkedHashMap<>();
        atoms.forEach((symbol, amount) -> elements.put(Element.of(symbol), amount));
        return new Layer(new Material(Composition.ofAtoms(elements), densityGPerCm3), 1);
    }

    /** What the model lacks; ratios of lines only where nothing else is, which would change the films of the phases. */
    public Rechecked find() {
        PhaseSum found = fitted.found(1);
        PoissonWeights.Found anyContinuum = fit(found.columns(PhaseSum.Continuum.SMOOTH));
        double inflation = Math.max(
                1,
                Misfit.of(axis, counts, anyContinuum.model())
                        .map(Misfit::chi2PerChannel)
                        .orElse(1.0));
        PhaseSum given = fitted.given();
        Films asFound = new Films(found, anyContinuum, inflation);
        Films asGiven = new Films(given, fit(given.columns(PhaseSum.Continuum.SMOOTH)), inflation);
        List<Films> films = List.of(asFound, asGiven);
        double bare = Math.min(asFound.bare.nats, asGiven.bare.nats);
        // A continuum of another shape was taken for films of another thickness, unless edges and ratios of lines show
        // these.
        Films likely = asFound.smooth.nats < asGiven.smooth.nats - SURE_NATS ? asFound : asGiven;
        double smooth = likely.smooth.nats;
        // Behind a layer, the continuum of the model must do as well as any smooth one does without: a hump is no
        // layer.
        Optional<Behind> layer =
                layer(films, PhaseSum.Continuum.USUAL, bare, Math.max(LAYER_NATS, bare - smooth - SURE_NATS));
        PoissonWeights.Found best =
                asFound.bare.fit.nats() < asGiven.bare.fit.nats() ? asFound.bare.fit : asGiven.bare.fit;
        PoissonWeights.Found usual = layer.map(Behind::fit).orElse(best);
        PoissonWeights.Found free = layer.map(Behind::anyContinuum).orElse(likely.smooth.fit);
        boolean otherContinuum = usual.nats() - free.nats() > sureOfContinuum(free, inflation);
        if (layer.isEmpty() && otherContinuum) {
            layer = layer(films, PhaseSum.Continuum.SMOOTH, smooth, LAYER_NATS);
            free = layer.map(Behind::fit).orElse(free);
        }
        double[] weights = free.weights();
        boolean isRight = layer.isEmpty() && !otherContinuum;
        Optional<FilmShift> film = isRight ? Optional.of(filmShift(asFound, inflation)) : Optional.empty();
        return new Rechecked(
                otherContinuum ? Optional.of(found.factor(axis, weights)) : Optional.empty(),
                layer.map(Behind::layer),
                film.map(shift -> asFound.bare.ratios.beyond(SURE_NATS, shift)).orElse(List.of()),
                film.map(asFound.bare.ratios::doubtful).orElse(List.of()));
    }

    /** Films as the continuum shows them, which do not depend on ratios of lines. */
    private FilmShift filmShift(Films asFound, double inflation) {
        return FilmShift.of(
                nats(Math.exp(-FILM_STEP)) / inflation,
                asFound.bare.fit.nats() / inflation,
                nats(Math.exp(FILM_STEP)) / inflation,
                FILM_STEP);
    }

    /** Nats of films as they were found, all thicker by a factor. */
    private double nats(double factor) {
        return fit(fitted.found(factor).columns(PhaseSum.Continuum.USUAL)).nats();
    }

    /** By how much another continuum must be more likely, nats. */
    private double sureOfContinuum(PoissonWeights.Found fit, double inflation) {
        int groups = Misfit.of(axis, counts, fit.model()).map(Misfit::groups).orElse(1);
        return Math.max(CONTINUUM_NATS * inflation, WORTH * groups / 2);
    }

    /** The layer that gains most beside none, if it gains enough. */
    private Optional<Behind> layer(
            List<Films> films, PhaseSum.Continuum continuum, double withoutNats, double leastNats) {
        return films.stream()
                .flatMap(of -> candidates().entrySet().stream()
                        .map(candidate -> of.best(
                                candidate.getKey(), candidate.getValue(), continuum, withoutNats, leastNats / 2)))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Behind::gainNats))
                .filter(best -> best.gainNats() > leastNats);
    }

    private PoissonWeights.Found fit(List<double[]> columns) {
        return weights(columns).find();
    }

    private PoissonWeights weights(List<double[]> columns) {
        return new PoissonWeights(counts, columns.toArray(new double[0][]));
    }

    /** A fit with all columns behind a layer, with what its ratios of lines cost. */
    private record Look(PoissonWeights.Found fit, LinePairs.Measured ratios, double nats) {}

    /**
     * A layer with the fits behind it.
     *
     * @param fit          with the continuum with which it was looked for
     * @param anyContinuum with any smooth continuum
     */
    private record Behind(FoundLayer layer, PoissonWeights.Found fit, PoissonWeights.Found anyContinuum) {
        double gainNats() {
            return layer.gainNats();
        }
    }

    /** Looks at the spectrum through films of certain thickness and a layer in front of the detector. */
    private final class Films {
        private final SumBehindLayer columns;
        private final double inflation;
        private final LinePairs pairs;
        private final Look bare;
        private final Look smooth;

        /** @param anyContinuum the fit of the sum with any smooth continuum */
        Films(PhaseSum sum, PoissonWeights.Found anyContinuum, double inflation) {
            this.columns = new SumBehindLayer(axis, sum, physics);
            this.inflation = inflation;
            this.pairs = LinePairs.of(sum, crossSectionErrors, physics.detectorEfficiency());
            List<double[]> usual = sum.columns(PhaseSum.Continuum.USUAL);
            this.bare = look(usual, fit(usual));
            this.smooth = look(sum.columns(PhaseSum.Continuum.SMOOTH), anyContinuum);
        }

        private Look look(List<double[]> all, PoissonWeights.Found fit) {
            LinePairs.Measured ratios = pairs.measured(all, fit, inflation);
            return new Look(fit, ratios, fit.nats() / inflation + ratios.penaltyNats());
        }

        /** A look behind a layer, from the weights of another one that is not far. */
        private Look look(Material material, double um, PhaseSum.Continuum continuum, Look near) {
            List<double[]> all = columns.columns(new Layer(material, um), continuum);
            return look(all, weights(all).find(near.fit.weights()));
        }

        /**
         * The thickness that makes spectrum and ratios most likely; empty if that is none, or if it gains clearly less than
         * what is asked: the gain is nearly quadratic around its maximum, of which the best of thicknesses a factor of two
         * apart has nine tenths.
         */
        Optional<Behind> best(
                String name, Layer micrometre, PhaseSum.Continuum continuum, double withoutNats, double leastNats) {
            Material material = micrometre.material();
            double leastUm = LEAST_G_PER_CM2 / material.densityGPerCm3() * UM_PER_CM;
            double um = 0;
            Look best = continuum == PhaseSum.Continuum.USUAL ? bare : smooth;
            for (int i = 0; i <= DOUBLINGS; i++) {
                Look look = look(material, leastUm * Math.scalb(1, i), continuum, best);
                if (look.nats > best.nats) {
                    break;
                }
                um = leastUm * Math.scalb(1, i);
                best = look;
            }
            if (um == 0 || withoutNats - best.nats < leastNats) {
                return Optional.empty();
            }
            double step = um / 2;
            for (int i = 0; i < REFINEMENTS; i++) {
                for (double tried : new double[] {um - step, um + step}) {
                    Look look = look(material, tried, continuum, best);
                    if (look.nats < best.nats) {
                        best = look;
                        um = tried;
                        break;
                    }
                }
                step /= 2;
            }
            double around = um * CURVATURE_STEP;
            double sides = look(material, um + around, continuum, best).nats
                    + look(material, um - around, continuum, best).nats;
            double curvature = (sides - 2 * best.nats) / (around * around);
            FoundLayer layer = new FoundLayer(
                    name,
                    new Layer(material, um),
                    curvature > 0 ? 1 / Math.sqrt(curvature) : um,
                    withoutNats - best.nats);
            return Optional.of(
                    new Behind(layer, best.fit, fit(columns.columns(layer.layer(), PhaseSum.Continuum.SMOOTH))));
        }
    }
}
