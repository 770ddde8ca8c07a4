package org.esmpy.bench.linemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;

/** Computes maps of X-ray lines: for each pixel, the counts in the window of a line less the background. */
public final class LineMaps {
    /** A line within this distance of the middle of a window adds to its counts, full widths at half maximum. */
    private static final double REACH_FWHM = 1.2;

    /** A line within this distance of the middle of a background window adds to it, full widths at half maximum. */
    private static final double BACKGROUND_REACH_FWHM = 1;

    /** Least strength of a line that counts as a disturbance, relative to the strongest of its element. */
    private static final double MIN_LINE = 0.05;

    private LineMaps() {}

    /**
     * Net counts; negative where fewer counts than background are in the window.
     *
     * @return map after map, K·P
     */
    public static double[] of(SpectrumImage image, List<LineWindow> windows, Background background) {
        int pixels = image.shape().pixels();
        double[] maps = new double[Math.multiplyExact(windows.size(), pixels)];
        for (int k = 0; k < windows.size(); k++) {
            LineWindow window = windows.get(k);
            double[] gross = counts(image, window.from(), window.to());
            double[] below = background.counts(image, window);
            for (int p = 0; p < pixels; p++) {
                maps[k * pixels + p] = gross[p] - below[p];
            }
        }
        return maps;
    }

    /**
     * Lines of other elements that falsify a map: a sentence for each window and element.
     *
     * @param elements     elements that may be in the specimen
     * @param besideAsWell whether the background comes from windows beside the line, which lines may disturb as well
     */
    public static List<String> disturbances(
            LineWindow window, List<Element> elements, EmissionLines lines, double beamKeV, boolean besideAsWell) {
        List<String> sentences = new ArrayList<>();
        for (Element element : elements) {
            if (element.equals(window.element())) {
                continue;
            }
            List<LineEmission> emissions = lines.lines(element, beamKeV);
            double strongest = emissions.stream()
                    .mapToDouble(LineEmission::crossSectionCm2)
                    .max()
                    .orElse(0);
            emissions.stream()
                    .filter(emission -> emission.crossSectionCm2() > MIN_LINE * strongest)
                    .filter(emission -> disturbs(emission.line().energyKeV(), window, besideAsWell))
                    .findFirst()
                    .ifPresent(emission -> sentences.add(String.format(
                            Locale.ROOT,
                            "%s at %.3f keV overlaps with %s %s at %.3f keV; 'esmpy fit' separates them",
                            window.name(),
                            window.energyKeV(),
                            element,
                            emission.line().iupac(),
                            emission.line().energyKeV())));
        }
        return sentences;
    }

    private static boolean disturbs(double energyKeV, LineWindow window, boolean besideAsWell) {
        double fwhms = Math.abs(energyKeV - window.energyKeV()) / window.fwhmKeV();
        return fwhms < REACH_FWHM || besideAsWell && Math.abs(fwhms - TwoWindows.DISTANCE_FWHM) < BACKGROUND_REACH_FWHM;
    }

    /** Counts of each pixel in the channels {@code from} to before {@code to}. */
    static double[] counts(SpectrumImage image, int from, int to) {
        double[] counts = new double[image.shape().pixels()];
        for (int p = 0; p < counts.length; p++) {
            int pixel = p;
            image.counts().forEach(p, (channel, count) -> {
                if (channel >= from && channel < to) {
                    counts[pixel] += count;
                }
            });
        }
        return counts;
    }
}
