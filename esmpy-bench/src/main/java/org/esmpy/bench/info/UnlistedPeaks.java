package org.esmpy.bench.info;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.UnsupportedRangeException;

/**
 * Finds strong peaks of the sum spectrum that no listed element explains. A peak is a window, one full width at half
 * maximum wide, that holds far more counts than the windows on both sides of it.
 */
final class UnlistedPeaks {
    /** Squared width of a line of a silicon detector, 0.13 keV at Mn Kα: noise of 0.05 keV and charge statistics. */
    private static final double NOISE_KEV2 = 0.05 * 0.05;

    private static final double STATISTICS_KEV = 0.0024;

    /** Lowest energy of a peak, keV; below, peaks overlap too much and the zero peak is near. */
    private static final double LOWEST_KEV = 0.9;

    /** Least net counts of a peak, standard deviations; chance never gives that many. */
    private static final double SIGNIFICANT = 8;

    /** Least net counts of a peak, as a share of all counts. */
    private static final double MIN_SHARE = 0.001;

    /** Least net counts of a peak, relative to its background. */
    private static final double MIN_OVER_BACKGROUND = 0.5;

    /** Least strength of a line that explains a strong peak, relative to the strongest line of its element. */
    private static final double MIN_LINE = 0.01;

    /** Lines that suggest an element for a peak. */
    private static final Set<String> NAMING = Set.of("K-L3", "L3-M5");

    /**
     * A line explains a peak within this distance, full widths at half maximum; a little more than {@link #NAMED_FWHM}.
     */
    private static final double EXPLAINED_FWHM = 0.6;

    /** An element is suggested for a peak within this distance of its line, full widths at half maximum. */
    private static final double NAMED_FWHM = 0.5;

    /** Distance of the background windows from the peak, half widths of a window: the peak does not reach there. */
    private static final int BACKGROUND_HALF_WIDTHS = 4;

    private final EnergyAxis axis;
    private final long[] sum;
    private final List<Double> explained = new ArrayList<>();
    private final EmissionLines emissionLines;
    private final double beamKeV;

    UnlistedPeaks(SpectrumImage image, EmissionLines emissionLines, double beamKeV) {
        this.axis = image.energy();
        this.sum = image.sumSpectrum();
        this.emissionLines = emissionLines;
        this.beamKeV = beamKeV;
        image.metadata().elements().forEach(this::explain);
    }

    /**
     * A sentence for each peak, in order of energy. An element is suggested for the strongest peak first; its other
     * lines, such as Kβ, then explain weaker peaks.
     */
    List<String> sentences() {
        SortedMap<Double, String> sentences = new TreeMap<>();
        for (Peak peak : peaks()) {
            if (!isExplained(peak.energyKeV)) {
                Optional<Element> element = nearest(peak.energyKeV);
                sentences.put(peak.energyKeV, sentence(peak, element));
                element.ifPresent(this::explain);
            }
        }
        return List.copyOf(sentences.values());
    }

    /** Peaks by strength; of peaks closer than one width only the strongest. */
    private List<Peak> peaks() {
        List<Peak> peaks = new ArrayList<>();
        double total = 0;
        for (long counts : sum) {
            total += counts;
        }
        double lastKeV = Double.NEGATIVE_INFINITY;
        for (int l = axis.nearestChannel(LOWEST_KEV); l < sum.length; l++) {
            double energyKeV = axis.centreKeV(l);
            double net = net(l);
            boolean strong = net > MIN_SHARE * total && energyKeV >= LOWEST_KEV && isTop(l);
            if (strong && energyKeV - lastKeV > widthKeV(energyKeV)) {
                peaks.add(new Peak(energyKeV, net));
                lastKeV = energyKeV;
            }
        }
        peaks.sort(Comparator.comparingDouble(Peak::net).reversed());
        return peaks;
    }

    private static String sentence(Peak peak, Optional<Element> element) {
        return String.format(
                Locale.ROOT,
                "a peak of %.0f counts at %.3f keV belongs to no listed element%s",
                peak.net,
                peak.energyKeV,
                element.map(found -> "; " + found + "?").orElse(""));
    }

    private void explain(Element element) {
        List<LineEmission> lines = lines(element);
        double strongest =
                lines.stream().mapToDouble(LineEmission::crossSectionCm2).max().orElse(0);
        lines.stream()
                .filter(line -> line.crossSectionCm2() > MIN_LINE * strongest)
                .forEach(line -> explained.add(line.line().energyKeV()));
    }

    private boolean isExplained(double energyKeV) {
        return explained.stream().anyMatch(line -> Math.abs(line - energyKeV) < EXPLAINED_FWHM * widthKeV(energyKeV));
    }

    /** The element whose Kα1, or else Lα1, is nearest. */
    private Optional<Element> nearest(double energyKeV) {
        Optional<Element> nearest = Optional.empty();
        double best = NAMED_FWHM * widthKeV(energyKeV);
        for (Element element : Element.all()) {
            for (LineEmission emission : lines(element)) {
                double distance = Math.abs(emission.line().energyKeV() - energyKeV);
                if (NAMING.contains(emission.line().iupac()) && distance < best) {
                    best = distance;
                    nearest = Optional.of(element);
                }
            }
        }
        return nearest;
    }

    private List<LineEmission> lines(Element element) {
        try {
            return emissionLines.lines(element, beamKeV);
        } catch (UnsupportedRangeException e) {
            return List.of(); // too light or too heavy for the tables
        }
    }

    /** Net counts of the window around a channel, if they are significant and many; else 0. */
    private double net(int l) {
        int half = Math.max(1, (int) Math.round(widthKeV(axis.centreKeV(l)) / 2 / axis.widthKeV()));
        int apart = BACKGROUND_HALF_WIDTHS * half;
        if (l - apart - half < 0 || l + apart + half >= sum.length) {
            return 0;
        }
        double peak = window(l, half);
        double background = Math.max(1, (window(l - apart, half) + window(l + apart, half)) / 2.0);
        double net = peak - background;
        boolean clear = net > SIGNIFICANT * Math.sqrt(peak + background / 2) && net > MIN_OVER_BACKGROUND * background;
        return clear ? net : 0;
    }

    private boolean isTop(int l) {
        int half = Math.max(1, (int) Math.round(widthKeV(axis.centreKeV(l)) / 2 / axis.widthKeV()));
        long here = window(l, half);
        for (int other = Math.max(half, l - half); other <= Math.min(sum.length - 1 - half, l + half); other++) {
            if (window(other, half) > here) {
                return false;
            }
        }
        return true;
    }

    private long window(int l, int half) {
        long counts = 0;
        for (int i = l - half; i <= l + half; i++) {
            counts += sum[i];
        }
        return counts;
    }

    /** Full width at half maximum of a line. */
    private static double widthKeV(double energyKeV) {
        return Math.sqrt(NOISE_KEV2 + STATISTICS_KEV * energyKeV);
    }

    private record Peak(double energyKeV, double net) {}
}
