package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Factors;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.model.quantify.Quantification;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Finds elements whose soft and hard families of lines disagree in a summed spectrum although the model contains the
 * known absorption: the film is thicker than assumed, something absorbs in front of the detector, or a cross-section is
 * wrong. One column for both would make the fit wrong near these lines. One element after the other gets two columns,
 * the one with the largest gain first, as long as the gain is beyond doubt and worth it.
 */
public final class FamilySplits {
    /** χ² per channel up to which a model fits well enough to split no element. */
    private static final double FITS = 1.2;

    /**
     * Gain that one more column must bring: half of χ² of one degree of freedom at a chance of one in a hundred
     * thousand.
     */
    private static final double SURE_NATS = 10;

    private final double[] counts;
    private final EnergyAxis axis;
    private final Function<Map<Element, Double>, EdxModel> models;

    /**
     * @param counts of all pixels together
     * @param axis   of the channels
     * @param models makes the model for given energies, keV, at which elements are split
     */
    public FamilySplits(double[] counts, EnergyAxis axis, Function<Map<Element, Double>, EdxModel> models) {
        this.counts = counts.clone();
        this.axis = axis;
        this.models = models;
    }

    /**
     * Energies between the hardest family and the others, for elements that have several on an axis.
     *
     * @param beamKeV energy of the beam, keV
     */
    public static Map<Element, Double> candidates(
            Collection<Element> elements, PhysicsTables physics, EnergyAxis axis, double beamKeV) {
        Map<Element, Double> candidates = new HashMap<>();
        for (Element element : elements) {
            between(LineFamily.of(element, physics, axis, beamKeV, false))
                    .ifPresent(energyKeV -> candidates.put(element, energyKeV));
        }
        return candidates;
    }

    private static OptionalDouble between(List<LineFamily> families) {
        if (families.size() < 2) {
            return OptionalDouble.empty();
        }
        List<LineFamily> hardestFirst = families.stream()
                .sorted(Comparator.comparingDouble(
                                (LineFamily family) -> family.strongest().energyKeV())
                        .reversed())
                .toList();
        double hardest = hardestFirst.stream()
                .skip(1)
                .mapToDouble(
                        family -> family.lines().get(family.lines().size() - 1).energyKeV())
                .max()
                .orElseThrow();
        LineFamily hard = hardestFirst.get(0);
        // Transitions between subshells of one shell, such as Ba L1-L3, are softer and far weaker than the others.
        OptionalDouble softest = hard.lines().stream()
                .mapToDouble(LineFamily.Recorded::energyKeV)
                .filter(energyKeV -> energyKeV > hardest)
                .min();
        return hard.strongest().energyKeV() > hardest && softest.isPresent()
                ? OptionalDouble.of((hardest + softest.getAsDouble()) / 2)
                : OptionalDouble.empty();
    }

    /**
     * The split elements and the fit with them.
     *
     * @param splits elements to split, in the order of their gain
     * @param mean   mean composition with these splits; empty if no element has counts
     * @param photons by element: counts per emission cross-section and efficiency of its lines, cm⁻²; that is atoms per
     *     cm² times electrons times the share of all directions that the detector covers
     */
    public record Result(List<SplitElement> splits, Optional<Composition> mean, Map<Element, Double> photons) {
        public Result {
            splits = List.copyOf(splits);
            photons = Map.copyOf(photons);
        }
    }

    /**
     * The elements to split.
     *
     * @param candidates energies, keV
     */
    public Result find(Map<Element, Double> candidates) {
        List<SplitElement> found = new ArrayList<>();
        Map<Element, Double> splits = new HashMap<>();
        Map<Element, Double> left = new HashMap<>(candidates);
        Fit now = fit(splits);
        while (!left.isEmpty() && now.chi2() > FITS) {
            Optional<Fit> best = Optional.empty();
            for (Map.Entry<Element, Double> candidate : left.entrySet()) {
                Map<Element, Double> tried = new HashMap<>(splits);
                tried.put(candidate.getKey(), candidate.getValue());
                Fit trial = fit(tried).of(candidate.getKey());
                if (best.isEmpty() || trial.nats < best.get().nats) {
                    best = Optional.of(trial);
                }
            }
            Fit chosen = best.orElseThrow();
            double gain = now.nats - chosen.nats;
            if (gain < SURE_NATS * Math.max(1, chosen.chi2()) || 2 * gain < ElementSearch.WORTH * chosen.groups()) {
                break;
            }
            Element element = chosen.split.orElseThrow();
            splits.put(element, left.remove(element));
            found.add(new SplitElement(element, splits.get(element), chosen.ratio(element), gain));
            now = chosen;
        }
        return new Result(found, mean(now), photons(now));
    }

    private static Optional<Composition> mean(Fit fit) {
        return Quantification.meanComposition(fit.basis, factors(fit.weights)).map(fit.edx::withUnfitted);
    }

    private static Map<Element, Double> photons(Fit fit) {
        double[] sums = fit.basis.columnSums();
        DMatrixRMaj perAtom = fit.edx.unscaled(fit.basis.absorber());
        Map<Element, Double> photons = new HashMap<>();
        for (int c : fit.basis.characteristicRows()) {
            double crossSections = 0;
            for (int l = 0; l < perAtom.getNumRows(); l++) {
                crossSections += perAtom.get(l, c);
            }
            Element element = ((BasisColumn.Characteristic) fit.basis.columns().get(c)).element();
            photons.put(
                    element,
                    fit.weights[c] * sums[c] / crossSections); // of a split element its harder lines, which come last
        }
        return photons;
    }

    private Fit fit(Map<Element, Double> splits) {
        EdxModel model = models.apply(splits);
        Basis basis = model.initialBasis();
        PoissonWeights.Found first = new PoissonWeights(counts, columns(basis)).find();
        Basis refined = model.refine(basis, factors(first.weights()));
        PoissonWeights.Found found =
                refined == basis ? first : new PoissonWeights(counts, columns(refined)).find(first.weights());
        return new Fit(model, refined, found.weights(), found.model(), found.nats(), Optional.empty());
    }

    private static Factors factors(double[] weights) {
        return new Factors(new DMatrixRMaj(weights.length, 1, true, weights), new DMatrixRMaj(1, 1, true, 1));
    }

    private static double[][] columns(Basis basis) {
        double[][] columns = new double[basis.size()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = basis.column(c);
        }
        return columns;
    }

    private final class Fit {
        private final EdxModel edx;
        private final Basis basis;
        private final double[] weights;
        private final double[] model;
        private final double nats;
        private final Optional<Element> split;

        Fit(EdxModel edx, Basis basis, double[] weights, double[] model, double nats, Optional<Element> split) {
            this.edx = edx;
            this.basis = basis;
            this.weights = weights;
            this.model = model;
            this.nats = nats;
            this.split = split;
        }

        Fit of(Element element) {
            return new Fit(edx, basis, weights, model, nats, Optional.of(element));
        }

        double chi2() {
            return Misfit.of(axis, counts, model).map(Misfit::chi2PerChannel).orElse(1.0);
        }

        int groups() {
            return Misfit.of(axis, counts, model).map(Misfit::groups).orElse(1);
        }

        double ratio(Element element) {
            return weight(element + "-low") / Math.max(weight(element + "-high"), Double.MIN_NORMAL);
        }

        private double weight(String name) {
            for (int c = 0; c < weights.length; c++) {
                if (basis.columns().get(c).name().equals(name)) {
                    return weights[c];
                }
            }
            return 0;
        }
    }
}
