package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.physics.Element;
import org.esmpy.physics.continuum.Continua;

/**
 * Finds unlisted elements, and the calibration of the energy axis and of the peak width, from the summed spectrum of a
 * map. Missing elements distort a calibration and a wrong calibration distorts the search for elements, so the steps
 * alternate: a calibration, strong unlisted elements, the calibration with them, all unlisted elements, the calibration
 * with them; then escape peaks. If a misfit remains, the same is tried without the first calibration, and the better
 * fit is kept. At the end each of the weakest elements is dropped if another calibration explains the spectrum as well
 * without it. A model that fits is not changed.
 */
public final class SpectrumAnalysis {
    /** Degree of the continuum during calibration: flexible enough not to be mistaken for the wings of peaks. */
    private static final int FLEXIBLE = 3;

    /**
     * Twice the gain in nats that a calibration must bring: χ² of five degrees of freedom at a chance of one in a
     * thousand.
     */
    private static final double CALIBRATED = 20.5;

    /** Gain from which escape peaks or pile-up are taken to be there: odds of a hundred to one. */
    private static final double SEEN_NATS = 4.6;

    /**
     * Parameters that change the shape of peaks other than by axis and width. The different absorption of the phases,
     * which a sum cannot show, must not be taken for tails; so these are calibrated only if the others do not explain
     * the spectrum.
     */
    private static final Set<CalibrationParameter> SHAPE = Set.of(CalibrationParameter.FANO, CalibrationParameter.TAIL);

    /** χ² per channel from which the search is repeated in the other order. */
    private static final double DOUBTFUL = 1.2;

    /** Number of the weakest elements for which a calibration is tried instead. */
    private static final int SUSPECTS = 3;

    /** Gain that two more terms must bring: half of χ² of two degrees of freedom at a chance of one in a thousand. */
    private static final double CONTINUUM_NATS = 7;

    private final SummedSpectrum spectrum;
    private final SummedSpectrum flexible;
    private final Set<Element> known;

    /**
     * @param spectrum the counts; the continuum of its physics is what the fit would use
     * @param known    elements of the model, whether they belong to the specimen or not
     */
    public SpectrumAnalysis(SummedSpectrum spectrum, Collection<Element> known) {
        this.spectrum = spectrum;
        this.flexible = spectrum.withPhysics(spectrum.physics().withContinuum(Continua.bernstein(FLEXIBLE)));
        this.known = new LinkedHashSet<>(known);
    }

    /**
     * Analyses the spectrum.
     *
     * @param start the instrument according to files and tables
     * @param free  which of its parameters may be found
     * @param stray whether elements are looked for
     */
    public Findings find(Instrument start, Set<CalibrationParameter> free, boolean stray) {
        Look first = look(start, free, stray, calibrate(start, List.of(), free, List.of()));
        Look best = first;
        if (stray && first.calibration.unexplained() > DOUBTFUL) {
            Look second = look(
                    start,
                    free,
                    true,
                    new Calibrator(new SumModel(flexible, List.of()), List.of(), start).stay(Set.of()));
            best = second.nats() < first.nats() ? second : first;
        }
        best = withoutSubstitutes(best, start, free);
        Optional<Calibration> grossShift = grossShift(start, best, free);
        if (grossShift.isPresent()) {
            Calibration none = calibrate(start, List.of(), Set.of(), List.of());
            return new Findings(spectrum.axis(), none, List.of(), false, grossShift);
        }
        return new Findings(
                spectrum.axis(),
                best.calibration,
                best.elements,
                needsFlexibleContinuum(best.calibration, best.elements),
                Optional.empty());
    }

    /**
     * The calibration of an axis that is far off, if with it the known elements alone explain the spectrum better than
     * everything that was found. It is tried only if the findings do not fit, or if most counts belong to unlisted
     * elements.
     */
    private Optional<Calibration> grossShift(Instrument start, Look found, Set<CalibrationParameter> free) {
        double strange =
                found.elements.stream().mapToDouble(FoundElement::counts).sum();
        boolean doubtful = !found.calibration.explainsSpectrum() || strange > spectrum.total() / 2;
        if (known.isEmpty() || !free.contains(CalibrationParameter.OFFSET) || !doubtful) {
            return Optional.empty();
        }
        Instrument shifted = GrossShift.best(flexible, instrument -> families(instrument, List.of()), start);
        if (Math.abs(shifted.shiftEV() - start.shiftEV()) < GrossShift.NEAREST_EV) {
            return Optional.empty();
        }
        SumModel model = new SumModel(flexible, families(shifted, List.of()));
        Calibration calibration = new Calibrator(model, List.of(), shifted).calibrate(free);
        double gain = found.nats() - nats(flexible, calibration.instrument(), List.of());
        return 2 * gain > CALIBRATED * calibration.unexplained() ? Optional.of(calibration) : Optional.empty();
    }

