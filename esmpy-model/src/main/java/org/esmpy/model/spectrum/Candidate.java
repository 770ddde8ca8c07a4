package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.spectrum.LineFamily.Recorded;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * An element that may be in a spectrum, with a column for each of its families of lines. The specimen and layers in
 * front of the detector absorb softer lines more than harder ones. So a family may be weaker, relative to a harder one,
 * than in a thin film, but not more than {@value #SOFTER} times stronger, which allows for the error of cross-sections
 * and yields. Columns that each hold a family and all harder ones, with weights of at least 0, express exactly that. So
 * the L lines of an element whose K lines are on the axis prove nothing without these.
 *
 * @param element  the element
 * @param families hardest first
 * @param columns  one for each family; L values each
 */
record Candidate(Element element, List<LineFamily> families, List<double[]> columns) {
    private static final double SOFTER = 1.5;

    /** The candidate of an element; without families if no line is recorded. */
    static Candidate of(
            Element element, PhysicsTables physics, EnergyAxis axis, double beamKeV, Instrument instrument) {
        List<LineFamily> families = LineFamily.of(element, physics, axis, beamKeV, instrument.escape()).stream()
                .filter(family -> isWithin(family, axis, instrument))
                .sorted(Comparator.comparingDouble(
                                (LineFamily family) -> family.strongest().energyKeV())
                        .reversed())
                .toList();
        DetectorResponse peak = instrument.withoutTails().peak();
        List<double[]> columns = new ArrayList<>();
        List<Recorded> lines = new ArrayList<>();
        for (int f = 0; f < families.size(); f++) {
            double factor = f == 0 ? 1 : SOFTER;
            families.get(f)
                    .lines()
                    .forEach(line -> lines.add(new Recorded(line.energyKeV(), factor * line.crossSection())));
            columns.add(SumModel.column(lines, axis, peak));
        }
        return new Candidate(element, families, columns);
    }

    /** Whether the axis holds the strongest peak to half of its height; a cut peak could be anything. */
    private static boolean isWithin(LineFamily family, EnergyAxis axis, Instrument instrument) {
        double keV = family.strongest().energyKeV();
        double half = instrument.peak().fwhmKeV(keV);
        return keV - half > axis.lowestKeV() && keV + half < axis.highestKeV();
    }
}
