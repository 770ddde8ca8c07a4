package org.esmpy.bench.calibrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.words.FindingsWords;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.FoundElement;
import org.esmpy.model.spectrum.Instrument;
import org.esmpy.model.spectrum.SpectrumAnalysis;
import org.esmpy.model.spectrum.SummedSpectrum;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorResponses;

/**
 * Calibrates the data of a fit by their summed spectrum: finds the energy axis, the line shape of the detector, and
 * elements that are not listed. Values that the user gave are kept.
 */
final class DataCalibration {
    private static final String RESPONSE = "fano-gaussian";
    private static final String ESCAPE = "-escape";
    static final String FLEXIBLE_CONTINUUM = "bernstein-3";

    private static final Set<CalibrationParameter> AXIS_AND_WIDTH =
            Set.of(CalibrationParameter.OFFSET, CalibrationParameter.GAIN, CalibrationParameter.WIDTH);

    private final FittedData data;
    private final PhysicsCatalog catalog;
    private final FitSettings settings;
    private final PhysicsSettings physics;

    DataCalibration(FittedData data, PhysicsCatalog catalog) {
        this.data = data;
        this.catalog = catalog;
        this.settings = data.settings();
        this.physics = data.physics();
    }

    /**
     * @param warnings receives a sentence for each step that was left out
     * @throws IllegalArgumentException if the elements are to be found, but the spectrum shows none or cannot be
     *     searched
     */
    FittedData calibrated(List<String> warnings) {
        OptionalDouble beamKeV = data.image().acquisition().beamKeV();
        boolean masked = !settings.masks().keV().isEmpty();
        if (settings.findsElements() && (masked || beamKeV.isEmpty())) {
            throw new IllegalArgumentException("cannot find elements, because "
                    + (masked ? "energies are masked" : "the beam energy is unknown (--beam-kev)")
                    + "; name them, for instance --elements O,Mg,Si");
        }
        boolean asked = settings.calibration().file().isPresent()
                || !free().isEmpty()
                || settings.calibration().findsStray()
                || !hasContinuum();
        if (masked && settings.calibration().file().isPresent()) {
            warnings.add("the calibration of " + settings.calibration().file().get()
                    + " was not used: fits with masked energies are not calibrated");
        }
        if (beamKeV.isEmpty() || masked || !(asked || settings.findsElements())) {
            return data;
        }
        SpectrumAnalysis analysis = analysis(data.image(), beamKeV.getAsDouble());
        boolean stray = settings.calibration().findsStray() || settings.findsElements();
        Findings found = settings.calibration().file().isPresent() && isOfFano()
                ? earlier(analysis, stray, warnings)
                : analysis.find(start(), free(), stray);
        found.grossShift().ifPresent(shift -> warnings.add(FindingsWords.ofGrossShift(shift, found)));
        List<Element> specimen = new ArrayList<>(data.elements());
        List<Element> excluded = new ArrayList<>(data.excluded());
        (settings.findsElements() ? specimen : excluded)
                .addAll(found.elements().stream().map(FoundElement::element).toList());
        if (specimen.isEmpty()) {
            throw new IllegalArgumentException(
                    "the summed spectrum shows no element beyond doubt; name them, for instance --elements O,Mg,Si");
        }
        return data.with(found.axis(), specimen, excluded, found(found), found);
    }