    /**
     * Drops elements that only compensate a wrong calibration: each of the weakest is left out in turn, and stays out
     * if another calibration fits as well.
     */
    private Look withoutSubstitutes(Look found, Instrument start, Set<CalibrationParameter> free) {
        Look best = found;
        List<FoundElement> weakest = found.elements.stream()
                .sorted(Comparator.comparingDouble(FoundElement::gainNats))
                .limit(SUSPECTS)
                .toList();
        for (FoundElement suspect : free.isEmpty() ? List.<FoundElement>of() : weakest) {
            List<FoundElement> others = best.elements.stream()
                    .filter(other -> !other.equals(suspect))
                    .toList();
            Instrument from = start.withEscape(best.calibration.instrument().escape());
            Look without = new Look(calibrate(from, others, free, pileUp(best.calibration, others)), others);
            best = without.nats() < best.nats() ? without : best;
        }
        return best;
    }

    /**
     * Searches strong unlisted elements, then all, starting from a first calibration, and calibrates after each search.
     */
    private Look look(Instrument start, Set<CalibrationParameter> free, boolean stray, Calibration first) {
        List<FoundElement> found = List.of();
        Calibration calibration = first;
        for (double worth : stray ? new double[] {ElementSearch.STRONG, ElementSearch.WORTH} : new double[0]) {
            List<FoundElement> more = search(calibration.instrument(), found, worth);
            if (!more.isEmpty()) {
                found = Stream.concat(found.stream(), more.stream()).toList();
                calibration = calibrate(start, found, free, pileUp(calibration, found));
            }
        }
        List<FoundElement> kept = withoutUnneeded(calibration, found);
        if (kept.size() < found.size()) {
            found = kept;
            calibration = calibrate(start, found, free, pileUp(calibration, found));
        }
        if (free.contains(CalibrationParameter.ESCAPE)) {
            calibration = withEscapeIfSeen(calibration, start, found, free);
        }
        return new Look(calibration, found);
    }

    /** A calibration and the elements that were found with it. */
    private final class Look {
        private final Calibration calibration;
        private final List<FoundElement> elements;

        Look(Calibration calibration, List<FoundElement> elements) {
            this.calibration = calibration;
            this.elements = elements;
        }

        /** Misfit with a penalty for every added element, nats. */
        double nats() {
            return SpectrumAnalysis.this.nats(flexible, calibration.instrument(), elements)
                    + ElementSearch.PRICE_NATS * calibration.unexplained() * elements.size();
        }
    }

    private List<FoundElement> search(Instrument instrument, List<FoundElement> found, double worth) {
        return new ElementSearch(flexible, instrument, worth).missing(families(instrument, found), elements(found));
    }

    /** Drops elements that an early search took for an effect of the missing calibration. */
    private List<FoundElement> withoutUnneeded(Calibration calibration, List<FoundElement> found) {
        List<FoundElement> kept = new ArrayList<>(found);
        double price = ElementSearch.PRICE_NATS * calibration.unexplained();
        while (!kept.isEmpty()) {
            double now = nats(flexible, calibration.instrument(), kept);
            int weakest = -1;
            double least = price;
            for (int i = 0; i < kept.size(); i++) {
                List<FoundElement> others = new ArrayList<>(kept);
                others.remove(i);
                double gain = nats(flexible, calibration.instrument(), others) - now;
                if (gain < least) {
                    least = gain;
                    weakest = i;
                }
            }
            if (weakest < 0) {
                break;
            }
            kept.remove(weakest);
        }
        return kept;
    }

    private Set<Element> elements(List<FoundElement> found) {
        Set<Element> elements = new LinkedHashSet<>(known);
        found.forEach(element -> elements.add(element.element()));
        return elements;
    }

