package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.Element;
import org.esmpy.physics.continuum.Continua;

/**
 * Finds what the model of a map lacks from its summed spectrum: elements that are not listed, and where the channels are
 * and how wide peaks are. Both in turn, for each misleads the other: a calibration, strong unlisted elements, the
 * calibration with them, all unlisted elements, the calibration with them; then escape peaks. Where the model fits as it is, it stays as it is.
 */
public final class SpectrumAnalysis {
    /** Terms of the continuum while the instrument is looked at; it must not be mistaken for the wings of peaks. */
    private static final int FLEXIBLE = 3;

    /** Twice the gain of a calibration, beyond doubt: χ² of five degrees of freedom at one in a thousand. */
    private static final double CALIBRATED = 20.5;

    /** Escape peaks and pile-up are there or not; the odds must be a hundred to one, in nats. */
    private static final double SEEN_NATS = 4.6;

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
     * Looks at the spectrum.
     *
     * @param start what files and tables say of the instrument
     * @param free  which of its parameters may be found
     * @param stray whether elements are looked for
     */
    public Findings find(Instrument start, Set<Parameter> free, boolean stray) {
        List<FoundElement> found = List.of();
        Calibration calibration = calibrate(start, found, free, List.of());
        for (double worth : stray ? new double[] {ElementSearch.STRONG, ElementSearch.WORTH} : new double[0]) {
            List<FoundElement> before = found;
            found = search(calibration.instrument(), worth);
            if (!found.equals(before)) {
                calibration = calibrate(start, found, free, pileUp(calibration, found));
            }
        }
        if (known.isEmpty() && calibration.gainNats() > 0) {
            found = search(calibration.instrument(), ElementSearch.WORTH);
            calibration = calibrate(start, found, free, pileUp(calibration, found));
        }
        if (free.contains(Parameter.ESCAPE)) {
            calibration = withEscapeIfSeen(calibration, start, found, free);
        }
        return new Findings(spectrum.axis(), calibration, found, continuumGain(calibration.instrument(), found));
    }

    private List<FoundElement> search(Instrument instrument, double worth) {
        return new ElementSearch(flexible, instrument, worth).missing(families(instrument, List.of()), known);
    }

    private List<LineFamily> families(Instrument instrument, List<FoundElement> found) {
        List<LineFamily> families = new ArrayList<>();
        EnergyAxis axis = spectrum.axis();
        Set<Element> elements = new LinkedHashSet<>(known);
        found.forEach(element -> elements.add(element.element()));
        for (Element element : elements) {
            families.addAll(LineFamily.of(element, spectrum.physics(), axis, spectrum.beamKeV(), instrument.escape()));
        }
        return families;
    }

    private Calibration calibrate(
            Instrument start, List<FoundElement> found, Set<Parameter> free, List<double[]> pileUp) {
        SumModel model = new SumModel(flexible, families(start, found));
        Calibrator calibrator = new Calibrator(model, pileUp);
        if (model.families().isEmpty()) {
            return calibrator.stay(start, Set.of()); // the continuum alone says nothing
        }
        if (calibrator.predictedGain(start, free) < CALIBRATED / 2) {
            return calibrator.stay(start, free);
        }
        Calibration calibration = calibrator.calibrate(start, free);
        boolean sure = 2 * calibration.gainNats() > CALIBRATED * calibration.unexplained();
        return sure ? calibration : calibrator.stay(start, free);
    }

    /** The column of pile-up, if it is seen: one that is not there only takes counts of lines. */
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
            Calibration calibration, Instrument start, List<FoundElement> found, Set<Parameter> free) {
        Instrument now = calibration.instrument();
        Instrument other = now.withEscape(!now.escape());
        double gain = nats(flexible, now, found) - nats(flexible, other, found);
        if (gain < SEEN_NATS * calibration.unexplained()) {
            return calibration;
        }
        return calibrate(start.withEscape(!start.escape()), found, free, pileUp(calibration, found));
    }

    private double continuumGain(Instrument instrument, List<FoundElement> found) {
        PoissonWeights.Found more = fit(flexible, instrument, found);
        double unexplained = Misfit.of(spectrum.axis(), spectrum.counts(), more.model())
                .map(Misfit::chi2PerChannel)
                .orElse(1.0);
        return (nats(spectrum, instrument, found) - more.nats()) / Math.max(1, unexplained);
    }

    private double nats(SummedSpectrum other, Instrument instrument, List<FoundElement> found) {
        return fit(other, instrument, found).nats();
    }

    private PoissonWeights.Found fit(SummedSpectrum other, Instrument instrument, List<FoundElement> found) {
        SumModel model = new SumModel(other, families(instrument, found));
        return new PoissonWeights(spectrum.counts(), model.columns(instrument)).find();
    }
}
