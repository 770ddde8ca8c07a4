package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.physics.Element;

/**
 * Finds elements that a summed spectrum shows and a model lacks. Again and again it adds the element of the tables that
 * makes the spectrum most likely, with all of its lines together, as long as that is beyond doubt. Kβ, escape peaks and
 * pile-up of known elements are part of the model, so that no other element is found for them.
 */
final class ElementSearch {
    /**
     * Standard deviations from which an element is beyond doubt. A hundred elements with up to three families each are
     * tried: chance brings one of them beyond 4.5 in one of a thousand spectra.
     */
    private static final double SURE = 4.5;

    /** Noble gases that no beam implants, and elements without a stable isotope that no specimen has. */
    static final Set<String> UNLIKELY = Set.of(
            "Ne", "Kr", "Tc", "Pm", "Po", "At", "Rn", "Fr", "Ra", "Ac", "Pa", "Np", "Pu", "Am", "Cm", "Bk", "Cf", "Es");

    /**
     * Least share of the evidence for an element that must come from channels where no known error of the model
     * explains it.
     */
    private static final double LEAST_TRUSTED = 0.7;

    /** The gain that makes an element beyond doubt, nats. */
    static final double PRICE_NATS = SURE * SURE / 2;

    /** Decrease of χ² per channel that makes an element worth a column: a twentieth of the noise. */
    static final double WORTH = 0.05;

    /** Decrease of χ² per channel from which a missing element misleads a calibration: as large as the noise. */
    static final double STRONG = 1;

    /**
     * An element is tried if its gain by the quadratic approximation is at least this share of the gain that it needs.
     */
    private static final double APPROXIMATE = 0.5;

    /** Number of elements that are compared by a fit, of those with the largest gain by the quadratic approximation. */
    private static final int TRIED = 3;

    /** Largest number of elements that are found: with more, lines of most elements overlap. */
    private static final int MOST = 15;

    private final SummedSpectrum spectrum;
    private final Instrument instrument;
    private final EnergyAxis axis;
    private final double[] counts;
    private final double worth;

    /** @param worth decrease of χ² per channel that an element must bring */
    ElementSearch(SummedSpectrum spectrum, Instrument instrument, double worth) {
        this.worth = worth;
        this.spectrum = spectrum;
        this.instrument = instrument;
        this.axis = instrument.axis(spectrum.axis());
        this.counts = spectrum.counts();
    }

