package org.esmpy.bench.info;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;

/** Finds contradictions in the data and metadata of a map, and describes each in a sentence. */
final class Doubts {
    /** Ratio of real to live time above which one of them counts as wrong; 4 is a dead time of 75 %. */
    private static final double MAX_REAL_OVER_LIVE = 4;

    /** Energy below which counts come from the electronics, keV: such photons are hardly detected. */
    private static final double ZERO_PEAK_KEV = 0.1;

    /** Share of all counts above which a zero peak is mentioned. */
    private static final double ZERO_PEAK_SHARE = 0.01;

    private Doubts() {}

    static List<String> about(SpectrumImage image, EmissionLines emissionLines) {
        List<String> doubts = new ArrayList<>();
        if (image.counts().total() == 0) {
            doubts.add("the map holds no counts");
        }
        Optional.ofNullable(image.metadata().notes().get(SpectrumImageReader.DOUBT))
                .ifPresent(doubts::add);
        addElements(image, emissionLines, doubts);
        addTimes(image.acquisition(), doubts);
        addZeroPeak(image, doubts);
        return doubts;
    }

    private static void addElements(SpectrumImage image, EmissionLines emissionLines, List<String> doubts) {
        OptionalDouble beamKeV = image.acquisition().beamKeV();
        if (beamKeV.isEmpty()) {
            doubts.add("the beam energy is unknown");
            return;
        }
        EnergyAxis axis = image.energy();
        for (Element element : image.metadata().elements()) {
            boolean seen = emissionLines.lines(element, beamKeV.getAsDouble()).stream()
                    .anyMatch(emission -> axis.contains(emission.line().energyKeV()));
            if (!seen) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s is listed, but has no line between %.2f and %.2f keV",
                        element,
                        axis.lowestKeV(),
                        axis.highestKeV()));
            }
        }
        doubts.addAll(new UnlistedPeaks(image, emissionLines, beamKeV.getAsDouble()).sentences());
    }

    private static void addTimes(Acquisition acquisition, List<String> doubts) {
        if (acquisition.liveTimeS().isEmpty() || acquisition.realTimeS().isEmpty()) {
            return;
        }
        double live = acquisition.liveTimeS().getAsDouble();
        double real = acquisition.realTimeS().getAsDouble();
        if (live > real || real > MAX_REAL_OVER_LIVE * live) {
            doubts.add(String.format(
                    Locale.ROOT, "live time %.3f s and real time %.3f s contradict each other", live, real));
        }
    }

    private static void addZeroPeak(SpectrumImage image, List<String> doubts) {
        EnergyAxis axis = image.energy();
        long[] sum = image.sumSpectrum();
        long low = 0;
        for (int l = 0; l < sum.length && axis.centreKeV(l) < ZERO_PEAK_KEV; l++) {
            low += sum[l];
        }
        if (low > ZERO_PEAK_SHARE * image.counts().total()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%d of %d counts lie below %.1f keV: a zero peak of the electronics",
                    low,
                    image.counts().total(),
                    ZERO_PEAK_KEV));
        }
    }
}