    private List<LineFamily> families(Instrument instrument, List<FoundElement> found) {
        List<LineFamily> families = new ArrayList<>();
        EnergyAxis axis = instrument.axis(spectrum.axis());
        for (Element element : elements(found)) {
            families.addAll(LineFamily.of(element, spectrum.physics(), axis, spectrum.beamKeV(), instrument.escape()));
        }
        return families;
    }

    private Calibration calibrate(
            Instrument start, List<FoundElement> found, Set<CalibrationParameter> free, List<double[]> pileUp) {
        SumModel model = new SumModel(flexible, families(start, found));
        Calibrator calibrator = new Calibrator(model, pileUp, start);
        if (model.families().isEmpty()) {
            return calibrator.stay(Set.of()); // the continuum alone determines nothing
        }
        Set<CalibrationParameter> usual = new LinkedHashSet<>(free);
        usual.removeAll(SHAPE);
        Calibration calibration = calibrate(calibrator, usual, found);
        return usual.size() < free.size() && !calibration.explainsSpectrum()
                ? calibrate(calibrator, free, found)
                : calibration;
    }

    private Calibration calibrate(Calibrator calibrator, Set<CalibrationParameter> free, List<FoundElement> found) {
        if (calibrator.predictedGain(free) < CALIBRATED / 2) {
            return calibrator.stay(free);
        }
        Calibration calibration = calibrator.calibrate(free);
        boolean sure = 2 * calibration.gainNats() > CALIBRATED * calibration.unexplained();
        boolean worth = 2 * calibration.gainNats() > ElementSearch.WORTH * groups(calibration.instrument(), found);
        return sure && worth ? calibration : calibrator.stay(free);
    }

    private int groups(Instrument instrument, List<FoundElement> found) {
        return Misfit.of(
                        spectrum.axis(),
                        spectrum.counts(),
                        fit(flexible, instrument, found).model())
                .map(Misfit::groups)
                .orElse(1);
    }

    /** The column of pile-up, if there is clear evidence for it; otherwise it would only take counts of lines. */
    private List<double[]> pileUp(Calibration calibration, List<FoundElement> found) {
        Instrument instrument = calibration.instrument();
        List<double[]> columns =
                new ArrayList<>(List.of(new SumModel(flexible, families(instrument, found)).columns(instrument)));
        PoissonWeights.Found without = fit(columns);
        List<double[]> pileUp = SumModel.pileUp(instrument.axis(spectrum.axis()), without.model());
        columns.addAll(pileUp);
        double gain = without.nats() - fit(columns).nats();
        return gain > SEEN_NATS * calibration.unexplained() ? pileUp : List.of();
    }

    private PoissonWeights.Found fit(List<double[]> columns) {
        return new PoissonWeights(spectrum.counts(), columns.toArray(new double[0][])).find();
    }

    private Calibration withEscapeIfSeen(
            Calibration calibration, Instrument start, List<FoundElement> found, Set<CalibrationParameter> free) {
        Instrument now = calibration.instrument();
        Instrument other = now.withEscape(!now.escape());
        double gain = nats(flexible, now, found) - nats(flexible, other, found);
        if (gain < SEEN_NATS * calibration.unexplained()) {
            return calibration;
        }
        return calibrate(start.withEscape(!start.escape()), found, free, pileUp(calibration, found));
    }

    /** More terms enlarge errors, so they must lower χ² per channel as much as an element must, and be beyond doubt. */
    private boolean needsFlexibleContinuum(Calibration calibration, List<FoundElement> found) {
        Instrument instrument = calibration.instrument();
        PoissonWeights.Found more = fit(flexible, instrument, found);
        double gain = nats(spectrum, instrument, found) - more.nats();
        return gain > CONTINUUM_NATS * calibration.unexplained()
                && 2 * gain > ElementSearch.WORTH * groups(instrument, found);
    }

    private double nats(SummedSpectrum other, Instrument instrument, List<FoundElement> found) {
        return fit(other, instrument, found).nats();
    }

    private PoissonWeights.Found fit(SummedSpectrum other, Instrument instrument, List<FoundElement> found) {
        SumModel model = new SumModel(other, families(instrument, found));
        return new PoissonWeights(spectrum.counts(), model.columns(instrument)).find();
    }
}