    /**
     * @param known    families that the model has
     * @param elements elements that are not looked for: those of the families and others that are known
     * @return in the order of their gain
     */
    List<FoundElement> missing(List<LineFamily> known, Collection<Element> elements) {
        if (!PeakScan.hasPeak(counts, axis, instrument, plain(known))) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Element element : Element.all()) {
            if (!elements.contains(element) && !UNLIKELY.contains(element.symbol())) {
                Candidate candidate = Candidate.of(element, spectrum.physics(), axis, spectrum.beamKeV(), instrument);
                if (!candidate.families().isEmpty()) {
                    candidates.add(candidate);
                }
            }
        }
        List<LineFamily> families = new ArrayList<>(known);
        List<FoundElement> found = new ArrayList<>();
        List<Candidate> dropped = new ArrayList<>();
        int lastLook = 0;
        while (found.size() < MOST) {
            double[][] columns = new SumModel(spectrum, families).columns(instrument);
            PoissonWeights.Found fit = fit(List.of(columns), new double[0]);
            List<double[]> base = new ArrayList<>(List.of(columns));
            base.addAll(SumModel.pileUp(axis, fit.model()));
            PoissonWeights.Found before = fit(base, fit.weights());
            Known model = new Known(families, columns);
            Optional<Trial> best = best(candidates, base, before, model, dropped);
            if (best.isEmpty() && found.size() > lastLook) {
                lastLook = found.size();
                candidates.addAll(dropped); // what was in doubt may be clear now that more is explained
                dropped.clear();
                continue;
            }
            if (best.isEmpty()) {
                break;
            }
            found.add(best.get().found);
            candidates.remove(best.get().candidate);
            families.addAll(best.get().candidate.families());
        }
        return found;
    }

    private double[] plain(List<LineFamily> known) {
        return fit(List.of(new SumModel(spectrum, known).columns(instrument)), new double[0])
                .model();
    }

    private Optional<Trial> best(
            List<Candidate> candidates,
            List<double[]> base,
            PoissonWeights.Found before,
            Known known,
            List<Candidate> dropped) {
        QuadraticGain gain = new QuadraticGain(counts, base, before);
        double least = Math.max(PRICE_NATS, APPROXIMATE * worth * groups(before.model()) / 2);
        Map<Candidate, Double> gains = new HashMap<>();
        candidates.forEach(candidate -> gains.put(candidate, gain.of(candidate.columns())));
        List<Candidate> promising = candidates.stream()
                .filter(candidate -> gains.get(candidate) > least)
                .sorted(Comparator.comparingDouble((Candidate candidate) -> gains.get(candidate))
                        .reversed())
                .toList();
        List<Trial> sure = new ArrayList<>();
        for (Candidate candidate : promising) {
            Trial trial = trial(candidate, base, before, known);
            if (trial.isSure()) {
                sure.add(trial);
            } else {
                candidates.remove(candidate);
                dropped.add(candidate);
            }
            if (sure.size() == TRIED) {
                break;
            }
        }
        return sure.stream().max(Comparator.comparingDouble(trial -> trial.found.gainNats()));
    }

    private Trial trial(Candidate candidate, List<double[]> base, PoissonWeights.Found before, Known known) {
        List<double[]> columns = new ArrayList<>(base);
        columns.addAll(candidate.columns());
        PoissonWeights.Found after = fit(columns, before.weights());
        double[] own = new double[counts.length];
        for (int c = base.size(); c < columns.size(); c++) {
            for (int l = 0; l < own.length; l++) {
                own[l] += after.weights()[c] * columns.get(c)[l];
            }
        }
        double[] errors = KnownErrors.of(known.families, after.weights(), known.columns, axis, instrument);
        double gain = Math.max(0, before.nats() - after.nats());
        double sigma = Math.sqrt(2 * gain / Math.max(1, unexplained(own, after.model())));
        int top = 0;
        for (int l = 0; l < own.length; l++) {
            top = own[l] > own[top] ? l : top;
        }
        FoundElement found = new FoundElement(
                candidate.element(),
                gain,
                sigma,
                Arrays.stream(own).sum(),
                axis.centreKeV(top),
                trusted(own, after.model(), errors));
        return new Trial(
                candidate,
                found,
                2 * gain > worth * groups(after.model()),
                isContradicted(candidate, before.model(), after.model()));
    }

    /**
     * Whether the spectrum clearly lacks a family of the element that the others ask for: around its strongest line, the
     * counts are less likely with the element than without. An error of the model where other families are, such as a
     * wrong width of a strong peak, may gain more than that costs.
     */
    private boolean isContradicted(Candidate candidate, double[] before, double[] after) {
        return candidate.families().stream().anyMatch(family -> {
            double keV = family.strongest().energyKeV();
            double fwhm = instrument.peak().fwhmKeV(keV);
            double lostNats = 0;
            double misfit = 0;
            int first = axis.nearestChannel(keV - fwhm);
            int last = axis.nearestChannel(keV + fwhm);
            for (int l = first; l <= last; l++) {
                if (before[l] > 0 && after[l] > 0) {
                    lostNats += after[l] - before[l] - counts[l] * Math.log(after[l] / before[l]);
                    misfit += (counts[l] - before[l]) * (counts[l] - before[l]) / before[l];
                }
            }
            return lostNats > PRICE_NATS * Math.max(1, misfit / (last - first + 1));
        });
    }

    /** Share of the information about an element that comes from channels where it is higher than the known errors. */
    private static double trusted(double[] own, double[] model, double[] errors) {
        double trusted = 0;
        double all = 0;
        for (int l = 0; l < own.length; l++) {
            double information = model[l] > 0 ? own[l] * own[l] / model[l] : 0;
            trusted += own[l] > errors[l] ? information : 0;
            all += information;
        }
        return all > 0 ? trusted / all : 0;
    }

    /** Mean squared residual, weighted with the information about the element: 1 if only noise is left. */
    private double unexplained(double[] own, double[] model) {
        double sum = 0;
        double weights = 0;
        for (int l = 0; l < own.length; l++) {
            if (model[l] > 0) {
                double weight = own[l] * own[l] / model[l];
                double residual = counts[l] - model[l];
                sum += weight * residual * residual / model[l];
                weights += weight;
            }
        }
        return weights > 0 ? sum / weights : 1;
    }

    private int groups(double[] model) {
        return Misfit.of(axis, counts, model).map(Misfit::groups).orElse(1);
    }

    private PoissonWeights.Found fit(List<double[]> columns, double[] start) {
        PoissonWeights weights = new PoissonWeights(counts, columns.toArray(new double[0][]));
        return start.length == 0 ? weights.find() : weights.find(Arrays.copyOf(start, columns.size()));
    }

    /** The families and columns of the model before a trial. */
    private record Known(List<LineFamily> families, double[][] columns) {}

    private record Trial(Candidate candidate, FoundElement found, boolean worth, boolean contradicted) {
        boolean isSure() {
            return found.sigma() > SURE && found.trusted() > LEAST_TRUSTED && worth && !contradicted;
        }
    }
}