    /** Uses the calibration of a file, unless the model then describes the summed spectrum worse. */
    private Findings earlier(SpectrumAnalysis analysis, boolean stray, List<String> warnings) {
        String file = settings.calibration().file().orElseThrow();
        CalibrationReport report = CalibrationReport.read(Path.of(file));
        report.requireSuits(data.image().energy(), file);
        Findings without = analysis.find(start(), Set.of(), stray);
        Findings with = analysis.find(report.instrument(), Set.of(), stray);
        double before = without.calibration().unexplained();
        double after = with.calibration().unexplained();
        if (after > before) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the calibration of %s was not used: chi2 per channel would be %.2f with it and is %.2f without",
                    file,
                    after,
                    before));
            return without;
        }
        return with;
    }

    private SpectrumAnalysis analysis(SpectrumImage image, double beamKeV) {
        List<Element> known = new ArrayList<>(data.elements());
        known.addAll(data.excluded());
        return new SpectrumAnalysis(new SummedSpectrum(data.sum(), image.energy(), beamKeV, behindFilm(image)), known);
    }

    /** The physics with absorption in the film, as far as the film is known before the calibration. */
    private PhysicsTables behindFilm(SpectrumImage image) {
        PhysicsTables tables = data.tables(catalog, new ArrayList<>()); // warned of when the model is built
        double gPerCm2 = settings.specimen().specimen().massThicknessGPerCm2();
        if (gPerCm2 == 0 || data.elements().isEmpty()) {
            return tables;
        }
        return data.mean(tables)
                .map(film -> tables.withDetectorEfficiency(new BehindFilm(
                        tables.detectorEfficiency(),
                        tables.massAttenuation(),
                        film,
                        gPerCm2,
                        FilmEstimate.sines(image.acquisition()))))
                .orElse(tables);
    }

    private Instrument start() {
        Map<String, Double> options = physics.responseOptions();
        return new Instrument(
                0,
                0,
                options.getOrDefault(PhysicsChoice.FWHM_MN_KA_EV, DetectorResponses.DEFAULT_FWHM_MN_KA_EV),
                options.getOrDefault(PhysicsChoice.FANO_FACTOR, DetectorResponses.DEFAULT_FANO_FACTOR),
                options.getOrDefault(PhysicsChoice.COLLECTION_UM, 0.0),
                physics.detectorResponse().endsWith(ESCAPE));
    }

    /** The parameters that the user did not give. None for line shapes other than {@value #RESPONSE}. */
    private Set<CalibrationParameter> free() {
        if (!isOfFano()) {
            return Set.of();
        }
        Set<CalibrationParameter> free = EnumSet.noneOf(CalibrationParameter.class);
        free.addAll(settings.calibration().free());
        if (data.leavesShapes()) {
            free.retainAll(AXIS_AND_WIDTH);
        }
        Map<String, Double> given = settings.physics().responseOptions();
        removeGiven(free, CalibrationParameter.WIDTH, given, PhysicsChoice.FWHM_MN_KA_EV);
        removeGiven(free, CalibrationParameter.FANO, given, PhysicsChoice.FANO_FACTOR);
        removeGiven(free, CalibrationParameter.TAIL, given, PhysicsChoice.COLLECTION_UM);
        if (physics.detectorResponse().endsWith(ESCAPE)) {
            free.remove(CalibrationParameter.ESCAPE);
        }
        return free;
    }

    private static void removeGiven(
            Set<CalibrationParameter> free, CalibrationParameter parameter, Map<String, Double> given, String option) {
        if (given.containsKey(option)) {
            free.remove(parameter);
        }
    }

    private boolean isOfFano() {
        return physics.detectorResponse().startsWith(RESPONSE);
    }

    private boolean hasContinuum() {
        return !physics.continuum().equals(PhysicsSettings.AUTO_CONTINUUM);
    }

    private PhysicsSettings found(Findings found) {
        PhysicsSettings result = physics;
        if (!hasContinuum()) {
            result = result.withContinuum(
                    found.needsFlexibleContinuum() && !data.findsThicknessOfPhases()
                            ? FLEXIBLE_CONTINUUM
                            : PhysicsChoice.USUAL_CONTINUUM);
        }
        Instrument instrument = found.calibration().instrument();
        if (!isOfFano() || instrument.equals(start())) {
            return result;
        }
        Map<String, Double> options = new HashMap<>(physics.responseOptions());
        options.put(PhysicsChoice.FWHM_MN_KA_EV, instrument.fwhmMnKaEV());
        options.put(PhysicsChoice.FANO_FACTOR, instrument.fanoFactor());
        options.put(PhysicsChoice.COLLECTION_UM, instrument.collectionUm());
        return result.withResponse(instrument.escape() ? RESPONSE + ESCAPE : RESPONSE, options);
    }
}
