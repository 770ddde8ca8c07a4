package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorResponses;

/**
 * The recorded lines of one shell of an element. Their ratios are fixed, those of a free atom times the detector
 * efficiency. The ratios between shells stay free, because absorption and the errors of cross-sections change them.
 *
 * @param element the element
 * @param shell   {@code 'K'}, {@code 'L'} or {@code 'M'}
 * @param lines   its lines
 */
record LineFamily(Element element, char shell, List<Recorded> lines) {
    /** Distance below which lines are merged: far below the resolution of these detectors. */
    private static final double MERGED_KEV = 0.003;

    /**
     * Lines weaker than this, relative to the strongest of the family, are left out: noise hides them in any spectrum.
     */
    private static final double LEAST_SHARE = 1e-4;

    private static final double SILICON_K_KEV = 1.740;
    /** Half width of the window around an escape peak, full widths at half maximum: all of the peak lies within. */
    private static final double ESCAPE_WIDTHS = 3;

    LineFamily {
        lines = List.copyOf(lines);
    }

    /**
     * A line as the detector records it.
     *
     * @param energyKeV     mean recorded energy, keV
     * @param crossSection  emission cross-section times efficiency, cm²
     */
    record Recorded(double energyKeV, double crossSection) {}

    String name() {
        return element.symbol() + "-" + shell;
    }

    /** Sum of the cross-sections, cm². */
    double crossSection() {
        return lines.stream().mapToDouble(Recorded::crossSection).sum();
    }

    /** The strongest line. */
    Recorded strongest() {
        return lines.stream()
                .max((a, b) -> Double.compare(a.crossSection, b.crossSection))
                .orElseThrow();
    }

    /**
     * The families of an element with lines on the axis that the detector records, hardest first. Lines are in order of
     * energy; those nearer than {@value #MERGED_KEV} keV to each other are merged.
     *
     * @param beamKeV energy of the beam, keV
     * @param escape  whether lines have escape peaks of silicon
     * @return empty if the tables lack the element
     */
    static List<LineFamily> of(
            Element element, PhysicsTables physics, EnergyAxis axis, double beamKeV, boolean escape) {
        Map<Character, List<Recorded>> shells = new TreeMap<>();
        DetectorResponse escaping = DetectorResponses.withEscape(DetectorResponses.fanoGaussian());
        for (LineEmission emission : emissions(element, physics, beamKeV)) {
            double energyKeV = emission.line().energyKeV();
            double seen = axis.contains(energyKeV) ? emission.crossSectionCm2() * physics.efficiency(energyKeV) : 0;
            if (seen > 0) {
                List<Recorded> lines =
                        shells.computeIfAbsent(emission.line().vacancy().shell(), shell -> new ArrayList<>());
                double escaped = escape ? escapedShare(escaping, energyKeV) : 0;
                lines.add(new Recorded(energyKeV, seen * (1 - escaped)));
                if (escaped > 0) {
                    lines.add(new Recorded(energyKeV - SILICON_K_KEV, seen * escaped));
                }
            }
        }
        return shells.entrySet().stream()
                .map(entry -> new LineFamily(element, entry.getKey(), merged(entry.getValue())))
                .toList();
    }

    /**
     * The families of lines as a detector records them, with every line that it records.
     *
     * @return in the order of the shells
     */
    static List<LineFamily> recorded(Element element, List<LineEmission> emissions, DetectorEfficiency efficiency) {
        Map<Character, List<Recorded>> shells = new TreeMap<>();
        for (LineEmission emission : emissions) {
            double energyKeV = emission.line().energyKeV();
            double seen = emission.crossSectionCm2() * efficiency.efficiency(energyKeV);
            if (seen > 0) {
                shells.computeIfAbsent(emission.line().vacancy().shell(), shell -> new ArrayList<>())
                        .add(new Recorded(energyKeV, seen));
            }
        }
        return shells.entrySet().stream()
                .map(entry -> new LineFamily(element, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<LineEmission> emissions(Element element, PhysicsTables physics, double beamKeV) {
        try {
            return physics.lines(element, beamKeV);
        } catch (UnsupportedRangeException noData) {
            return List.of(); // too light or too heavy for the tables
        }
    }

    /** Share of the photons that are recorded in their escape peak. */
    private static double escapedShare(DetectorResponse escaping, double energyKeV) {
        double around = escaping.fwhmKeV(energyKeV) * ESCAPE_WIDTHS;
        double peakKeV = energyKeV - SILICON_K_KEV;
        return peakKeV > 0 ? escaping.fraction(energyKeV, peakKeV - around, peakKeV + around) : 0;
    }

    private static List<Recorded> merged(List<Recorded> lines) {
        double strongest =
                lines.stream().mapToDouble(Recorded::crossSection).max().orElseThrow();
        List<Recorded> sorted = lines.stream()
                .filter(line -> line.crossSection >= LEAST_SHARE * strongest)
                .sorted((a, b) -> Double.compare(a.energyKeV, b.energyKeV))
                .toList();
        List<Recorded> merged = new ArrayList<>();
        for (Recorded line : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && line.energyKeV - merged.get(last).energyKeV < MERGED_KEV) {
                Recorded before = merged.get(last);
                double sum = before.crossSection + line.crossSection;
                double mean = (before.energyKeV * before.crossSection + line.energyKeV * line.crossSection) / sum;
                merged.set(last, new Recorded(mean, sum));
            } else {
                merged.add(line);
            }
        }
        return merged;
    }
}
