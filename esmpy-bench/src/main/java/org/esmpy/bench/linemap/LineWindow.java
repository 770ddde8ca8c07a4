package org.esmpy.bench.linemap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;

/**
 * The channels whose counts are the intensity of a line: those within one full width at half maximum of its energy.
 *
 * @param name      as it was asked for, e.g. {@code "Fe-Ka"}
 * @param element   the emitting element
 * @param energyKeV mean energy of the lines of that name, by their intensity, keV
 * @param fwhmKeV   full width at half maximum there, keV
 * @param from      first channel
 * @param to        channel after the last one
 */
public record LineWindow(String name, Element element, double energyKeV, double fwhmKeV, int from, int to) {
    /**
     * The window of a line or a family of lines.
     *
     * @param name    element and line, e.g. {@code "Fe-Ka"} (Kα1 and Kα2), {@code "Fe-Kb1"} or {@code "Fe-K-L3"}
     * @param lines   the lines there are
     * @param beamKeV beam energy, keV
     * @throws IllegalArgumentException if there is no such line, or it lies outside of the axis; lists the choices
     */
    public static LineWindow of(
            String name, EmissionLines lines, double beamKeV, DetectorResponse response, EnergyAxis axis) {
        int dash = name.indexOf('-');
        if (dash < 1 || dash == name.length() - 1) {
            throw new IllegalArgumentException("'" + name + "' is not a line; expected element and line, e.g. Fe-Ka");
        }
        Element element = Element.of(name.substring(0, dash));
        String line = name.substring(dash + 1);
        List<LineEmission> all = lines.lines(element, beamKeV);
        List<LineEmission> found =
                all.stream().filter(emission -> isNamed(emission, line)).toList();
        double sum = found.stream().mapToDouble(LineEmission::crossSectionCm2).sum();
        if (!(sum > 0)) {
            throw new IllegalArgumentException("a beam of " + beamKeV + " keV excites no line " + name + "; of "
                    + element + " there are " + names(all));
        }
        double energyKeV = found.stream()
                        .mapToDouble(emission ->
                                emission.crossSectionCm2() * emission.line().energyKeV())
                        .sum()
                / sum;
        double fwhmKeV = response.fwhmKeV(energyKeV);
        if (energyKeV - fwhmKeV < axis.lowestKeV() || energyKeV + fwhmKeV > axis.highestKeV()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s at %.3f keV lies outside of the map, which has %.3f to %.3f keV",
                    name,
                    energyKeV,
                    axis.lowestKeV(),
                    axis.highestKeV()));
        }
        return new LineWindow(
                name,
                element,
                energyKeV,
                fwhmKeV,
                axis.nearestChannel(energyKeV - fwhmKeV),
                axis.nearestChannel(energyKeV + fwhmKeV) + 1);
    }

    /** Number of channels. */
    int channels() {
        return to - from;
    }

    private static boolean isNamed(LineEmission emission, String line) {
        String siegbahn = emission.line().siegbahn();
        boolean family = line.length() == 2 && siegbahn.startsWith(line);
        return emission.line().iupac().equals(line) || siegbahn.equals(line) || family;
    }

    private static List<String> names(List<LineEmission> all) {
        List<String> names = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingDouble(LineEmission::crossSectionCm2)
                        .reversed())
                .map(emission -> emission.line().siegbahn())
                .filter(siegbahn -> !siegbahn.isEmpty())
                .limit(6)
                .forEach(names::add);
        return names;
    }
}
