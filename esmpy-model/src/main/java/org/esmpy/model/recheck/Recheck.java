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
 * Looks in the summed spectrum for errors of the model once the phases of a map and their films are known. Before that,
 * a sum cannot tell a thicker film from a layer in front of the detector or from wrong ratios of lines. Three errors
 * are looked for: a continuum that the usual one does not fit; a layer in front of the detector, which shows by its
 * absorption edges and by the ratios of soft to hard lines of several elements; and soft lines that are stronger or
 * weaker beside the hard ones than in the tables. The weights of all columns are free.
 */
public final class Recheck {
    /**
     * Gain that one more value must bring: half of χ² of one degree of freedom at a chance of one in a hundred
     * thousand.
     */
    private static final double SURE_NATS = 10;

    /** The same for the best of ten trials: five materials in front of films of two kinds. */
    private static final double LAYER_NATS = SURE_NATS + Math.log(10);

    /** Gain that two more terms must bring: half of χ² of two degrees of freedom at a chance of one in a thousand. */
    private static final double CONTINUUM_NATS = 7;

    /** Decrease of χ² per channel that makes a more flexible model worth it: a twentieth of the noise. */
    private static final double WORTH = 0.05;

    /** Smallest mass per area of a layer that is tried, g/cm²: 10 nm of carbon. */
    private static final double LEAST_G_PER_CM2 = 2e-6;

    /** Thicker layers are tried, each of twice the mass of that before: up to 5 µm of ice. */
    private static final int DOUBLINGS = 8;

    /** Halvings of the interval that holds the thickness. */
    private static final int REFINEMENTS = 12;

    /** Step of a second derivative, relative to the thickness. */
    private static final double CURVATURE_STEP = 0.1;

    private static final double UM_PER_CM = 1e4;

    private final EnergyAxis axis;
    private final double[] counts;
    private final PhaseSum found;
    private final PhaseSum given;
    private final PhysicsTables physics;
    private final CrossSectionErrors crossSectionErrors;

    /**
     * @param fit     the phases; behind films as thick as it found, or as was given: a fit makes up for a layer by thicker films
     * @param counts  of all pixels together, L values
     * @param physics of the fit
     */
    public Recheck(FittedSum fit, double[] counts, PhysicsTables physics, CrossSectionErrors crossSectionErrors) {
        this.axis = fit.axis();
        this.counts = counts.clone();
        this.found = new PhaseSum(fit, false);
        this.given = new PhaseSum(fit, true);
        this.physics = physics;
        this.crossSectionErrors = crossSectionErrors;
    }

    /** The layers that are tried in front of the detector, each 1 µm thick. */
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

    /** Finds the errors of the model. */
    public Rechecked find() {
        PoissonWeights.Found fit = fit(found.columns(PhaseSum.Continuum.SMOOTH));
        Optional<Misfit> misfit = Misfit.of(axis, counts, fit.model());
        double inflation = Math.max(1, misfit.map(Misfit::chi2PerChannel).orElse(1.0));
        double worth = WORTH * misfit.map(Misfit::groups).orElse(1) / 2;
        double usual = fit(found.columns(PhaseSum.Continuum.USUAL)).nats();
        double flexible = fit(found.columns(PhaseSum.Continuum.FLEXIBLE)).nats();
        double gain = usual - flexible;
        boolean explainsMost = gain > flexible - fit.nats(); // of what any smooth continuum would
        List<Films> films = List.of(new Films(found, inflation), new Films(given, inflation));
        double bare = films.stream().mapToDouble(of -> of.bare.nats).min().orElseThrow();
        double smooth = films.stream().mapToDouble(of -> of.smooth.nats).min().orElseThrow();
        // With the layer the usual continuum must fit as well as any smooth one without it; else the layer only fits a
        // hump.
        double least = Math.max(LAYER_NATS, bare - smooth - SURE_NATS);
        Optional<Behind> layer = films.stream()
                .flatMap(of -> candidates().entrySet().stream()
                        .map(candidate -> of.best(candidate.getKey(), candidate.getValue(), bare, least / 2)))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Behind::gainNats))
                .filter(best -> best.gainNats() > least);
        return new Rechecked(
                explainsMost && gain > Math.max(CONTINUUM_NATS * inflation, worth),
                layer.map(Behind::layer),
                layer.map(Behind::ratios).orElse(films.get(0).smooth.ratios).beyond(SURE_NATS));
    }

    private PoissonWeights.Found fit(List<double[]> columns) {
        return weights(columns).find();
    }

    private PoissonWeights weights(List<double[]> columns) {
        return new PoissonWeights(counts, columns.toArray(new double[0][]));
    }

    /** A fit with all columns behind a layer, and its nats with the penalty of the ratios of lines. */
    private record Look(PoissonWeights.Found fit, LinePairs.Measured ratios, double nats) {}

    /** A layer with the ratios of lines behind it. */
    private record Behind(FoundLayer layer, LinePairs.Measured ratios) {
        double gainNats() {
            return layer.gainNats();
        }
    }

    /** Fits the spectrum with films of one kind of thickness and a layer in front of the detector. */
    private final class Films {
        private final SumBehindLayer columns;
        private final double inflation;
        private final LinePairs pairs;
        private final Look bare;
        private final Look smooth;

        Films(PhaseSum sum, double inflation) {
            this.columns = new SumBehindLayer(axis, sum, physics);
            this.inflation = inflation;
            this.pairs = LinePairs.of(sum, crossSectionErrors, physics.detectorEfficiency());
            List<double[]> flexible = sum.columns(PhaseSum.Continuum.FLEXIBLE);
            List<double[]> any = sum.columns(PhaseSum.Continuum.SMOOTH);
            this.bare = look(flexible, fit(flexible));
            this.smooth = look(any, fit(any));
        }

        private Look look(List<double[]> all, PoissonWeights.Found fit) {
            LinePairs.Measured ratios = pairs.measured(all, fit, inflation);
            return new Look(fit, ratios, fit.nats() / inflation + ratios.penaltyNats());
        }

        /** A fit behind a layer, starting from the weights of a similar one. */
        private Look look(Material material, double um, Look near) {
            List<double[]> all = columns.columns(new Layer(material, um), PhaseSum.Continuum.FLEXIBLE);
            return look(all, weights(all).find(near.fit.weights()));
        }

        /**
         * The thickness that makes spectrum and ratios most likely; empty if it is 0, or if the gain is clearly below
         * {@code leastNats}. The gain is nearly quadratic around its maximum, so the best of thicknesses a factor of
         * two apart reaches nine tenths of it.
         */
        Optional<Behind> best(String name, Layer micrometre, double withoutNats, double leastNats) {
            Material material = micrometre.material();
            double leastUm = LEAST_G_PER_CM2 / material.densityGPerCm3() * UM_PER_CM;
            double um = 0;
            Look best = bare;
            for (int i = 0; i <= DOUBLINGS; i++) {
                Look look = look(material, leastUm * Math.scalb(1, i), best);
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
                    Look look = look(material, tried, best);
                    if (look.nats < best.nats) {
                        best = look;
                        um = tried;
                        break;
                    }
                }
                step /= 2;
            }
            double around = um * CURVATURE_STEP;
            double sides = look(material, um + around, best).nats + look(material, um - around, best).nats;
            double curvature = (sides - 2 * best.nats) / (around * around);
            FoundLayer layer = new FoundLayer(
                    name,
                    new Layer(material, um),
                    curvature > 0 ? 1 / Math.sqrt(curvature) : um,
                    withoutNats - best.nats);
            return Optional.of(new Behind(layer, best.ratios));
        }
    }
}
